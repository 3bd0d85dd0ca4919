"""A tracker and what an action says and sets, for tests of actions."""

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import SpokenAction


def tracker(
    slots: dict[str, Any] | None = None,
    *,
    aspect: str = "",
    label: str = "",
    confidence: float = 0.9,
    events: tuple[dict[str, Any], ...] = (),
) -> Tracker:
    """Return a tracker whose latest message pressed a button with an aspect, or typed words that land so."""
    entities = [{"entity": "aspect", "value": aspect}] if aspect else []
    latest: dict[str, Any] = {"intent": {"name": "ask_practise"}, "entities": entities}
    if label:
        latest["wording"] = {"label": label, "confidence": confidence}
    return Tracker("somebody", dict(slots or {}), latest, list(events), False, None, {}, "action_listen")


@dataclass
class Spoken:
    """Names of the responses uttered, and the slots set."""

    names: list[str]
    slots: dict[str, Any]


def run(action: SpokenAction, told: Tracker) -> Spoken:
    """Run an action; a failure would show as the safe reply."""
    dispatcher = CollectingDispatcher()
    events = action.run(dispatcher, told, {})
    return Spoken(
        [message["response"] for message in dispatcher.messages], {event["name"]: event["value"] for event in events}
    )
