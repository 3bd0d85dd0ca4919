"""What keeps a part of the evaluation from being measured."""


class CannotMeasureError(Exception):
    """A set, a model or an encoder is missing or failed; the message is the reason that the table gives."""
