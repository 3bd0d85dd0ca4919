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
    state: bot, offered, queued or live: who owns the chat after it (docs/handoff.md).
    """

    messages: list[dict[str, Any]]
    names: tuple[str, ...] = ()
    state: str = "bot"

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

    def payload_by_title(self, typed: str, prefix: str) -> str:
        """Return the payload beginning with ``prefix`` of the button whose title was typed, "" where there is none."""
        wanted = typed.strip(" .,").casefold()
        rows = [button for message in self.messages for button in message["buttons"]]
        mine = (row["payload"] for row in rows if row["title"].casefold() == wanted)
        return next((payload for payload in mine if payload.startswith(prefix)), "")

    def title_of(self, payload: str) -> str:
        """Return the title of a button by its payload, "" where the reply has no such button."""
        rows = [button for message in self.messages for button in message["buttons"]]
        return next((row["title"] for row in rows if row["payload"] == payload), "")

    def payload_by_number(self, typed: str) -> str:
        """Return the payload of the button whose title begins with the number typed ("1", "2."), "" where none does."""
        number = typed.strip(" .)")
        rows = [button for message in self.messages for button in message["buttons"]] if number.isdecimal() else []
        return next((row["payload"] for row in rows if row["title"].startswith(f"{number}. ")), "")


@dataclass
class Seat:
    """Where a session stands with the human line; nothing of it outlives the session.

    ref: its handoff, "" for none. notes_seen: the number of the last note the adult was told, counted over all handoffs
    of the session; notes_before: how many of them belong to earlier handoffs. place_told: the last place in the queue
    and when it was told. suspected_child: staff think that a child is typing. ending: the last words of the handoff
    that is over, with the number of the first. stirred: set when ref or state may have changed.
    """

    ref: str = ""
    notes_seen: int = 0
    notes_before: int = 0
    place_told: tuple[int, float] = (0, 0.0)
    suspected_child: bool = False
    ending: tuple[int, Reply] | None = None
    stirred: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class Session:
    """One chat. sender_id is random and the only id Rasa sees.

    channel: "web", "telegram". block_key: under what the line may block who writes: a keyed digest of them, or, where a
    channel knows nothing of them, a name of this session only (block_ends_with_it).
    menu: payloads the channel offers at any time.
    """

    token: str
    sender_id: str = field(default_factory=lambda: secrets.token_hex(16))
    turn: str = field(default_factory=lambda: secrets.token_hex(16))
    last: Reply = field(default_factory=lambda: Reply([]))
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    in_flight: str = ""
    channel: str = "web"
    block_key: str = field(default_factory=lambda: secrets.token_hex(16))
    block_ends_with_it: bool = True
    seat: Seat = field(default_factory=Seat)
    menu: frozenset[str] = frozenset()
    over: asyncio.Event = field(default_factory=asyncio.Event)
    _answers: OrderedDict[str, Reply] = field(default_factory=OrderedDict)

    @property
    def handoff(self) -> str:
        """Return the ref of its handoff, "" for none."""
        return self.seat.ref

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

    def __init__(
        self, idle_seconds: int, forget: Callable[[str], None], ended: Callable[["Session"], None] = lambda _: None
    ) -> None:
        """Take how long a session may be idle, what forgets a sender id, and what is told of an ended session."""
        self.idle_seconds = idle_seconds
        self._forget = forget
        self._ended = ended
        self._live: TTLCache[str, Session] = TTLCache(MOST_SESSIONS, idle_seconds)
        start_sweeping(self._live)

    def open(self, opening: Reply, *, channel: str = "web", block_key: str = "") -> Session:
        """Open a session whose first screen is ``opening``; block_key: a keyed digest of who writes, where known."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        session = Session(token, last=opening, channel=channel)
        if block_key:
            session.block_key, session.block_ends_with_it = block_key, False
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
        self._ended(session)

    def touch(self, token: str) -> None:
        """Start the idle time of a session anew, if it still lives."""
        if (session := self._live.get(_key(token))) is not None:
            self._live[_key(token)] = session

    def is_live(self, token: str) -> bool:
        """Say whether a session is live, without starting its idle time anew."""
        return _key(token) in self._live


def _key(token: str) -> str:
    """Keep tokens by digest: looking one up then tells nothing by its timing."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
