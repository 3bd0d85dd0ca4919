"""Featurizer: character n-grams, which forgive spelling where the encoder does not."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.sentences import parts
from bot.nlu.spelling import read_as
from bot.nlu.storage import load_object, save_object

ORIGIN = "char_ngrams"
PART_NGRAMS = "part_ngrams"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class CharNgrams(GraphComponent):
    """Weighs the character n-grams (1 to 4 inside word borders) of a message."""

    def __init__(self, model_storage: ModelStorage, resource: Resource, vectorizer: TfidfVectorizer) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._vectorizer = vectorizer

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "CharNgrams":
        """Make an untrained component."""
        vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4), min_df=2, sublinear_tf=True)
        return cls(model_storage, resource, vectorizer)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "CharNgrams":
        """Load the trained component."""
        return cls(model_storage, resource, load_object(model_storage, resource))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the sayings which n-grams there are and how rare each is.

        The sentences of data/wording/ do not count: with them the wording check heard no better, and the intents' and
        the gate's features would move with every one of them (docs/understanding.md).
        """
        self._vectorizer.fit([e.get(TEXT) for e in training_data.intent_examples if e.get(TEXT)])
        save_object(self._model_storage, self._resource, self._vectorizer)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Set the n-grams on the training examples."""
        examples = [example for example in training_data.training_examples if example.get(TEXT)]
        for example, row in zip(examples, self._vectorizer.transform([read_as(example) for example in examples])):
            _add(example, row)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the n-grams on each message and on its parts."""
        for message in messages:
            text = read_as(message)
            rows = self._vectorizer.transform([text, *parts(text)])
            _add(message, rows[0])
            message.set(PART_NGRAMS, rows[1:] if rows.shape[0] > 1 else None)
        return messages


def _add(message: Message, row: csr_matrix) -> None:
    message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, ORIGIN))
