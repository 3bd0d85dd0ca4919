"""Hears a second need in a message of several parts, so that it can be offered once the first has its answer."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.content.meanings import SECOND_NEED
from bot.nlu.intents import PART_INTENTS

# A second need is a question of its own; facts told beside a question are not one (intents.yml, rule 3).
QUESTIONS = ("ask_", "find_local_help")
# Questions to the guide itself, and those that nobody needs twice.
NOT_OFFERED = {"ask_help", "ask_about_bot", "ask_about_privacy", "ask_for_person"}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SecondNeed(GraphComponent):
    """Sets the second need, where there is one, as the name of an intent."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold = config["threshold"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the confidence a part needs to be offered (docs/understanding.md)."""
        return {"threshold": 0.6}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SecondNeed":
        """Make the component."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the second need on each message that asks one thing and, in another part, another."""
        for message in messages:
            need = self._second_need(message)
            if need:
                message.set(SECOND_NEED, need, add_to_output=True)
        return messages

    def _second_need(self, message: Message) -> str | None:
        first = (message.get(INTENT) or {}).get("name") or ""
        others = [
            (confidence, name)
            for name, confidence in message.get(PART_INTENTS) or ()
            if name.startswith(QUESTIONS) and name not in {first, *NOT_OFFERED} and confidence >= self._threshold
        ]
        return max(others)[1] if others and first.startswith(QUESTIONS) else None
