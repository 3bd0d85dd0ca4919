"""One chat session as every channel sees it: random ids, what the last reply offered, where the human line stands."""

import hashlib
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

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
    that is over, with the number of the first. stirred: ref or state may have changed, and nobody was told so yet.
    """

    ref: str = ""
    notes_seen: int = 0
    notes_before: int = 0
    place_told: tuple[int, float] = (0, 0.0)
    suspected_child: bool = False
    ending: tuple[int, Reply] | None = None
    stirred: bool = False


@dataclass
class Session:
    """One chat. sender_id is random and the only id Rasa sees.

    channel: "web", "telegram". block_key: under what the line may block who writes: a keyed digest of them, or, where a
    channel knows nothing of them, a name of this session only (block_ends_with_it).
    menu: payloads the channel offers at any time. pressed: digest of the payload that the last turn answered.
    """

    token: str
    sender_id: str = field(default_factory=lambda: secrets.token_hex(16))
    turn: str = field(default_factory=lambda: secrets.token_hex(16))
    last: Reply = field(default_factory=lambda: Reply([]))
    channel: str = "web"
    block_key: str = field(default_factory=lambda: secrets.token_hex(16))
    block_ends_with_it: bool = True
    seat: Seat = field(default_factory=Seat)
    menu: frozenset[str] = frozenset()
    pressed: str = ""
    answers: OrderedDict[str, Reply] = field(default_factory=OrderedDict)

    @property
    def handoff(self) -> str:
        """Return the ref of its handoff, "" for none."""
        return self.seat.ref

    def answer_to(self, message_id: str) -> Reply | None:
        """Return the answer a message already had, None for a new one."""
        return self.answers.get(message_id)

    def was_pressed_since(self, turn: str, payload: str) -> bool:
        """Say whether a press was answered after a turn; two presses of one button at once are one."""
        return bool(payload) and self.turn != turn and self.pressed == digest(payload)

    def remember(self, message_id: str, reply: Reply, payload: str = "") -> None:
        """Remember the last reply, and which message or press it answered where that is known."""
        self.last = reply
        self.pressed = digest(payload) if payload else ""
        self.turn = secrets.token_hex(16)
        if message_id and reply.names != SAFE_REPLY:
            self.answers[message_id] = reply
            while len(self.answers) > REMEMBERED_ANSWERS:
                self.answers.popitem(last=False)


def digest(text: str) -> str:
    """Return what stands in place of a token or of what a client sent: looking it up tells nothing by its timing."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
