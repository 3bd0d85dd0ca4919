"""Rasa's tracker store: keeps a few last events and the slots of live sessions, in memory, and forgets them.

Named in endpoints.yml, so it also serves a stock ``rasa run``. Nothing it holds has a user's words. Where several
processes share their sessions, it holds a tracker for the length of one turn only: ``Sessions.hold`` lays it ready and
takes it along, so that a session and its tracker are saved in one step (docs/decisions/0021-sessions-on-the-shelf.md).
"""

from collections.abc import Iterable
from typing import Any

from cachetools import TTLCache
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker

from bot.session.redaction import redacted, tail
from bot.session.sweeper import start_sweeping
from bot.settings import settings

# Bounds memory when somebody opens sessions without end; one kept session measured about 10 kB.
MOST_SESSIONS = 20_000


class ForgetfulTrackerStore(TrackerStore):
    """Keeps what the next turn needs, for as long as a session may be idle."""

    def __init__(
        self,
        domain: Domain | None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        self._kept: TTLCache[str, list[Event]] = TTLCache(MOST_SESSIONS, settings().session_idle_seconds)
        start_sweeping(self._kept)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the slots that are set and the last events, without words; starts the idle time anew.

        A tracker that has heard and said nothing is not kept: Rasa saves one before its first turn, and where that turn
        fails, the next message has to find no session and start one.
        """
        recent = tail(list(tracker.events))
        if not recent:
            return
        slots = [SlotSet(name, value) for name, value in tracker.current_slot_values().items() if value is not None]
        self._kept[tracker.sender_id] = [*slots, *(redacted(event) for event in recent)]

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the tracker of a live session, None where there is none."""
        events = self._kept.get(sender_id)
        if events is None:
            return None
        return DialogueStateTracker.from_events(sender_id, events, self.domain.slots, domain=self.domain)

    async def keys(self) -> Iterable[str]:
        """Return the ids of the live sessions."""
        return list(self._kept)

    def forget(self, sender_id: str) -> None:
        """Forget one session at once; forgetting it twice does nothing."""
        self._kept.pop(sender_id, None)

    def rows(self, sender_id: str) -> list[dict[str, Any]]:
        """Return the events kept of a session as JSON can hold them, [] for none."""
        return [event.as_dict() for event in self._kept.get(sender_id, ())]

    def lay_ready(self, sender_id: str, rows: list[dict[str, Any]]) -> None:
        """Keep events of a session, in place of what is kept; no events are no session."""
        if rows:
            self._kept[sender_id] = deserialise_events(rows)
        else:
            self.forget(sender_id)
