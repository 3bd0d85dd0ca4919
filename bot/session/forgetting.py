"""Forgets a sender in Rasa's tracker store at once."""

from rasa.core.agent import Agent
from rasa.core.tracker_store import FailSafeTrackerStore, TrackerStore

from bot.session.tracker_store import ForgetfulTrackerStore


def forget_sender(agent: Agent, sender_id: str) -> None:
    """Forget everything kept of a sender."""
    store: TrackerStore = agent.tracker_store
    if isinstance(store, FailSafeTrackerStore):
        store = store._tracker_store
    if isinstance(store, ForgetfulTrackerStore):
        store.forget(sender_id)
