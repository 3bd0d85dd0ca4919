"""Tells of one national line: how to reach it, whom it is for, its hours where verified, and whether it is open."""

from datetime import datetime

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction, entity_of
from bot.content.national_line import NationalLine, national_line
from bot.directory.opening_hours import uk_now

PROFESSIONAL = "professional"


class ActionTellLine(SpokenAction):
    """Answers for the line that was named; without one, with the lines by need."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_tell_line"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Utter the answer that fits the line and the hour."""
        line = national_line(entity_of(tracker, "line") or "")
        if line:
            now = uk_now()
            dispatcher.utter_message(response=answer_for(line, now), **_values(line, now))
        elif tracker.get_slot("role") == PROFESSIONAL:
            dispatcher.utter_message(response="utter_lines_by_need_staff")
        else:
            dispatcher.utter_message(response="utter_lines_by_need")
        return []


def answer_for(line: NationalLine, now: datetime) -> str:
    """Return the response for a line at a time."""
    if not line.shown:
        return "utter_line_not_shown"
    if not line.reach:
        return "utter_line_on_web"
    if line.always_open:
        return "utter_line_always"
    state = line.state(now)
    if state is None:
        return "utter_line_hours_unknown"
    return "utter_line_open" if state.is_open else "utter_line_shut"


def _values(line: NationalLine, now: datetime) -> dict[str, str]:
    """Return what stands for the placeholders: from content/lines.yml, and when the line opens or shuts."""
    state = line.state(now)
    change = state.changes_at if state else None
    return {
        "line_name": line.name,
        "line_reach": line.reach,
        "line_web": line.web,
        "line_audience": line.audience,
        "line_purpose": line.purpose,
        "line_hours": line.hours,
        "line_changes": f"{change:%A} {change:%-I:%M %p}".replace("AM", "am").replace("PM", "pm") if change else "",
    }
