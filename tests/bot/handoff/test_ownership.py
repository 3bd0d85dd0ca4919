"""Any moves and timers in any order, by several staff over several chats on one board: who owns a chat stays plain.

The machine keeps a list of its own of who has joined which chat, and holds the board against it after every step.
"""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.errors import MoveRefusedError
from bot.handoff.board import OVER, Board
from bot.handoff.decisions import DANGER, REASONS, RECORD
from bot.handoff.due import Now
from bot.handoff.moves import Move, closing, live, passing, waiting
from bot.handoff.notes import Note, Side
from bot.handoff.queueing import in_order
from bot.handoff.record import Owner, Record, State
from bot.handoff.watchman import Watchman
from bot.session.memory_shelf import MemoryShelf
from tests.bot.handoff.records import NOW

STAFF = ("ann", "ben", "sue")
CHATS = ("page", "app")
S = State
# Every way from one state to another; what ends is taken off the board.
WAYS = {
    (S.OFFERED, S.QUEUED),
    (S.OFFERED, S.RETURNED),
    (S.OFFERED, S.ENDED),
    (S.QUEUED, S.RESERVED),
    (S.QUEUED, S.ENDED),
    (S.RESERVED, S.QUEUED),
    (S.RESERVED, S.LIVE),
    (S.RESERVED, S.ENDED),
    (S.LIVE, S.QUEUED),
    (S.LIVE, S.WRAP),
    (S.WRAP, S.ENDED),
}
WORD = Note(Side.ADULT, text="words of an adult")
# Between two steps: from one tick of the watchman to past each of the timers.
SECONDS = (1, 20, 40, 70, 130, 310, 650, 950, 2000)
LONGEST_UNSEEN = 3600

# Whoever a chat belongs to, or is passed on to, comes as often as everybody by name: else few moves would be made.
OWNER, ASKED = "its owner", "who is asked"
chats, staff = st.sampled_from(CHATS), st.sampled_from((OWNER, OWNER, ASKED, *STAFF))
MOSTLY = st.sampled_from((True, True, True, False))
_Made = TypeVar("_Made")


def made(step: Coroutine[Any, Any, _Made]) -> _Made:
    """Return what a step over the memory shelf gives: it waits for nothing."""
    try:
        step.send(None)
    except StopIteration as end:
        result: _Made = end.value
        return result
    raise AssertionError("the memory shelf waited")


def some(*states: State) -> Callable[[Any], bool]:
    """Say whether any chat is in one of the states: moves that no chat could make are left to the other tests."""
    return lambda machine: any(record.state in states for record in machine.records().values())


