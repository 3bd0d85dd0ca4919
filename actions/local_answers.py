"""What the actions about places share: the answer for a council, the question which one, the answer without one.

A place comes as codes of councils (bot/nlu/area.py); its name and its postcode never get here.
"""

import json
from datetime import datetime
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, entity_of
from bot.danger.decision import QUESTIONS
from bot.directory.finding import finder
from bot.directory.local_help import Advice, LocalHelp, local_help
from bot.directory.opening_hours import uk_now
from bot.directory.spoken import day_said, time_said
from bot.directory.world import world_lines
from bot.store.directory_file import reader

AREA = "area"  # the slot last_question, while "where does the child live?" waits for an answer
NOT_SAID = "not_said"
ADVICE = {
    Advice.OPEN: "utter_local_open",
    Advice.SHUT: "utter_local_shut",
    Advice.SHUT_NO_EVENING: "utter_local_shut_no_evening",
    Advice.BOTH: "utter_local_both",
    Advice.OFFICE_ONLY: "utter_local_office_only",
    Advice.EVENING_ONLY: "utter_local_evening_only",
    Advice.NO_NUMBER: "utter_local_no_number",
}
GAPS = {
    "unknown": "utter_local_unknown",
    "wide": "utter_local_wide",
    "forces": "utter_local_forces",
}


def place_heard(tracker: Tracker) -> bool:
    """Say whether the latest message holds a place, or why there is none."""
    return any(entity_of(tracker, name) for name in ("area_code", "area_choices", "area_gap"))


def answer_place(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Answer the place of the latest message: its numbers, which council, or why there are none."""
    choices, gap = entity_of(tracker, "area_choices"), entity_of(tracker, "area_gap")
    if choices:
        return ask_which(dispatcher, tracker, choices.split("|"))
    if gap == NOT_SAID:
        return say_without_a_place(dispatcher, tracker)
    if gap == "abroad":
        dispatcher.utter_message(response="utter_local_abroad", local_world=world_lines())
        dispatcher.utter_message(response="utter_way_back")
        return no_longer_asked(tracker)
    if gap in GAPS:
        dispatcher.utter_message(response=GAPS[gap])
        return asked(tracker)
    return say_whom_to_ring(dispatcher, tracker, tracker.get_slot("area_code"))


def say_whom_to_ring(dispatcher: CollectingDispatcher, tracker: Tracker, code: str | None) -> Events:
    """Say whom to ring now and what to say; ask where the child lives, where no council is known."""
    now = uk_now()
    there = local_help(reader(), code, now.date()) if code else None
    if not there:
        dispatcher.utter_message(response="utter_local_where")
        return asked(tracker)
    dispatcher.utter_message(response=ADVICE[there.advice(now)], **numbers_said(there, now))
    dispatcher.utter_message(response="utter_local_say")
    return no_longer_asked(tracker)


def numbers_said(there: LocalHelp, now: datetime) -> dict[str, str]:
    """Return what the placeholders of the answer stand for."""
    state = there.office_state(now)
    changes = state.changes_at if state else None
    lines = {"office": there.office, "evening": there.evening}
    shown = [line for line in lines.values() if line]
    said = {
        "local_council": there.name,
        "local_website": there.website,
        "local_police": there.police,
        "local_checked_on": day_said(min(line.checked_on for line in shown)) if shown else "",
        "local_until": time_said(changes),
        "local_opens_day": day_said(changes, weekday=True),
        "local_opens_time": time_said(changes),
    }
    for name, line in lines.items():
        said |= {f"local_{name}_team": line.team, f"local_{name}_phone": line.phone} if line else {}
    return said


def ask_which(dispatcher: CollectingDispatcher, tracker: Tracker, codes: list[str]) -> Events:
    """Ask which of a few councils it is; what was known before is no longer certain."""
    buttons = [{"title": finder().title_of(code), "payload": _payload(code)} for code in codes]
    dispatcher.utter_message(response="utter_local_which", buttons=buttons)
    dispatcher.utter_message(response="utter_local_which_else")
    return [SlotSet("area_code", None), *asked(tracker)]


def say_without_a_place(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Say that this is fine, and how to find the number by oneself."""
    dispatcher.utter_message(response="utter_local_not_said")
    dispatcher.utter_message(response="utter_find_local_help")
    dispatcher.utter_message(response="utter_way_back")
    return no_longer_asked(tracker)


def asked(tracker: Tracker) -> Events:
    """Remember that the place was asked, unless a question about safety waits for its answer."""
    return [] if tracker.get_slot("last_question") in QUESTIONS else [SlotSet("last_question", AREA)]


def no_longer_asked(tracker: Tracker) -> Events:
    """Forget that the place was asked."""
    return [SlotSet("last_question", "none")] if tracker.get_slot("last_question") == AREA else []


def _payload(code: str) -> str:
    entities: dict[str, Any] = {"area_code": code, "nation": finder().nation_of(code)}
    return "/give_place" + json.dumps(entities, separators=(",", ":"))
