"""Intent classifier: a linear model over sentence vectors and character n-grams."""

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.features import features_of, parts_of
from bot.nlu.ridge import Ridge, fit_ridge, trained
from bot.nlu.storage import load_object, save_object

RANKED = 10
# The likeliest intent of each part of a message, with its confidence; not put out.
PART_INTENTS = "part_intents"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Intents(IntentClassifier, GraphComponent):
    """Says which intent a message has, with a ranking of the likeliest."""

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: Ridge | None
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that suit few examples; those of this project's many stand in config.yml.

        ngram_weight, penalty, width: as bot/nlu/ridge.py reads them.
        off_topic: added to the score of off_topic, the intent of messages that are near nothing known.
        All were chosen by measurement (docs/understanding.md).
        """
        return {"ngram_weight": 0.3, "penalty": 0.3, "width": 1.0, "off_topic": 0.0}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Intents":
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
    ) -> "Intents":
        """Load the trained component."""
        return cls(config, model_storage, resource, load_object(model_storage, resource))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the intents from the examples."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT)]
        self._model = fit_ridge(
            *features_of(examples),
            [example.get(INTENT) for example in examples],
            sparse_weight=self._config["ngram_weight"],
            penalty=self._config["penalty"],
            width=self._config["width"],
        ).favouring("off_topic", self._config["off_topic"])
        save_object(self._model_storage, self._resource, self._model)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and ranking on each message."""
        model = trained(self._model)
        for message in messages:
            chances, *parts = model.chances(*parts_of(message))
            order = np.argsort(-chances)[:RANKED]
            ranking = [{"name": str(model.classes[i]), "confidence": float(chances[i])} for i in order]
            message.set(PART_INTENTS, [(str(model.classes[part.argmax()]), float(part.max())) for part in parts])
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages
