"""Keeps users' words, tokens and addresses out of the logs of the process that loads a channel."""

import logging

# httpx logs request addresses at INFO, and Telegram's holds the bot token; sanic.access logs addresses of people;
# Sanic-CORS logs paths to sanic.root at DEBUG; rasa_sdk and Rasa log trackers at DEBUG. Tried: house-style.md, "four
# ways in which a user's words reach a log", and tests/canaries/.
QUIET = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "telegram": logging.WARNING,
    "sanic.access": logging.CRITICAL,
    "sanic.root": logging.INFO,
    "rasa.core.processor": logging.INFO,
    "rasa.core.actions.action": logging.CRITICAL,
    "rasa.core.channels": logging.CRITICAL,
    "asyncio": logging.CRITICAL,
}


class WordlessFilter(logging.Filter):
    """Drops what is below the level of its logger, and replaces what a warning or an exception carries by its kind."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, without the text of a warning and without a traceback."""
        if record.levelno < _least(record.name):
            return False
        if record.name == "py.warnings":
            record.msg, record.args = "a Python warning was raised", ()
        if record.exc_info and record.exc_info[0]:
            record.msg, record.args = f"{record.exc_info[0].__name__} in {record.name}", ()
            record.exc_info = record.exc_text = None
        return True


def _least(name: str) -> int:
    """Return the least level that is let through: LOG_LEVEL_LIBRARIES sets those of Sanic's loggers after us."""
    return max((level for quiet, level in QUIET.items() if name == quiet or name.startswith(f"{quiet}.")), default=0)


def quieten_logs() -> None:
    """Set levels and filters on every handler; calling it again changes nothing."""
    logging.captureWarnings(True)
    for name, level in QUIET.items():
        logging.getLogger(name).setLevel(level)
    for handler in _handlers():
        if not any(isinstance(f, WordlessFilter) for f in handler.filters):
            handler.addFilter(WordlessFilter())


def _handlers() -> list[logging.Handler]:
    names = ["", "sanic.root", "sanic.access", "sanic.error", "py.warnings", "rasa"]
    found = [handler for name in names for handler in logging.getLogger(name).handlers]
    # What writes for a logger that has no handler: Rasa leaves Sanic's without one, and with its tracebacks.
    return [*found, logging.lastResort] if logging.lastResort else found
