"""Last in the pipeline: where no intent is likely enough, the intent becomes nlu_fallback."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

FALLBACK = "nlu_fallback"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Fallback(GraphComponent):
    """Replaces an unlikely intent; the ranking stays, so that the likeliest meanings can be offered."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold = config["threshold"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the confidence below which one short question is asked: there it is right less than half the time.

        Measured on 1,350 messages that neither classifier nor encoder had seen (docs/understanding.md).
        """
        return {"threshold": 0.35}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Fallback":
        """Make the component."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set nlu_fallback on messages that no intent fits, and on those without a word."""
        for message in messages:
            intent = message.get(INTENT) or {}
            wordless = not any(letter.isalnum() for letter in message.get(TEXT) or "")
            if wordless:
                message.set(INTENT_RANKING_KEY, [], True)
            if wordless or intent.get("confidence", 0.0) < self._threshold:
                message.set(INTENT, {"name": FALLBACK, "confidence": 1.0 - intent.get("confidence", 0.0)}, True)
        return messages
