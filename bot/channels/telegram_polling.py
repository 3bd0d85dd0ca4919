"""Asks Telegram for updates: lets go of those that cannot be read, and says whenever none can be had.

python-telegram-bot asks for the same updates again, at once and without end, where one of them cannot be read, and says
nothing where Telegram does not answer at all.
"""

import logging
from typing import Any

from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.channels.metrics import meters

# OSError and ArithmeticError: a date that no calendar has.
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, OSError)
DONE = 200

logger = logging.getLogger(__name__)


def read_update(row: Any, bot: Bot | None) -> Update | None:
    """Return an update, None where it cannot be read."""
    try:
        return Update.de_json(row, bot)
    except UNREADABLE as error:
        logger.error("an update could not be read: %s", type(error).__name__)
        return None


class UpdatesRequest(HTTPXRequest):
    """Carries the calls for updates; ``fails`` says whether Telegram could not be reached the last time."""

    fails = False

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Make a call, and note what became of it."""
        try:
            status, payload = await super().do_request(*args, **kwargs)
        except TelegramError as error:
            self._note(type(error).__name__)
            raise
        self._note("" if status == DONE else str(status))
        return status, payload

    def _note(self, failure: str) -> None:
        self.fails = bool(failure)
        if failure:
            meters().fault("telegram")
            logger.warning("Telegram gave no updates: %s", failure)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return an answer, with nothing but its number left of an update that cannot be read.

        The number has to stay: naming it is how Telegram is told not to bring the update again.
        """
        try:
            answer = HTTPXRequest.parse_json_payload(payload)
            if answer["ok"] and isinstance(answer["result"], list):
                answer["result"] = [row if read_update(row, None) else _number(row) for row in answer["result"]]
        except (LookupError, TypeError, RecursionError):
            raise TelegramError("an answer could not be read") from None
        return answer


def was_logged(error: TelegramError) -> None:
    """Keep python-telegram-bot from logging once more what UpdatesRequest has said."""


def _number(row: Any) -> dict[str, int]:
    return {"update_id": int(row["update_id"])}
