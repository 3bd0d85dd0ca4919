"""A line with invented staff, on a clock that tests move; for what staff do over it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timezone

from bot.errors import BotError, MoveRefusedError
from bot.handoff.blocks import Blocks
from bot.handoff.human_line import HumanLine, SetUp
from bot.handoff.moves import closing, waiting
from bot.handoff.notes import Note, Side
from bot.handoff.presence import OnShift
from bot.handoff.record import Record
from bot.handoff.staff_side import StaffSide
from bot.handoff.watchman import Watchman
from bot.session.shelf import Shelf

NOON = datetime(2026, 5, 6, 12, 0, tzinfo=timezone.utc).timestamp()
SUMMARY = {"role": "parent", "danger": "amber"}
SAM = OnShift("1", "Sam", 2)
ALEX = OnShift("2", "Alex", 2)
JO = OnShift("3", "Jo", 2)
PAT = OnShift("9", "Pat", 1, role="supervisor")


@dataclass
class FakeLine:
    """What is set up of the line."""

    name: str = "Testshire Line"
    keeps_for: str = "one year"
    hours: dict[str, str] = field(default_factory=lambda: {"all": "24/7"})
    bank_holidays_of: str = "ENG"
    closed_on: tuple[date, ...] = ()
    last_admission_minutes: int = 30
    queue_ceiling: int = 10


class ALine:
    """The line, its staff side, and short words for what adults and time do to it."""

    def __init__(self, shelf: Shelf) -> None:
        self.now = NOON
        self.set_up = SetUp(FakeLine())
        self.audited: list[tuple[str, str, str, str]] = []
        self.human_line = HumanLine(shelf, self._set_up, lambda: self.now)
        self.board = self.human_line.board
        self.presence = self.human_line.presence
        self.blocks = Blocks(shelf, lambda: self.now)
        self.staff = StaffSide(self.human_line, self.blocks, self._audit)
        self.audit_fails: type[BotError] | None = None
        self._refs = 0

    async def _set_up(self) -> SetUp:
        return self.set_up

    async def _audit(self, action: str, staff: str, ref: str, reason: str) -> None:
        if self.audit_fails:
            raise self.audit_fails
        self.audited.append((action, staff, ref, reason))

    def actions(self) -> list[str]:
        """Name what was audited, in order."""
        return [row[0] for row in self.audited]

    async def on_shift(self, *people: OnShift) -> None:
        for person in people:
            await self.presence.staff_beat(person)

    async def queued(self, *, urgent: bool = False, block_key: str = "", channel: str = "web") -> str:
        """Let an adult wait; each a second after the one before."""
        self._refs += 1
        ref = f"{self._refs:032x}"
        at = self.now + self._refs
        offered = waiting.offer(Record(ref, block_key=block_key), channel, urgent=urgent, now=at)
        await self.board.begin(waiting.accept(offered, dict(SUMMARY), at))
        await self.presence.adult_beat(ref)
        return ref

    async def live(self, who: OnShift = SAM, **queued: bool | str) -> str:
        """Let somebody join an adult."""
        await self.on_shift(who)
        ref = await self.queued(**queued)
        await self.staff.take(who, ref)
        await self.staff.join(who, ref)
        return ref

    async def wrapped(self, who: OnShift = SAM) -> str:
        """Let the adult go from a live chat."""
        ref = await self.live(who)
        await self.adult_writes(ref, "goodbye")
        await self.board.change(ref, lambda r: closing.adult_goes(r, self.now))
        return ref

    async def adult_writes(self, ref: str, text: str) -> None:
        await self.board.note(ref, Note(Side.ADULT, text=text, at=self.now))

    async def record(self, ref: str) -> Record:
        record = await self.board.load(ref)
        assert record is not None
        return record

    async def told(self, ref: str, side: Side = Side.TO_ADULT) -> list[str]:
        """Name what one side was told, in order."""
        return [note.words for note in await self.board.notes(ref) if note.side is side]

    async def change(self, ref: str, **fields: object) -> None:
        """Put a record as a test needs it."""
        await self.board.change(ref, lambda r: replace(r, **fields))

    async def time_passes(self, seconds: float, *here: OnShift) -> None:
        """Move the clock while these consoles and all pages go on beating, and let the timers look."""
        self.now += seconds
        await self.on_shift(*here)
        await Watchman(self.board, self.human_line.look, self._lapsed).tick()

    async def _lapsed(self, code: str, record: Record) -> None:
        self.audited.append((code, "", record.ref, ""))


async def refusal(act: Awaitable[object]) -> str:
    """Return the code with which an act was refused, "" where it was not."""
    try:
        await act
    except MoveRefusedError as error:
        return str(error)
    return ""


Act = Callable[[StaffSide, OnShift, str], Awaitable[object]]
# Every act that needs to be in the chat, by its name in the API.
ACTS: dict[str, Act] = {
    "notes": lambda s, me, ref: s.notes(me, ref),
    "release": lambda s, me, ref: s.release(me, ref),
    "accept": lambda s, me, ref: s.accept(me, ref),
    "refuse": lambda s, me, ref: s.refuse(me, ref),
    "step-out": lambda s, me, ref: s.step_out(me, ref),
    "hand-back": lambda s, me, ref: s.hand_back(me, ref),
    "end": lambda s, me, ref: s.end(me, ref),
    "typing": lambda s, me, ref: s.typing(me, ref),
    "card-999": lambda s, me, ref: s.card_999(me, ref),
    "warn": lambda s, me, ref: s.warn(me, ref),
    "child": lambda s, me, ref: s.flag_child(me, ref),
    "messages": lambda s, me, ref: s.say(me, ref, "hello", "m1"),
    "asides": lambda s, me, ref: s.aside(me, ref, "hello"),
    "danger": lambda s, me, ref: s.decide_danger(me, ref, "none_now"),
    "record": lambda s, me, ref: s.decide_record(me, ref, "no", "advice_only"),
    "pass": lambda s, me, ref: s.pass_on(me, ref, "", warm=False),
    "block": lambda s, me, ref: s.block(me, ref, "misuse"),
}
