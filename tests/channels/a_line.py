"""A human line without a database or a model: what is set up, a clock to turn, and the hand of one responder."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.channels.base import Desk
from bot.channels.handoff_news import News
from bot.errors import ShelfError
from bot.handoff.adult_side import AdultSide
from bot.handoff.human_line import HumanLine, SetUp
from bot.handoff.moves import closing, live, waiting
from bot.handoff.notes import Note, Side
from bot.handoff.presence import OnShift
from bot.handoff.record import Record
from bot.handoff.watchman import Watchman
from bot.session.memory_shelf import MemoryShelf
from bot.session.session import Reply, Session
from bot.session.sessions import SESSIONS

# Thursday, 26 November 2026, 12:00 in London.
NOON = 1795694400.0
SAM = "sam-id"


@dataclass(frozen=True)
class TulipLine:
    """An invented line, open at all hours."""

    name: str = "Tulip Line"
    keeps_for: str = "six months"
    hours: dict[str, str] = field(default_factory=lambda: {"all": "24/7"})
    bank_holidays_of: str = "ENG"
    closed_on: tuple[date, ...] = ()
    last_admission_minutes: int = 0
    queue_ceiling: int = 5


class BreakableShelf(MemoryShelf):
    """A shelf that can be out of reach, but for the sessions: a Redis that goes away in the middle of a turn."""

    away = False

    async def read(self, kind: str, key: str) -> Any:
        """Return a value, or fail as Redis does."""
        if self.away and kind != SESSIONS:
            raise ShelfError("away")
        return await super().read(kind, key)


class ALine:
    """The line, its clock, and Sam, who answers for it."""

    def __init__(self) -> None:
        self.now = NOON
        self.set_up = SetUp(TulipLine())
        self.shelf = BreakableShelf()
        self.line = HumanLine(self.shelf, self._set_up, lambda: self.now)
        self.watchman = Watchman(self.line.board, self.line.look, _unaudited)

    async def _set_up(self) -> SetUp:
        return self.set_up

    def change(self, **changes: Any) -> None:
        """Change what is set up of the line."""
        self.set_up = replace(self.set_up, line=replace(self.set_up.line, **changes))

    async def on_shift(self) -> None:
        """Put Sam on shift."""
        await self.line.presence.staff_beat(OnShift(SAM, "Sam", 3))

    async def reserve(self, session: Session) -> None:
        """Let Sam take a waiting chat."""
        await self.line.board.change(session.handoff, lambda r: waiting.reserve(r, SAM, self.now))

    async def join(self, session: Session) -> None:
        """Let Sam take a waiting chat and join it."""
        await self.reserve(session)
        joined = Note(Side.TO_ADULT, words="utter_handoff_joined", values={"name": "Sam"}, at=self.now)
        await self.line.board.change(session.handoff, lambda r: live.join(r, SAM, "Sam", self.now), joined)

    async def write(self, session: Session, text: str) -> None:
        """Let Sam write."""
        note = Note(Side.STAFF, text=text, by="Sam", at=self.now)
        await self.line.board.change(session.handoff, lambda r: live.staff_spoke(r, SAM, self.now), note)

    async def close(self, ref: str, *, hand_back: bool = True) -> None:
        """Let Sam decide and hand back, or end."""
        await self.line.board.change(ref, lambda r: closing.decide_danger(r, SAM, "none_now"))
        ending = closing.hand_back if hand_back else closing.end
        await self.line.board.change(ref, lambda r: ending(r, SAM, self.now))

    async def written_by_adult(self, ref: str) -> list[str]:
        """Return what the adult wrote to the line."""
        return [note.text for note in await self.line.board.notes(ref) if note.side is Side.ADULT]


async def _unaudited(code: str, record: Record) -> None:
    return None


class StubTracker:
    """Holds slots."""

    def __init__(self, slots: dict[str, Any]) -> None:
        self._slots = slots

    def current_slot_values(self) -> dict[str, Any]:
        """Return the slots."""
        return self._slots


class StubAgent:
    """Stands in for Rasa: reads by a table, answers by another, and notes everything it was asked."""

    action_endpoint = None
    processor = None

    def __init__(self) -> None:
        self.tracker_store = self
        self.slots: dict[str, Any] = {"last_question": "none", "walk_state": "on", "role": "parent"}
        self.reads: dict[str, dict[str, Any]] = {}
        self.answers: dict[str, tuple[str, ...]] = {}
        self.heard: list[str] = []
        self.before_answer: Any = None

    def is_ready(self) -> bool:
        """Say yes."""
        return True

    async def retrieve(self, sender_id: str) -> StubTracker:
        """Return the tracker."""
        return StubTracker(self.slots)

    def teach(self, text: str, intent: str, *answers: str, level: str = "none", answer: str = "") -> None:
        """Say how a text is read, and with which responses its intent is answered."""
        signs = {"level": level, "kind": "now" if level == "red" else "", "answer": answer}
        self.reads[text] = {"intent": {"name": intent}, "entities": [], "danger": signs}
        self.answers[intent] = answers

    async def parse_message(self, text: str) -> dict[str, Any]:
        """Read a text."""
        quiet = {"intent": {"name": "nlu_fallback"}, "entities": [], "danger": {"level": "none"}}
        return self.reads.get(text, quiet)

    async def handle_message(self, message: Any) -> None:
        """Answer a message that was read."""
        from bot.channels.fixed_words import said

        intent = message.parse_data["intent"]["name"]
        self.heard.append(intent)
        if self.before_answer:
            await self.before_answer()
        reply = said(*self.answers.get(intent, ("utter_way_back",)))
        for name, row in zip(reply.names, reply.messages):
            await message.output_channel.send_response(message.sender_id, row | {"utter_action": name})


class Adult:
    """One adult in a session of a desk."""

    def __init__(self, desk: Desk, session: Session) -> None:
        self.desk, self.session = desk, session

    @classmethod
    async def of(cls, desk: Desk) -> "Adult":
        """Open a session for an adult."""
        return cls(desk, await desk.sessions.open(desk.opening()))

    async def say(self, text: str, message_id: str = "") -> Reply:
        """Type a message."""
        return await self.desk.answer(self.session, text=text, message_id=message_id)

    async def press(self, title: str) -> Reply:
        """Press a button of the last reply."""
        payload = next(
            (b["payload"] for m in self.session.last.messages for b in m["buttons"] if b["title"] == title), ""
        )
        assert payload, f"no button {title!r}"
        return await self.desk.answer(self.session, payload=payload)

    async def queue(self) -> Reply:
        """Ask for a person and say yes."""
        await self.say("a person please")
        return await self.press("Yes, ask them")

    async def record(self) -> Record | None:
        """Return the record of the handoff."""
        return await self.desk.handoff.side.record(self.session)


def house() -> tuple[ALine, StubAgent, Desk]:
    """Return a line, a stub of Rasa and the desk over both."""
    line, agent = ALine(), taught(StubAgent())
    return line, agent, Desk(agent, AdultSide(line.line))


def taught(agent: StubAgent) -> StubAgent:
    """Teach a stub of Rasa what the tests say."""
    agent.teach("a person please", "ask_for_person", "utter_ask_for_person", "utter_way_back")
    agent.teach("yes", "affirm", "utter_way_back", answer="yes")
    agent.teach("no", "deny", "utter_way_back", answer="no")
    agent.teach("he is at the door", "danger_now", "utter_red_now", "utter_red_stay", level="red")
    agent.teach("hide this", "leave_now", "utter_hide", level="hide")
    agent.teach("delete it all", "forget_me", "utter_forget")
    agent.teach("what do i write down", "ask_record", "utter_ask_record", "utter_way_back")
    return agent


def sessions_of(desk: Desk) -> list[Session]:
    """Return the live sessions of a desk whose shelf is in memory."""
    return [kept.value for kept, _ in desk.sessions._shelf._of(SESSIONS).values()]


async def told(rows: Any, kinds: int) -> list[News]:
    """Return the next rows of a follower."""
    return [await rows.__anext__() for _ in range(kinds)]
