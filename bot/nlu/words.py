"""First in the pipeline: the plain words of a message, which patterns are matched on."""

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

WORDS = "plain_words"
SPANS = "word_spans"

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*|[?!]")
_APOSTROPHE = re.compile(r"['’`]")


def plain_words(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the words in lower case without apostrophes ("He's" -> "hes"), and where each stands in the text."""
    found = list(_WORD.finditer(text))
    return [_APOSTROPHE.sub("", hit.group().lower()) for hit in found], [hit.span() for hit in found]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class Words(GraphComponent):
    """Sets the words of a message on it; not part of what is put out."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Words":
        """Make the component; it has nothing to set."""
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave training data alone: patterns are not trained."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the words and their spans on each message."""
        for message in messages:
            words, spans = plain_words(message.get(TEXT) or "")
            message.set(WORDS, words)
            message.set(SPANS, spans)
        return messages
