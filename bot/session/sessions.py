"""The chat sessions of all channels: random ids, what the last reply offered, and their end."""

import asyncio
import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cachetools import TTLCache

from bot.errors import UnknownSessionError
from bot.session.sweeper import start_sweeping
from bot.session.tracker_store import MOST_SESSIONS

TOKEN_BYTES = 32
# A repeated message gets the answer it had; this many answers of a session are remembered for that.
REMEMBERED_ANSWERS = 8

# The responses after which a channel hides the chat, and after which it ends it.
HIDES = "utter_hide"
ENDS = "utter_forget"
# A message that got the safe reply was not answered: sent again, it is tried again.
SAFE_REPLY = ("utter_safe_reply",)


@dataclass
class Reply:
    """What the guide says in one turn; holds the guide's words only.

    messages: {"text": str, "buttons": [{"title": str, "payload": str}]} each.
    names: the responses uttered, in order; what the channel does besides speaking hangs on them.
    """

    messages: list[dict[str, Any]]
    names: tuple[str, ...] = ()

    @property
    def hide(self) -> bool:
        """Whether the channel hides the chat now."""
        return HIDES in self.names

    @property
    def ended(self) -> bool:
        """Whether the session is over with this reply."""
        return ENDS in self.names

    def payloads(self) -> set[str]:
        """Return the payloads this reply offers."""
        return {button["payload"] for message in self.messages for button in message["buttons"]}

    def payload_by_number(self, typed: str) -> str:
        """Return the payload of the button whose title begins with the number typed ("1", "2."), "" where none does."""
        number = typed.strip(" .)")
        rows = [button for message in self.messages for button in message["buttons"]] if number.isdecimal() else []
        return next((row["payload"] for row in rows if row["title"].startswith(f"{number}. ")), "")


@dataclass
class Session:
    """One chat. sender_id is random and the only id Rasa sees; menu: payloads the channel offers at any time."""

    token: str
    sender_id: str = field(default_factory=lambda: secrets.token_hex(16))
    turn: str = field(default_factory=lambda: secrets.token_hex(16))
    last: Reply = field(default_factory=lambda: Reply([]))
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    in_flight: str = ""
    menu: frozenset[str] = frozenset()
    over: asyncio.Event = field(default_factory=asyncio.Event)
    _answers: OrderedDict[str, Reply] = field(default_factory=OrderedDict)

    def answer_to(self, message_id: str) -> Reply | None:
        """Return the answer a message already had, None for a new one."""
        return self._answers.get(message_id)

    def remember(self, message_id: str, reply: Reply) -> None:
        """Remember the last reply, and which message it answered where that is known."""
        self.last = reply
        self.turn = secrets.token_hex(16)
        if message_id and reply.names != SAFE_REPLY:
            self._answers[message_id] = reply
            while len(self._answers) > REMEMBERED_ANSWERS:
                self._answers.popitem(last=False)


class Sessions:
    """Opens, finds and ends sessions; each ends by itself when idle for too long."""

    def __init__(self, idle_seconds: int, forget: Callable[[str], None]) -> None:
        """Take how long a session may be idle, and what forgets a sender id."""
        self.idle_seconds = idle_seconds
        self._forget = forget
        self._live: TTLCache[str, Session] = TTLCache(MOST_SESSIONS, idle_seconds)
        start_sweeping(self._live)

    def open(self, opening: Reply) -> Session:
        """Open a session whose first screen is ``opening``."""
        session = Session(secrets.token_urlsafe(TOKEN_BYTES), last=opening)
        self._live[_key(session.token)] = session
        return session

    def find(self, token: str) -> Session:
        """Return a live session and start its idle time anew.

        Raises:
            UnknownSessionError: it was never opened, has ended or was idle for too long.
        """
        session = self._live.get(_key(token))
        if session is None:
            raise UnknownSessionError
        self._live[_key(token)] = session
        return session

    def end(self, token: str) -> None:
        """End a session and forget all of it.

        Raises:
            UnknownSessionError: there is no such live session.
        """
        session = self._live.pop(_key(token), None)
        if session is None:
            raise UnknownSessionError
        session.over.set()
        self._forget(session.sender_id)

    def is_live(self, token: str) -> bool:
        """Say whether a session is live, without starting its idle time anew."""
        return _key(token) in self._live


def _key(token: str) -> str:
    """Keep tokens by digest: looking one up then tells nothing by its timing."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
