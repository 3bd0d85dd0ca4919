"""What is new in a session, as rows: found by one look at its handoff; bot/channels/handoff_follow.py looks."""

from dataclasses import dataclass, field
from typing import Any

from bot.channels.handoff_live import EndedChat
from bot.channels.handoff_session import HandoffSession
from bot.handoff.adult_news import CHILD, JOINED, PERSON_LOST, AdultNews, Told
from bot.handoff.record import Record, State
from bot.session.session import Reply, Session
from bot.session.sessions import Sessions

OVER = (State.WRAP, State.ENDED, State.RETURNED)
HELD = ("queued", "live")


@dataclass(frozen=True)
class News:
    """One row. kind: state, message, typing, connection, or quiet where nothing happened.

    data: as docs/handoff.md has it. number: what a client that comes back names as the last it had; 0 for none.
    """

    kind: str
    data: dict[str, Any] = field(default_factory=dict)
    number: int = 0


@dataclass
class Following:
    """What every follower of a process shares."""

    about: HandoffSession
    ended: EndedChat
    news: AdultNews
    sessions: Sessions


class NewsReader:
    """Looks at one session for one client; what was told to it counts as seen."""

    def __init__(self, shared: Following, session: Session) -> None:
        self._shared, self._session = shared, session
        self._state: dict[str, Any] = {}

    async def look(self, cursor: int) -> list[News]:
        """Return what is new after a number; what was told counts as seen."""
        session, seat = self._session, self._session.seat
        record = await self._shared.about.side.record(session)
        if record is None and seat.ref:
            return self._as_ending(await self._shared.ended.lost(session)) + self._state_row({"state": "bot"})
        if record is None:
            return self._ending_again(cursor) + self._state_row({"state": "bot"})
        rows = await self._notes(record, cursor)
        if record.state in OVER:
            ending = self._as_ending(await self._shared.ended.told(session, record))
            return rows + ending + self._state_row({"state": "bot"})
        if record.public in HELD:
            await self._shared.sessions.touch(session.token)
            await self._shared.about.side.beat(session)
        return self._state_row(await self._standing(record)) + rows + await self._passing(record)

    async def _standing(self, record: Record) -> dict[str, Any]:
        place, minutes = await self._shared.news.place(record)
        return {"state": record.public} | ({"position": place, "wait_minutes": minutes} if place else {})

    async def _passing(self, record: Record) -> list[News]:
        """Return a new place in the queue, and that somebody types."""
        rows = []
        if await self._shared.news.new_place(self._session.seat, record):
            place, minutes = await self._shared.news.place(record)
            words = await self._shared.about.words(self._session)
            rows = self._as_messages(words.place("utter_handoff_position", place, minutes))
        typing = await self._shared.news.is_typing(record)
        return rows + ([News("typing", {"typing": True})] if typing else [])

    async def _notes(self, record: Record, cursor: int) -> list[News]:
        seat = self._session.seat
        told = await self._shared.news.notes(seat, record, cursor)
        rows = [row for one in told for row in await self._told(one, record)]
        seat.notes_seen = max([seat.notes_seen, *(one.number for one in told)])
        return rows

    async def _told(self, told: Told, record: Record) -> list[News]:
        if not told.words:
            line = (await self._shared.about.words(self._session)).values["line"]
            row = {"from": "person", "name": told.by, "line": line, "text": told.text, "buttons": []}
            return [News("message", row, told.number)]
        words = await self._shared.about.words(self._session)
        if told.words == CHILD:
            self._session.seat.suspected_child = True
        reply = words.say(told.words, state=record.state, **told.values)
        connection = {JOINED: "back", PERSON_LOST: "lost"}.get(told.words)
        rows = [News("connection", {"person": connection})] if connection else []
        return rows + self._as_messages(reply, told.number)

    def _as_messages(self, reply: Reply, number: int = 0, step: int = 0) -> list[News]:
        """Return a reply as rows, and let its buttons be pressed from now on."""
        if any(message["buttons"] for message in reply.messages):
            self._session.remember("", reply)
        said = [message | {"from": "guide", "name": ""} for message in reply.messages]
        return [News("message", row, number + step * i) for i, row in enumerate(said)]

    def _as_ending(self, reply: Reply) -> list[News]:
        seat = self._session.seat
        seat.ending = (seat.notes_seen + 1, reply)
        seat.notes_seen += len(reply.messages)
        return self._as_messages(reply, seat.ending[0], 1)

    def _ending_again(self, cursor: int) -> list[News]:
        """Return the last words of a handoff again to a client that had not had them."""
        if not self._session.seat.ending:
            return []
        number, reply = self._session.seat.ending
        said = [message | {"from": "guide", "name": ""} for message in reply.messages]
        return [News("message", row, number + i) for i, row in enumerate(said) if number + i > cursor]

    def _state_row(self, state: dict[str, Any]) -> list[News]:
        changed, self._state = state != self._state, state
        return [News("state", state)] if changed else []

    async def cut_off(self) -> list[News]:
        """Return that the line cannot be reached, and whom to ring."""
        words = await self._shared.about.words(self._session)
        return self._as_messages(words.say("utter_handoff_line_lost", words.numbers))
