"""The danger gate: its own detector and phrases; its signs stand on the message for policy and tests."""

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.danger.decision import ASKED_KINDS, KIND_OF_INTENT, PARSE_KEY, Signs
from bot.danger.levels import level_taught
from bot.nlu.danger_words import DangerWords
from bot.nlu.features import features_of, parts_of
from bot.nlu.ridge import Ridge, fit_ridge, trained
from bot.nlu.storage import load_object, save_object
from bot.nlu.words import WORDS

# How many of the likeliest intents may name the question that is asked once, and how likely one must be to name a kind:
# the tail of the ranking asked a mother about "rage" over a visit for tea, and spoke of suicide to one who had called.
LIKELIEST = 3
LEAST_LIKELY = 0.1


def level_of(example: Message) -> str | None:
    """Return the level an example teaches the detector, None where it teaches nothing."""
    return level_taught(example.get(INTENT), _told_level(example))


def _told_level(example: Message) -> str | None:
    return ((example.get("metadata") or {}).get("example") or {}).get("danger")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DangerGate(GraphComponent):
    """Sets the signs of danger on a message, as plain data under "danger"."""

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: Ridge | None
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model
        self._words = DangerWords()

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return settings and thresholds, chosen on tests/nlu/danger.yml (docs/understanding.md).

        threshold: by how much red or ask must lead over none in the whole message.
        part: by how much more red must lead in a part of the message, whose words alone are less sure.
        hide: by how much hiding must lead over everything else.
        ngram_weight, penalty, width: as bot/nlu/ridge.py reads them; messages are compared with the examples that have
        a level of their own: with all of them the gate heard no better and took three times as long.
        labelled_weight: how much an example with a level of its own counts beside one that has it from its intent.
        """
        return {
            "ngram_weight": 0.3,
            "penalty": 1.0,
            "width": 1.0,
            "labelled_weight": 3.0,
            "threshold": 0.0,
            "part": 0.8,
            "hide": 0.0,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "DangerGate":
        """Make an untrained component."""
        return cls(config, model_storage, resource, None)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "DangerGate":
        """Load the trained component."""
        return cls(config, model_storage, resource, load_object(model_storage, resource))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the levels from the examples."""
        labelled = [e for e in training_data.intent_examples if e.get(TEXT) and level_of(e)]
        told = np.array([bool(_told_level(example)) for example in labelled])
        self._model = fit_ridge(
            *features_of(labelled),
            [str(level_of(example)) for example in labelled],
            sparse_weight=self._config["ngram_weight"],
            penalty=self._config["penalty"],
            width=self._config["width"],
            example_weights=np.where(told, self._config["labelled_weight"], 1.0),
            anchors=np.flatnonzero(told),
        )
        save_object(self._model_storage, self._resource, self._model)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the signs on each message that has words of its own; a pressed button has none."""
        for message in messages:
            if not (message.get(TEXT) or "").startswith("/"):
                message.set(PARSE_KEY, self._signs(message).as_dict(), add_to_output=True)
        return messages

    def _signs(self, message: Message) -> Signs:
        heard = self._words.heard(message.get(WORDS))
        detected, margin = self._detected(message)
        if detected == "ask" and not _kind("ask", message):
            detected = "none"
        levels = {*heard.levels, "ask" if "ask" in heard.levels and detected == "red" else detected}
        level = next(name for name in ("hide", "red", "ask", "none") if name in levels or name == "none")
        if level == "hide":
            return Signs(level, "now" if "red" in levels else "", heard.answer, heard.safe, margin=margin)
        kind = heard.levels.get(level) or _kind(level, message)
        return Signs(level, kind, heard.answer, heard.safe, certain=level in heard.levels, margin=margin)

    def _detected(self, message: Message) -> tuple[str, float]:
        """Return the level the detector hears in the message, and by how much danger leads over none."""
        model = trained(self._model)
        scores = model.scores(*parts_of(message))
        hide, red, ask, none = (scores[:, list(model.classes).index(name)] for name in ("hide", "red", "ask", "none"))
        in_parts = float(np.max(red[1:] - none[1:], initial=-np.inf)) - self._config["part"]
        margin = max(float(max(red[0], ask[0]) - none[0]), in_parts)
        if hide[0] - max(red[0], ask[0], none[0]) >= self._config["hide"]:
            return "hide", margin
        if margin < self._config["threshold"]:
            return "none", margin
        return "red" if red[0] >= ask[0] or in_parts >= self._config["threshold"] else "ask", margin


def _kind(level: str, message: Message) -> str:
    """Return the kind of red or of question that fits the likeliest danger intent; "" where nothing fits.

    A question is only asked where one of its intents is among the likeliest: contact due tomorrow is "ask" to the
    detector too, and has an answer of its own (safety-rules.md 3 and 9).
    """
    ranking = [row for row in message.get(INTENT_RANKING_KEY) or () if row["confidence"] >= LEAST_LIKELY]
    ranked = [KIND_OF_INTENT.get(row["name"], "") for row in ranking]
    if level == "ask":
        return next((kind for kind in ranked[:LIKELIEST] if kind in ASKED_KINDS), "")
    return next((kind for kind in ranked if kind), "now") if level == "red" else ""
