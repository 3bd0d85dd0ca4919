"""What time alone does to a handoff: a record in, the moves that are due out; pure.

Source: handoff.md by point in brackets; the times are in bot/handoff/timing.py.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bot.handoff import timing
from bot.handoff.moves import Move, closing, live, passing, waiting
from bot.handoff.notes import Note, Side
from bot.handoff.record import Record, State

ON_A_PAGE = "web"


@dataclass(frozen=True)
class Now:
    """What a watchman sees at one moment. open_channels: where the line is open, whatever its queue."""

    at: float
    staff: frozenset[str]
    adults: frozenset[str]
    open_channels: frozenset[str]
    wait_limit_seconds: float


@dataclass(frozen=True)
class Due:
    """One move that is due, the notes that go with it, and the code under which it is audited ("" for none)."""

    move: Move
    notes: tuple[Note, ...] = ()
    audit: str = ""


def due(record: Record, now: Now) -> Due | None:
    """Return the first move that is due for a record, None for none."""
    rules = RULES.get(record.state, ())
    return next((found for rule in rules for found in rule(record, now)), None)


def _to_adult(words: str, at: float) -> Note:
    return Note(Side.TO_ADULT, words=words, at=at)


def _to_staff(words: str, at: float) -> Note:
    return Note(Side.TO_STAFF, words=words, at=at)


def _page_gone(record: Record, now: Now) -> bool:
    return record.channel == ON_A_PAGE and record.ref not in now.adults


def _offer_over(record: Record, now: Now) -> Iterator[Due]:
    """[22] An offer without an answer is erased with what it would have shown."""
    if now.at - record.adult_at > timing.OFFER_SECONDS:
        yield Due(lambda r: closing.adult_goes(r, now.at))


def _not_taken_up(record: Record, now: Now) -> Iterator[Due]:
    """[7] Back to its place, when nobody joined in time or their console is gone."""
    if now.at - record.reserved_at > timing.RESERVED_SECONDS or record.staff not in now.staff:
        yield Due(lambda r: waiting.release(r, record.staff))


def _left_the_queue(record: Record, now: Now) -> Iterator[Due]:
    """[5] A page that is gone, or nobody who answers the question about waiting, has left."""
    silent_for = now.at - max(record.adult_at, record.waits_from)
    if _page_gone(record, now) and record.adult_lost and now.at - record.lost_at > timing.ADULT_GONE_SECONDS:
        yield Due(lambda r: closing.adult_goes(r, now.at))
    elif record.limit_told and silent_for > 2 * now.wait_limit_seconds + timing.ADULT_GONE_SECONDS:
        yield Due(lambda r: closing.adult_goes(r, now.at, "idle"))


def _line_closed(record: Record, now: Now) -> Iterator[Due]:
    """[2] Whoever still waits when the line closes is told so; what is reserved by then may be joined."""
    if record.channel not in now.open_channels:
        yield Due(lambda r: closing.adult_goes(r, now.at, "closed"))


def _waited_long(record: Record, now: Now) -> Iterator[Due]:
    """[6] Past the limit the adult is asked: keep waiting, phone, or the guide."""
    if not record.limit_told and now.at - record.waits_from > now.wait_limit_seconds:
        yield Due(lambda r: replace(r, limit_told=True), (_to_adult("utter_handoff_wait_limit", now.at),))


def _staff_lost(record: Record, now: Now) -> Iterator[Due]:
    """[13] The console is gone, or nobody answers: the adult is told and waits again, before all others."""
    silent = record.unanswered_since and now.at - record.unanswered_since > timing.STAFF_SILENT_SECONDS
    if silent or (record.staff not in now.staff and now.at - record.joined_at > timing.STAFF_LOST_SECONDS):
        notes = (_to_adult("utter_handoff_person_lost", now.at), _to_staff("person_lost", now.at))
        yield Due(lambda r: live.lose_staff(r, now.at), notes, "person_lost")


def _not_accepted(record: Record, now: Now) -> Iterator[Due]:
    """[12] A colleague did not answer: the owner keeps the chat."""
    asked = record.passing
    if asked and asked.to and now.at - asked.since > timing.PASSING_SECONDS:
        yield Due(lambda r: passing.keep_it(r, r.staff), (_to_staff("not_accepted", now.at),))


def _beside_gone(record: Record, now: Now) -> Iterator[Due]:
    """[19] A supervisor whose console is gone is in the chat no longer."""
    gone = next((who for who in record.beside if who not in now.staff), "")
    if gone:
        yield Due(lambda r: live.step_out(r, gone), (_to_staff("stepped_out", now.at),))


def _adult_connection(record: Record, now: Now) -> Iterator[Due]:
    """[17] An adult's page is lost or back; who has the chat sees it. [5] A page in the queue is given its time."""
    lost = _page_gone(record, now)
    if lost != record.adult_lost:
        notes = (_to_staff("adult_lost" if lost else "adult_back", now.at),) if record.state is State.LIVE else ()
        yield Due(lambda r: replace(r, adult_lost=lost, lost_at=now.at if lost else 0.0), notes)


def _idle(record: Record, now: Now) -> Iterator[Due]:
    """[16] Nobody has written: on the page a warning first; then the chat is over."""
    idle_for = now.at - max(record.adult_at, record.staff_at)
    if idle_for > timing.IDLE_SECONDS:
        yield Due(lambda r: closing.adult_goes(r, now.at, "idle"), (_to_staff("idle_over", now.at),))
    elif idle_for > timing.IDLE_WARNING_SECONDS and not record.idle_warned and record.channel == ON_A_PAGE:
        yield Due(lambda r: replace(r, idle_warned=True), (_to_adult("utter_handoff_idle", now.at),))


def _wrap_over(record: Record, now: Now) -> Iterator[Due]:
    """safety-rules.md 8: what staff hold of the chat is erased half an hour after the adult has gone."""
    if now.at - record.wrapped_at > timing.WRAP_SECONDS:
        yield Due(closing.lapse, audit="wrap_lapsed")


Rule = Callable[[Record, Now], Iterator[Due]]
RULES: dict[State, tuple[Rule, ...]] = {
    State.OFFERED: (_offer_over,),
    State.QUEUED: (_left_the_queue, _line_closed, _waited_long, _adult_connection),
    State.RESERVED: (_left_the_queue, _not_taken_up, _adult_connection),
    State.LIVE: (_staff_lost, _not_accepted, _beside_gone, _adult_connection, _idle),
    State.WRAP: (_wrap_over,),
}
