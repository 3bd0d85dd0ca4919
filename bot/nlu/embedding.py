"""Featurizer: one vector for the whole message and one for each of its parts."""

import os
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.encoder import Encoder
from bot.nlu.sentences import parts
from bot.nlu.spelling import read_as

PART_VECTORS = "part_vectors"
ORIGIN = "sentence_embedding"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEmbedding(DenseFeaturizer, GraphComponent):
    """Puts sentence vectors on messages."""

    def __init__(self, name: str, config: dict[str, Any]) -> None:
        super().__init__(name, config)
        self._encoder = Encoder(config["encoder"])

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the encoder to use: "adapted", "frozen" or a path (bot/nlu/model_files.py)."""
        return {**DenseFeaturizer.get_default_config(), "encoder": "frozen"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceEmbedding":
        """Make the component and load the encoder."""
        return cls(execution_context.node_name, config)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accept any configuration: an encoder that is not there stops the start."""

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encode all training examples, on all cores."""
        encoder = Encoder(self._config["encoder"], threads=os.cpu_count() or 1)
        for example in training_data.training_examples:
            if example.get(TEXT):
                _add_vector(example, encoder.encode([example.get(TEXT)])[0])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Encode the message and its parts one by one."""
        for message in messages:
            text = read_as(message)
            vectors = self._encoder.encode([text, *parts(text)])
            _add_vector(message, vectors[0])
            message.set(PART_VECTORS, vectors[1:])
        return messages


def _add_vector(message: Message, vector: Any) -> None:
    message.add_features(Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, ORIGIN))
