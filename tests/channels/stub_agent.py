"""A desk whose agent answers at once and without a model, for tests of what stands before it."""

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from rasa.core.channels.channel import UserMessage

from bot.channels.base import Desk

ANSWER_SECONDS = 30


class StubAgent:
    """Says the name of what it was told, and counts how often."""

    def __init__(self) -> None:
        self.action_endpoint = self.processor = None
        self.tracker_store = SimpleNamespace()
        self.heard: list[str] = []

    def is_ready(self) -> bool:
        """Be ready from the start."""
        return True

    async def parse_message(self, text: str) -> dict[str, Any]:
        """Take any text for a greeting."""
        return {"intent": {"name": "greet", "confidence": 1.0}, "entities": []}

    async def handle_message(self, message: UserMessage) -> None:
        """Answer with one message and one button."""
        self.heard.append(message.parse_data["intent"]["name"])
        words = {"text": f"{len(self.heard)}", "buttons": [{"title": "Next", "payload": "/continue_steps"}]}
        await message.output_channel.send_response(message.sender_id, {**words, "utter_action": "utter_menu"})


def stub_desk() -> Desk:
    """Return such a desk."""
    return Desk(StubAgent())


async def until(true: Callable[[], object], what: str) -> None:
    """Wait without holding up the guide, which runs in the same loop."""
    for _ in range(ANSWER_SECONDS * 20):
        if await asyncio.to_thread(true):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{what}: not within {ANSWER_SECONDS} s")
