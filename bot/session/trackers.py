"""What Rasa remembers of a session, as whoever keeps the session needs it: to forget, to take along, to lay ready."""

from typing import Any, Protocol

from rasa.core.agent import Agent
from rasa.core.tracker_store import FailSafeTrackerStore

from bot.session.tracker_store import ForgetfulTrackerStore


class Trackers(Protocol):
    """The trackers of one process by their sender id."""

    def forget(self, sender_id: str) -> None:
        """Forget everything kept of a sender; forgetting it twice does nothing."""

    def rows(self, sender_id: str) -> list[dict[str, Any]]:
        """Return what is kept of a sender, as JSON can hold it, [] for nothing."""

    def lay_ready(self, sender_id: str, rows: list[dict[str, Any]]) -> None:
        """Keep rows of a sender, in place of what is kept."""


class NoTrackers:
    """Holds none: where no Rasa is, or one with a store that is not ours."""

    def forget(self, sender_id: str) -> None:
        """Do nothing."""

    def rows(self, sender_id: str) -> list[dict[str, Any]]:
        """Return nothing."""
        return []

    def lay_ready(self, sender_id: str, rows: list[dict[str, Any]]) -> None:
        """Do nothing."""


def trackers_of(agent: Agent) -> Trackers:
    """Return the trackers of an agent: those of our store, out of what Rasa wraps it in."""
    store = agent.tracker_store
    if isinstance(store, FailSafeTrackerStore):
        store = store._tracker_store
    return store if isinstance(store, ForgetfulTrackerStore) else NoTrackers()