class Handoffs(RuleBasedStateMachine):
    """Three staff, two adults who ask again and again, and a watchman."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.board = Board(MemoryShelf(lambda: self.now))
        self.here, self.pages, self.is_open = set(STAFF), set(CHATS), True
        self.count = self.unseen = 0
        self.refs: dict[str, str] = {}  # chat -> the ref of its last handoff
        self.joined: dict[str, str] = {}  # ref -> who owns it, as this machine saw it happen
        self.lost: set[str] = set()
        self.over: set[str] = set()
        self.known: dict[str, Record] | None = None  # what is on the board, until something may have changed

    # What happened

    def records(self) -> dict[str, Record]:
        if self.known is None:
            self.known = {record.ref: record for record in made(self.board.all())}
        return self.known

    def move(self, chat: str, move: Move, *notes: Note) -> Record | None:
        """Make a move as a channel or the console does; None where it is refused."""
        ref = self.refs.get(chat, "never")
        before = self.records().get(ref)
        self.known = None
        try:
            after = made(self.board.change(ref, move, *notes))
        except MoveRefusedError as error:
            code = str(error)
        else:
            assert before
            self.saw(before, after)
            return after
        assert self.records().get(ref) == before
        assert before or code == "gone"
        return None

    def saw(self, before: Record, after: Record) -> None:
        """Hold one change against the rules of all changes."""
        way = (before.state, after.state)
        assert before.state is after.state or way in WAYS
        if way == (S.RESERVED, S.QUEUED):
            assert after.place == before.place  # back where it was
        if way == (S.LIVE, S.QUEUED):
            self.lost.add(after.ref)
        if way == (S.LIVE, S.WRAP) and after.outcome in ("ended", "returned"):
            assert before.danger
        if way == (S.WRAP, S.ENDED) and after.record:
            assert after.danger
        if before.state is S.LIVE is not after.state:
            del self.joined[after.ref]
        if after.state in OVER:
            self.over.add(after.ref)

    def named(self, chat: str, who: str) -> str:
        record = self.records().get(self.refs.get(chat, ""))
        if who == OWNER:
            return record.staff if record and record.staff else STAFF[0]
        if who == ASKED:
            return record.passing.to if record and record.passing and record.passing.to else STAFF[1]
        return who

    def may_take(self, before: Record, who: str) -> bool:
        """Say whether somebody holds a chat reserved, or was asked to take it over."""
        asked = before.passing and before.passing.to in ("", who) and before.staff != who
        return before.staff == who if before.state is S.RESERVED else bool(asked)

    def owns(self, record: Record | None, who: str) -> None:
        if record and record.state is S.LIVE:
            self.joined[record.ref] = who

    @initialize(who=st.sampled_from(STAFF), other=st.sampled_from(STAFF))
    def two_chats_are_live(self, who: str, other: str) -> None:
        """Begin where most can happen; each chat may begin again from the offer."""
        self.ask_and_join(CHATS[0], who)
        self.ask_and_join(CHATS[1], other)

    # The adult

    @rule(chat=chats, urgent=st.booleans())
    def offer(self, chat: str, urgent: bool) -> None:
        if self.refs.get(chat) in self.records():
            return
        self.count += 1
        self.known = None
        self.refs[chat] = f"{chat} {self.count}"
        channel = "telegram" if chat == "app" else "web"
        made(self.board.begin(waiting.offer(Record(self.refs[chat]), channel, urgent=urgent, now=self.now)))

    @precondition(some(S.OFFERED))
    @rule(chat=chats)
    def accept(self, chat: str) -> None:
        self.move(chat, partial(waiting.accept, summary={"role": "parent"}, now=self.now))

    @rule(chat=chats, urgent=st.booleans())
    def ask_and_accept(self, chat: str, urgent: bool) -> None:
        self.offer(chat, urgent)
        self.accept(chat)

    @precondition(some(S.OFFERED))
    @rule(chat=chats)
    def decline(self, chat: str) -> None:
        self.move(chat, waiting.decline)

    @precondition(some(S.QUEUED, S.RESERVED))
    @rule(chat=chats)
    def raise_danger(self, chat: str) -> None:
        self.move(chat, waiting.raise_danger)

    @precondition(some(S.QUEUED, S.RESERVED))
    @rule(chat=chats)
    def keep_waiting(self, chat: str) -> None:
        self.move(chat, partial(waiting.keep_waiting, now=self.now))

    @precondition(some(S.QUEUED, S.LIVE))
    @rule(chat=chats)
    def adult_speaks(self, chat: str) -> None:
        self.move(chat, partial(live.adult_spoke, now=self.now), WORD)

    @rule(chat=chats, outcome=st.sampled_from(["left", "took_back", "idle"]), stays=MOSTLY)
    def adult_goes(self, chat: str, outcome: str, stays: bool) -> None:
        if stays:  # nothing more happens to a chat that is over
            return
        after = self.move(chat, partial(closing.adult_goes, now=self.now, outcome=outcome), WORD)
        assert after is None or after.state in (S.WRAP, *OVER)

    # Staff

    @precondition(some(S.QUEUED, S.LIVE))
    @rule(chat=chats, who=staff)
    def reserve(self, chat: str, who: str) -> None:
        who = self.named(chat, who)
        after = self.move(chat, partial(waiting.reserve, staff=who, now=self.now))
        assert after is None or after.staff == who or after.passing

    @precondition(some(S.RESERVED))
    @rule(chat=chats, who=staff)
    def release(self, chat: str, who: str) -> None:
        who = self.named(chat, who)
        self.move(chat, partial(waiting.release, staff=who))

    @precondition(some(S.RESERVED, S.LIVE))
    @rule(chat=chats, who=staff)
    def join(self, chat: str, who: str) -> None:
        who = self.named(chat, who)
        before = self.records().get(self.refs.get(chat, ""))
        after = self.move(chat, partial(live.join, staff=who, name=who, now=self.now))
        self.owns(after, who)
        assert after is None or self.may_take(before, who)

    @rule(chat=chats, who=st.sampled_from(STAFF))
    def ask_and_join(self, chat: str, who: str) -> None:
        self.ask_and_accept(chat, urgent=False)
        self.reserve(chat, who)
        self.join(chat, who)

    @precondition(some(S.LIVE))
    @rule(chat=chats, who=staff)
    def staff_speaks(self, chat: str, who: str) -> None:
        who = self.named(chat, who)
        after = self.move(chat, partial(live.staff_spoke, staff=who, now=self.now), WORD)
        assert after is None or who in after.people

    @precondition(some(S.LIVE))
    @rule(chat=chats, who=staff)
    def join_beside(self, chat: str, who: str) -> None:
        who = self.named(chat, who)
        self.move(chat, partial(live.join_beside, staff=who))

    @precondition(some(S.LIVE))
    @rule(chat=chats, who=staff)
    def step_out(self, chat: str, who: str) -> None:
        who = self.named(chat, who)
        self.move(chat, partial(live.step_out, staff=who))

    @precondition(some(S.RESERVED, S.LIVE))
    @rule(chat=chats, stays=MOSTLY)
    def lose_staff(self, chat: str, stays: bool) -> None:
        if stays:
            return
        self.move(chat, partial(live.lose_staff, now=self.now))

    @precondition(some(S.LIVE))
    @rule(chat=chats, who=staff, to=st.sampled_from(("", *STAFF)), warm=st.booleans())
    def pass_on(self, chat: str, who: str, to: str, warm: bool) -> None:
        who = self.named(chat, who)
        self.move(chat, partial(passing.pass_on, staff=who, to=to, warm=warm, now=self.now))

    @precondition(some(S.LIVE))
    @rule(chat=chats, who=staff)
    def keep_it(self, chat: str, who: str) -> None:
        who = self.named(chat, who)
        self.move(chat, partial(passing.keep_it, staff=who))

    @precondition(some(S.LIVE))
    @rule(chat=chats, who=staff)
    def take_over(self, chat: str, who: str) -> None:
        who = self.named(chat, who)
        before = self.records().get(self.refs.get(chat, ""))
        after = self.move(chat, partial(passing.take_over, staff=who, name=who, now=self.now))
        self.owns(after, who)
        assert after is None or self.may_take(before, who)

    @precondition(some(S.LIVE))
    @rule(chat=chats, beside=staff, to=st.sampled_from(("", *STAFF)), by=staff, warm=st.booleans())
    def pass_on_and_take_over(self, chat: str, beside: str, to: str, by: str, warm: bool) -> None:
        self.join_beside(chat, beside)
        self.pass_on(chat, OWNER, to, warm)
        self.take_over(chat, by)

    @precondition(some(S.LIVE))
    @rule(chat=chats, close=st.sampled_from([closing.hand_back, closing.end]))
    def decide_and_close(self, chat: str, close: Callable[..., Record]) -> None:
        self.decide_danger(chat, OWNER, DANGER[0])
        self.close(chat, OWNER, close)

    @precondition(some(S.LIVE))
    @rule(chat=chats, to=st.sampled_from(("", *STAFF)))
    def reassign(self, chat: str, to: str) -> None:
        self.owns(self.move(chat, partial(passing.reassign, to=to, name=to, now=self.now)), to)

    @precondition(some(S.LIVE, S.WRAP))
    @rule(chat=chats, who=staff, danger=st.sampled_from(DANGER))
    def decide_danger(self, chat: str, who: str, danger: str) -> None:
        who = self.named(chat, who)
        self.move(chat, partial(closing.decide_danger, staff=who, danger=danger))

    @precondition(some(S.LIVE))
    @rule(chat=chats, who=staff, close=st.sampled_from([closing.hand_back, closing.end]))
    def close(self, chat: str, who: str, close: Callable[..., Record]) -> None:
        who = self.named(chat, who)
        self.move(chat, partial(close, staff=who, now=self.now), WORD)

    @precondition(some(S.WRAP))
    @rule(chat=chats, who=staff, needed=st.sampled_from(RECORD), reason=st.sampled_from(REASONS))
    def decide_record(self, chat: str, who: str, needed: str, reason: str) -> None:
        who = self.named(chat, who)
        self.move(chat, partial(closing.decide_record, staff=who, needed=needed, reason=reason))

    # Time, and who is there

    @rule(seconds=st.sampled_from(SECONDS))
    def time_passes(self, seconds: int) -> None:
        self.known = None
        self.now += seconds
        self.unseen += seconds
        if self.unseen > LONGEST_UNSEEN:  # a watchman looks once a second; a shelf forgets after hours without any
            self.watchman_looks()

    @rule(who=st.sampled_from(STAFF), there=MOSTLY)
    def console_comes_or_goes(self, who: str, there: bool) -> None:
        (self.here.add if there else self.here.discard)(who)

    @rule(chat=chats, there=MOSTLY)
    def page_comes_or_goes(self, chat: str, there: bool) -> None:
        (self.pages.add if there else self.pages.discard)(chat)

    @rule(is_open=MOSTLY)
    def line_opens_or_closes(self, is_open: bool) -> None:
        self.is_open = is_open

    @precondition(lambda self: self.records())
    @rule()
    def watchman_looks(self) -> None:
        self.unseen = 0
        before = self.records()
        self.known = None
        made(Watchman(self.board, self.look, self.audited).tick())
        after = self.records()
        for ref, record in before.items():
            if ref in after:
                self.saw(record, after[ref])
                assert record.staff == after[ref].staff or after[ref].state is S.QUEUED  # time makes no owner
            else:
                assert record.state in (S.QUEUED, S.RESERVED, S.WRAP)  # a live chat is wrapped up first
                self.over.add(ref)

    async def look(self) -> Now:
        adults = frozenset(ref for chat, ref in self.refs.items() if chat in self.pages)
        channels = frozenset({"web", "telegram"} if self.is_open else ())
        return Now(self.now, frozenset(self.here), adults, channels, 300)

    async def audited(self, code: str, record: Record) -> None:
        assert code

    # What always holds

    @invariant()
    def a_person_owns_a_chat_from_the_join_on_and_the_guide_is_silent(self) -> None:
        live_now = {ref: record for ref, record in self.records().items() if record.state is S.LIVE}
        assert {ref: record.staff for ref, record in live_now.items()} == self.joined
        for record in self.records().values():
            assert (record.owner is Owner.PERSON) is (record.state is S.LIVE and bool(record.staff))

    @invariant()
    def nothing_held_is_without_its_holder_and_nothing_that_waits_has_one(self) -> None:
        for record in self.records().values():
            assert bool(record.staff) is (record.state in (S.RESERVED, S.LIVE, S.WRAP))
            assert len(set(record.people)) == len(record.people)
            assert record.state is S.LIVE or not (record.beside or record.passing)
            assert record.passing is None or record.passing.to != record.staff

    @invariant()
    def whom_a_person_lost_comes_before_all_first_waits(self) -> None:
        was_lost = [record.ref in self.lost for record in in_order(self.records().values())]
        assert was_lost == sorted(was_lost, reverse=True)

    @invariant()
    def a_wrap_up_says_how_it_came_to_be(self) -> None:
        for record in self.records().values():
            assert bool(record.outcome) is (record.state is S.WRAP)
            assert record.danger or record.outcome not in ("ended", "returned")

    @invariant()
    def what_is_over_is_off_the_board(self) -> None:
        assert not self.over & set(self.records())
        assert not [record for record in self.records().values() if record.state in OVER]
        for ref in self.over:
            assert made(self.board.notes(ref)) == []
            ending = made(self.board.load(ref))
            assert ending is None or ending == Record(ref, ending.state, outcome=ending.outcome)


TestOwnership = Handoffs.TestCase
# The same runs every time, so that a red test is a change's and not the day's; longer runs are made by hand.
TestOwnership.settings = settings(
    max_examples=80,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
