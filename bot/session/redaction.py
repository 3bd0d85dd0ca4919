"""What is taken out of a session's messages and events before anything keeps them."""

from collections.abc import Mapping
from typing import Any

from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered

# Stands where a user's words stood.
NO_WORDS = "-"
# Events kept at most; the tail is cut at a listen, so that rules see whole turns.
LONGEST_TAIL = 8

# The only entities that are kept: by their value, from fixed tables of ours, without the words they were found in.
# Of a place only the codes of councils stay, or why there are none (bot/nlu/area.py).
KEPT_ENTITIES = (
    "role",
    "relation",
    "age_band",
    "nation",
    "aspect",
    "language",
    "term",
    "programme",
    "line",
    "area_code",
    "area_choices",
    "area_gap",
)

# What our components found beside intent and entities: names of ours and numbers, never words.
KEPT_FINDINGS = ("intent_ranking", "danger", "second_need", "wording")


def without_words(parse_data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a parse result with nothing of the user's own words: no text, no spans, only known entities."""
    entities = [
        {"entity": row["entity"], "value": row["value"]}
        for row in parse_data.get("entities") or ()
        if row["entity"] in KEPT_ENTITIES
    ]
    heard = {name: parse_data[name] for name in KEPT_FINDINGS if name in parse_data}
    return {"text": NO_WORDS, "intent": parse_data["intent"], "entities": entities, **heard}


def redacted(event: Event) -> Event:
    """Return an event as it may be kept between turns."""
    if isinstance(event, UserUttered):
        kept = without_words({"intent": event.intent, "entities": event.entities})
        return UserUttered(NO_WORDS, kept["intent"], kept["entities"], kept, event.timestamp)
    if isinstance(event, BotUttered):
        return BotUttered(metadata={"utter_action": event.metadata.get("utter_action")}, timestamp=event.timestamp)
    return event


def tail(events: list[Event]) -> list[Event]:
    """Return the last events from a listen on, at most LONGEST_TAIL of them.

    Events that set slots are left out: the slots are kept beside the tail as they stand.
    """
    recent = [event for event in events if not isinstance(event, SlotSet)][-LONGEST_TAIL:]
    listens = [i for i, e in enumerate(recent) if isinstance(e, ActionExecuted) and e.action_name == "action_listen"]
    return recent[listens[0] :] if listens else recent
