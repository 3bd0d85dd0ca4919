"""Says when a message is not English and in which language, so that help with an interpreter is given at once.

Another script than Latin decides alone. In Latin letters the library lingua is asked only where few words are known
from training, since dialect, slips and borrowed words are English too. Figures: docs/understanding.md.
"""

from dataclasses import dataclass
from typing import Any

from lingua import Language, LanguageDetectorBuilder
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.language_signs import language_by_script, language_by_words
from bot.nlu.storage import load_object, save_object
from bot.nlu.words import plain_words

SPEAK_OTHER_LANGUAGE = "speak_other_language"
ENTITY = "language"
# What lingua chooses from: the languages of Latin and Cyrillic letters most spoken in the UK (censuses of 2021 and
# 2022), with Irish and German, which would else be taken for one of them. Each costs about 1.5 MB of memory.
ASKED = (
    "ENGLISH WELSH POLISH ROMANIAN SOMALI PORTUGUESE SPANISH TURKISH FRENCH ITALIAN LITHUANIAN HUNGARIAN ALBANIAN "
    "IRISH GERMAN UKRAINIAN BULGARIAN RUSSIAN"
).split()
# One word is a greeting, a thanks, a name or a slip as often as a language.
FEWEST_WORDS = 2
# Characters; the rest of a message only takes time (4,000 of them took 7 ms).
LONGEST_ASKED = 500


@dataclass(frozen=True)
class Heard:
    """Not English, and how surely; the ISO 639-1 code of what it is instead, "" where that is not sure enough."""

    confidence: float
    language: str


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class OtherLanguage(GraphComponent):
    """Sets the intent speak_other_language and the entity language; the signs of danger stay as they are."""

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, english: frozenset[str]
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._english = english
        languages = (getattr(Language, name) for name in ASKED)
        # High accuracy would need 350 MB for a few points more.
        self._detector = LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the thresholds, chosen by leaving tenths of data/nlu out (docs/understanding.md).

        english: a message with this share of known words, or more, is English. sure: the least chance at which lingua
        is believed that it is not. named: the least chance at which it is believed which language it is.
        """
        return {"english": 0.5, "sure": 0.5, "named": 0.9}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "OtherLanguage":
        """Make an untrained component."""
        return cls(config, model_storage, resource, frozenset())

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "OtherLanguage":
        """Load the trained component."""
        return cls(config, model_storage, resource, load_object(model_storage, resource))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the words that count as English: those of every other intent's sayings, dialect and slips included."""
        rows = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT) != SPEAK_OTHER_LANGUAGE]
        self._english = frozenset(word for example in rows for word in plain_words(example.get(TEXT))[0])
        save_object(self._model_storage, self._resource, self._english)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, ranking and entity on each message that is not English; a pressed button has no language."""
        for message in messages:
            heard = None if (message.get(TEXT) or "").startswith("/") else self._heard(message)
            if heard:
                _put_on_top(message, heard.confidence)
            if heard and heard.language:
                _add_entity(message, heard.language)
        return messages

    def _heard(self, message: Message) -> Heard | None:
        text = message.get(TEXT) or ""
        if by_script := language_by_script(text):
            language, share = by_script
            return Heard(share, language or self._by_lingua(text)[0])
        words = words_outside_entities(message)
        unknown = sum(word not in self._english for word in words) / max(1, len(words))
        if len(words) < FEWEST_WORDS or unknown <= 1 - self._config["english"]:
            return None
        if language := language_by_words(words):
            return Heard(unknown, language)
        language, chance = self._by_lingua(text)
        return Heard(chance, language) if chance >= self._config["sure"] else None

    def _by_lingua(self, text: str) -> tuple[str, float]:
        """Return the language where it is sure enough, "" elsewhere, and the chance that it is this and not English."""
        best = self._detector.compute_language_confidence_values(text[:LONGEST_ASKED])[0]
        if best.language == Language.ENGLISH:
            return "", 0.0
        named = best.value >= self._config["named"]
        return (best.language.iso_code_639_1.name.lower() if named else ""), best.value


def words_outside_entities(message: Message) -> list[str]:
    """Return the words of a message that hold a letter, without the places and other facts found in it."""
    words, spans = plain_words(message.get(TEXT) or "")
    facts = [(row["start"], row["end"]) for row in message.get(ENTITIES) or ()]
    return [
        word
        for word, (start, end) in zip(words, spans)
        if any(letter.isalpha() for letter in word) and not any(a <= start and end <= b for a, b in facts)
    ]


def _put_on_top(message: Message, confidence: float) -> None:
    """Rank the intent first; the others share what is left, so that the ranking stays one of chances."""
    others = [row for row in message.get(INTENT_RANKING_KEY) or () if row["name"] != SPEAK_OTHER_LANGUAGE]
    top = {"name": SPEAK_OTHER_LANGUAGE, "confidence": confidence}
    scaled = [{**row, "confidence": row["confidence"] * (1 - confidence)} for row in others]
    message.set(INTENT, top, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [top, *scaled], add_to_output=True)


def _add_entity(message: Message, language: str) -> None:
    end = len(message.get(TEXT))
    row = {"entity": ENTITY, "value": language, "start": 0, "end": end, "extractor": OtherLanguage.__name__}
    message.set(ENTITIES, [*(message.get(ENTITIES) or []), row], add_to_output=True)
