"""Last in the pipeline: where no intent is likely enough, the intent becomes nlu_fallback."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.content.situations import situations

FALLBACK = "nlu_fallback"
# Readings of the same account, each of which starts a walk: "my 8 year old told me her uncle ..." is three of them by a
# third, and no reason to ask what was meant. Their chances count together; a test holds the list to data/rules.
ACCOUNTS = frozenset(
    (
        *("child_telling_now", "child_told_me", "child_took_it_back", "child_begs_secret", "told_about_other_child"),
        *("worried_no_words", "harmed_by_family", "harmed_by_child", "harmed_by_worker", "online_harm"),
        *("images_shared", "happened_long_ago", "disabled_child", "i_reacted_badly"),
    )
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Fallback(GraphComponent):
    """Replaces an unlikely intent; the ranking stays, so that the likeliest meanings can be offered."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold = config["threshold"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the chance below which one short question is asked: there it is right less than half the time.

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
            if wordless or self._unlikely(intent, message):
                message.set(INTENT, {"name": FALLBACK, "confidence": 1.0 - intent.get("confidence", 0.0)}, True)
        return messages

    def _unlikely(self, intent: dict[str, Any], message: Message) -> bool:
        chance = _chance(intent, message.get(INTENT_RANKING_KEY) or ())
        return chance < self._threshold and not _borne_out(intent.get("name"), message.get(ENTITIES) or ())


def _borne_out(intent: str | None, entities: Any) -> bool:
    """Say whether a situation was heard that is answered under the intent: a second witness."""
    return any(intent in situations().get(row["value"], ()) for row in entities if row["entity"] == "aspect")


def _chance(intent: dict[str, Any], ranking: Any) -> float:
    """Return how likely the intent is, with the other readings of the same account."""
    confidence: float = intent.get("confidence", 0.0)
    if intent.get("name") not in ACCOUNTS:
        return confidence
    others = (row["confidence"] for row in ranking if row["name"] in ACCOUNTS and row["name"] != intent["name"])
    return confidence + sum(others)
