"""Mends slips of the thumb in what the encoder and the n-grams read; everything else reads what was typed."""

import re
from collections import Counter
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from tokenizers import Tokenizer

from bot.nlu.model_files import TOKENIZER, model_file
from bot.nlu.storage import load_object, save_object

READ_AS = "read_as"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Of 1,135 seeded edits of tests/nlu/ordinary.yml, words of three letters and more had 61 % mended rightly and 9 %
# wrongly, of four and more 48 % and 5 %; 6 of the 450 messages as written were changed (24 November 2026).
SHORTEST = 3
# A word that training has this often is one that people here use; a rarer one may itself be a slip.
OFTEN = 3
# The encoder's own words of this length are known too; its shorter ones are mostly pieces of words.
SHORTEST_PIECE = 4
# A message in another language, or of noise, has nothing to mend and would only take time (0.3 ms a word).
MOST_MENDED = 12


def read_as(message: Message) -> str:
    """Return the text of a message as the encoder and the n-grams read it."""
    return message.get(READ_AS) or message.get(TEXT) or ""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class Spelling(GraphComponent):
    """Replaces a word that nobody knows by the most used known word one edit away, if there is one."""

    def __init__(self, model_storage: ModelStorage, resource: Resource, counts: dict[str, int]) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._counts = counts
        self._often = [word for word, count in counts.items() if count >= OFTEN and len(word) >= SHORTEST - 1]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Spelling":
        """Make an untrained component."""
        return cls(model_storage, resource, {})

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "Spelling":
        """Load the trained component."""
        return cls(model_storage, resource, load_object(model_storage, resource))

    def train(self, training_data: TrainingData) -> Resource:
        """Count the words of the sayings, slips and dialect included: what people type there is known.

        Those of data/wording/ do not count: of 1,340 measuring messages they changed two, both for the worse.
        """
        texts = [example.get(TEXT) for example in training_data.intent_examples if example.get(TEXT)]
        counts = Counter(_plain(word) for text in texts for word in _WORD.findall(text))
        save_object(self._model_storage, self._resource, {**words_of_encoder(), **counts})
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave training data alone: all its words are known."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the mended text on each message that has something to mend; a pressed button has no slips."""
        for message in messages:
            text = message.get(TEXT) or ""
            if not text.startswith("/"):
                message.set(READ_AS, self.mended(text))
        return messages

    def mended(self, text: str) -> str:
        """Return the text with its slips mended."""
        unknown = [word for word in _WORD.findall(text) if self._may_be_a_slip(word)]
        if not unknown or len(unknown) > MOST_MENDED:
            return text
        mends = {word: self._nearest(_plain(word)) for word in unknown}
        return _WORD.sub(lambda hit: mends.get(hit.group()) or hit.group(), text)

    def _may_be_a_slip(self, word: str) -> bool:
        plain = _plain(word)
        return len(plain) >= SHORTEST and plain.isascii() and plain not in self._counts

    def _nearest(self, word: str) -> str | None:
        near = process.extract(word, self._often, scorer=OSA.distance, score_cutoff=1, limit=None)
        return max((name for name, _, _ in near), key=lambda name: self._counts[name], default=None)


def words_of_encoder() -> dict[str, int]:
    """Return the words that the encoder has a piece for: known, though nobody need have typed them (count 0)."""
    vocabulary = Tokenizer.from_file(str(model_file(*TOKENIZER))).get_vocab()
    return {piece: 0 for piece in vocabulary if _is_word(piece)}


def _is_word(piece: str) -> bool:
    return len(piece) >= SHORTEST_PIECE and piece.isalpha()


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")
