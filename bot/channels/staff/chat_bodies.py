"""What the console sends about a chat; read by bot/channels/staff/bodies.py."""

from pydantic import StrictBool, StrictStr, constr

from bot.channels.reading import clean
from bot.channels.staff.bodies import UNREADABLE, Body
from bot.errors import UnreadableMessageError

# The longest code or id of a colleague.
LONGEST_CODE = 40
LONGEST_ID = 64


class MessageBody(Body):
    """A message to the adult, and an id under which a repeat is kept once."""

    text: StrictStr
    id: constr(strict=True, max_length=LONGEST_ID) = ""  # type: ignore[valid-type]


class AsideBody(Body):
    """A word to the other staff in a chat."""

    text: StrictStr


class DangerBody(Body):
    """What was decided about danger."""

    danger: constr(strict=True, max_length=LONGEST_CODE)  # type: ignore[valid-type]


class RecordBody(Body):
    """Whether a safeguarding record is needed, and why."""

    needed: StrictBool | StrictStr
    reason: constr(strict=True, max_length=LONGEST_CODE)  # type: ignore[valid-type]

    @property
    def needed_code(self) -> str:
        """Return the decision as bot/handoff/decisions.py writes it."""
        return {True: "yes", False: "no"}.get(self.needed, "") if isinstance(self.needed, bool) else self.needed


class PassBody(Body):
    """To whom a chat is passed on, "" for the queue, and whether its owner stays."""

    to: constr(strict=True, max_length=LONGEST_CODE)  # type: ignore[valid-type]
    warm: StrictBool = False


class ReasonBody(Body):
    """Why somebody is blocked."""

    reason: constr(strict=True, max_length=LONGEST_CODE)  # type: ignore[valid-type]


class ToBody(Body):
    """To whom a chat is given."""

    to: constr(strict=True, max_length=LONGEST_CODE)  # type: ignore[valid-type]


def written(text: str) -> str:
    """Return what staff wrote, without control characters; markup is text like any other.

    Raises:
        MessageTooLongError: it has more characters than a message may have.
        UnreadableMessageError: there is nothing in it.
    """
    cleaned = clean(text)
    if not cleaned:
        raise UnreadableMessageError(UNREADABLE)
    return cleaned
