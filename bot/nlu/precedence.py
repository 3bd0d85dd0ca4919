"""Which of the things in a message wins, where the classifier has heard the weaker one; source: intents.yml, its rules.

Stands after the extractors: a term with "what is", a line or a programme by its name, and a situation bear witness too.
The signs of danger are the gate's and stay as they are.
"""

from collections.abc import Iterator
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from bot.content.situations import situations
from bot.danger.decision import KIND_OF_INTENT
from bot.nlu.fallback import ACCOUNTS
from bot.nlu.intents import PART_INTENTS

# Rule 5: these never win beside an account or a question.
NEVER_WIN = ("feeling_overwhelmed", "greet", "say_thanks", "say_goodbye", "give_role", "give_age")
QUESTIONS = ("ask_", "find_local_help")
# A part's chance has to be as good as even; below it the classifier's own reading stays.
SURE = 0.5
# What is heard of a message that seems to be about nothing here, though it names something of ours.
NAMED = {"line": "ask_line", "programme": "ask_programme"}
MEANING = "meaning"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Precedence(GraphComponent):
    """Puts the intent that wins on top of the ranking."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Precedence":
        """Make the component; it has nothing to set."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent that wins on each message where it is another one."""
        for message in messages:
            first = message.get(INTENT) or {}
            winner = next((name for name in _winners(message, first) if name), "")
            if winner and winner != first.get("name"):
                _put_on_top(message, winner, max(SURE, first.get("confidence", 0.0)))
        return messages


def _winners(message: Message, first: dict[str, Any]) -> Iterator[str]:
    """Give what may win, by the rules in their order; "" where a rule has nothing to say."""
    name, sure = first.get("name") or "", first.get("confidence", 0.0) >= SURE
    if name in KIND_OF_INTENT or name == "leave_now":
        return  # rule 1: danger wins over all
    heard = {row["entity"]: row["value"] for row in message.get(ENTITIES) or ()}
    aspects = [row["value"] for row in message.get(ENTITIES) or () if row["entity"] == "aspect"]
    if name in NEVER_WIN:
        yield _best_part(message)
    if "term" in heard and MEANING in aspects and (name.startswith("ask_") or not sure):
        yield "ask_definition"
    if name == "off_topic":
        yield from (intent for entity, intent in NAMED.items() if entity in heard)
    if not sure:
        yield from (_by_situation(message, value, name) for value in aspects)


def _best_part(message: Message) -> str:
    """Return the likeliest account or question among the parts of a message."""
    parts = message.get(PART_INTENTS) or ()
    telling = [(chance, name) for name, chance in parts if name in ACCOUNTS or name.startswith(QUESTIONS)]
    chance, name = max(telling, default=(0.0, ""))
    return name if chance >= SURE else ""


def _by_situation(message: Message, value: str, name: str) -> str:
    """Return the likeliest intent under which a situation is answered; "" where the first one is already."""
    listed = situations().get(value, ())
    if not listed or name in listed:
        return ""
    ranked = [row["name"] for row in message.get(INTENT_RANKING_KEY) or ()]
    return next((intent for intent in ranked if intent in listed), listed[0])


def _put_on_top(message: Message, name: str, confidence: float) -> None:
    ranking = [row for row in message.get(INTENT_RANKING_KEY) or () if row["name"] != name]
    first = {"name": name, "confidence": confidence}
    message.set(INTENT, first, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [first, *ranking], add_to_output=True)
