"""One process of the tests: its sessions over a shelf, and trackers that can be read."""

from dataclasses import dataclass, field
from typing import Any

from bot.session.session import Reply, Session
from bot.session.sessions import Sessions

IDLE_SECONDS = 1.5
HELLO = Reply([{"text": "Hello.", "buttons": [{"title": "Next", "payload": "/continue_steps"}]}], ("utter_greet",))
BYE = Reply([{"text": "Goodbye.", "buttons": []}], ("utter_way_back",))


@dataclass
class ATrackers:
    """Trackers of one process that the test can read."""

    held: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    forgotten: list[str] = field(default_factory=list)

    def forget(self, sender_id: str) -> None:
        self.held.pop(sender_id, None)
        self.forgotten.append(sender_id)

    def rows(self, sender_id: str) -> list[dict[str, Any]]:
        return list(self.held.get(sender_id, ()))

    def lay_ready(self, sender_id: str, rows: list[dict[str, Any]]) -> None:
        self.held[sender_id] = rows


class Process:
    """One process: its sessions, its trackers, and what it was told of ended sessions."""

    def __init__(self, shelf: Any) -> None:
        self.trackers = ATrackers()
        self.over: list[str] = []
        self.sessions = Sessions(IDLE_SECONDS, self.trackers, self._ended, shelf)

    def _ended(self, session: Session) -> None:
        self.over.append(session.sender_id)
