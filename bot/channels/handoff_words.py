"""What a handoff says, as replies: responses of content/ with the line's name, the place and the times put in."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.channels.fixed_words import said_for
from bot.content.handoff import STRIKE, load_handoff, payload_of
from bot.directory.opening_hours import UK
from bot.handoff.availability import Availability, Line, Reason
from bot.handoff.record import State
from bot.session.session import Reply

Slots = Mapping[str, Any]

NOT_NOW = {
    Reason.CLOSED: "utter_handoff_closed",
    Reason.PAUSED: "utter_handoff_paused",
    Reason.FULL: "utter_handoff_full",
    Reason.NOBODY: "utter_handoff_nobody",
    Reason.NO_LINE: "utter_handoff_closed_unknown",
}
WAY_BACK = "utter_way_back"
CHILD_PATH = "utter_child_path"
PROFESSIONAL, CHILD = "professional", "child"


def is_child(slots: Slots) -> bool:
    """Say whether the guide takes who types for a child (safety-rules.md 7)."""
    return bool(slots.get("child_path")) or slots.get("role") == CHILD


class HandoffWords:
    """Says what a handoff needs, for a line and the slots of a session; a line that is gone has no name to say."""

    def __init__(self, line: Line | None, slots: Slots) -> None:
        self._slots = slots
        self.values = {"line": line.name, "keeps_for": line.keeps_for} if line else {"line": "…", "keeps_for": "…"}

    def say(self, *names: str, state: State = State.BOT, **values: str) -> Reply:
        """Return responses with their values, and who owns the chat after them."""
        reply = said_for(self._slots, self.values | values, *names)
        return Reply(reply.messages, reply.names, _public(state))

    def offer(self, summary: Mapping[str, str], minutes: int | None) -> Reply:
        """Return the three messages of an offer: who they are, what they must do, what they see (rules 8)."""
        told = ("utter_handoff_offer", "utter_handoff_offer_duty", _sees(summary))
        return self.say(*told, state=State.OFFERED, wait=wait_words(minutes), summary=summary_lines(summary))

    def shown(self, summary: Mapping[str, str]) -> Reply:
        """Return what they would see now, after something was left out."""
        return self.say(_sees(summary), state=State.OFFERED, summary=summary_lines(summary))

    def strikes(self, summary: Mapping[str, str]) -> Reply:
        """Return what they would see with a button for each field that can be left out."""
        reply = self.say("utter_handoff_strike", state=State.OFFERED, summary=summary_lines(summary))
        fields = load_handoff().fields
        struck = [{"title": fields[name]["out"], "payload": payload_of(STRIKE + name)} for name in summary]
        reply.messages[-1]["buttons"] = [*struck, *reply.messages[-1]["buttons"]]
        return reply

    def place(self, name: str, place: int, minutes: int | None) -> Reply:
        """Return a response that tells the place in the queue."""
        return self.say(name, state=State.QUEUED, place=str(place), wait=wait_words(minutes))

    def not_now(self, found: Availability, now: datetime) -> Reply:
        """Return why nobody can be asked now, whom to ring, and the way back."""
        if found.reason is Reason.CLOSED and found.opens_at is None:
            return self.back("utter_handoff_closed_unknown", self.numbers)
        opens = opens_words(found.opens_at, now) if found.opens_at else ""
        return self.back(NOT_NOW[found.reason], self.numbers, opens=opens)

    def back(self, *names: str, opens: str = "") -> Reply:
        """Return responses and then the way back to where the guide was, as after any interruption."""
        return self.say(*names, CHILD_PATH if is_child(self._slots) else WAY_BACK, opens=opens)

    @property
    def numbers(self) -> str:
        """Return the response that says whom to ring."""
        staff = self._slots.get("role") == PROFESSIONAL
        return "utter_handoff_numbers_staff" if staff else "utter_handoff_numbers"


def wait_words(minutes: int | None) -> str:
    """Return how long the wait is, or that nobody can say."""
    words = load_handoff().wait
    if minutes is None:
        return words["unknown"]
    return words["one"] if minutes == 1 else words["more"].format(minutes=minutes)


def opens_words(at: datetime, now: datetime) -> str:
    """Return when a line opens, by the clock on the wall: "tomorrow at 09:00"."""
    local, today = at.astimezone(UK), now.astimezone(UK).date()
    days = {today: "today", today + timedelta(days=1): "tomorrow"}
    which = days.get(local.date(), "later")
    return load_handoff().opens[which].format(time=f"{local:%H:%M}", day=f"{local:%A} {local.day} {local:%B}")


def summary_lines(summary: Mapping[str, str]) -> str:
    """Return the summary as the adult reads it, a line for each field."""
    told = (load_handoff().line_of(name, value) for name, value in summary.items())
    return "\n".join(f"• {line}" for line in told if line)


def tellable(summary: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that have words: what the adult cannot read before is not shown to staff (handoff 9)."""
    return {name: value for name, value in summary.items() if load_handoff().line_of(name, value)}


def with_button(reply: Reply) -> Reply:
    """Return a reply with the button for a person under its last message."""
    button = load_handoff().button
    if button["payload"] in reply.payloads():
        return reply
    last = reply.messages[-1]
    return Reply([*reply.messages[:-1], last | {"buttons": [*last["buttons"], button]}], reply.names, reply.state)


def _sees(summary: Mapping[str, str]) -> str:
    return "utter_handoff_offer_sees" if summary else "utter_handoff_offer_sees_nothing"


def _public(state: State) -> str:
    return {State.OFFERED: "offered", State.QUEUED: "queued", State.LIVE: "live"}.get(state, "bot")
