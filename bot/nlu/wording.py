"""Says how a typed sentence would land on a child, as data under "wording"; used where an adult practises or checks."""

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.features import features_of, parts_of
from bot.nlu.ridge import Ridge, fit_ridge
from bot.nlu.storage import load_object, save_object
from bot.practise.labels import KIND_OF_LABEL, LEADING, PARSE_KEY


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Wording(GraphComponent):
    """Sets {label, confidence} on each typed message; nothing where there were no examples to learn from."""

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: Ridge | None
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return settings, chosen by ten-fold cross-validation over data/wording/ (docs/understanding.md).

        ngram_weight, penalty, width: as bot/nlu/ridge.py reads them.
        part: the least chance at which a sentence that leads, alone among kinder ones, speaks for all of them.
        """
        return {"ngram_weight": 0.3, "penalty": 0.3, "width": 2.0, "part": 0.8}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Wording":
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
    ) -> "Wording":
        """Load the trained component."""
        return cls(config, model_storage, resource, load_object(model_storage, resource))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the labels from the examples that have one."""
        examples = [e for e in training_data.training_examples if e.get(TEXT) and e.get(PARSE_KEY)]
        self._model = self._fitted(examples) if examples else None
        save_object(self._model_storage, self._resource, self._model)
        return self._resource

    def _fitted(self, examples: list[Message]) -> Ridge:
        return fit_ridge(
            *features_of(examples),
            [example.get(PARSE_KEY) for example in examples],
            sparse_weight=self._config["ngram_weight"],
            penalty=self._config["penalty"],
            width=self._config["width"],
        )

    def process(self, messages: list[Message]) -> list[Message]:
        """Set how each message lands; a pressed button is said to nobody."""
        for message in messages:
            if self._model and not (message.get(TEXT) or "").startswith("/"):
                message.set(PARSE_KEY, self._heard(self._model, message), add_to_output=True)
        return messages

    def _heard(self, model: Ridge, message: Message) -> dict[str, Any]:
        """Judge the whole message, and a sentence of it that surely leads before the whole."""
        whole, *parts = [likeliest(model.classes, row) for row in model.chances(*parts_of(message))]
        leading = [heard for heard in parts if leads(heard) and heard[1] >= self._config["part"]]
        label, confidence = whole if leads(whole) or not leading else max(leading, key=lambda heard: heard[1])
        return {"label": label, "confidence": confidence}


def likeliest(labels: np.ndarray, chances: np.ndarray) -> tuple[str, float]:
    """Return the likeliest label of the likeliest kind, and the chance of the kind.

    The kind decides what an adult is told, so its labels' chances count together: by cross-validation over
    data/wording/ 0.840 of the kinds were right, by the likeliest label alone 0.819.
    """
    kinds = np.array([KIND_OF_LABEL[str(label)] for label in labels])
    of_kind = {str(kind): float(chances[kinds == kind].sum()) for kind in kinds}
    best = max(of_kind, key=lambda kind: of_kind[kind])
    return str(labels[np.where(kinds == best, chances, -1.0).argmax()]), of_kind[best]


def leads(heard: tuple[str, float]) -> bool:
    """Say whether words are of the kind that leads or harms."""
    return KIND_OF_LABEL[heard[0]] == LEADING
