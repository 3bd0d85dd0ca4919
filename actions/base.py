"""What every action is built on: it never leaves the adult in silence and never logs their words."""

import logging
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

Events = list[dict[str, Any]]

logger = logging.getLogger(__name__)


class SpokenAction(Action, ABC):
    """An action that utters by name; on any failure it utters the safe reply instead."""

    @abstractmethod
    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Utter responses by name and return the slot events."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Run the action; the broad catch is the promise never to fall silent (design promise 2)."""
        try:
            return self.speak(dispatcher, tracker)
        except Exception as error:
            logger.error("%s failed with %s", self.name(), type(error).__name__)
            dispatcher.messages.clear()
            dispatcher.utter_message(response="utter_safe_reply")
            return []


def intent_of(tracker: Tracker) -> str:
    """Return the name of the latest intent, "" where there is none."""
    return (tracker.latest_message.get("intent") or {}).get("name") or ""


def entity_of(tracker: Tracker, name: str) -> str | None:
    """Return the first value of an entity in the latest message, None where it holds none."""
    return next(tracker.get_latest_entity_values(name), None)
