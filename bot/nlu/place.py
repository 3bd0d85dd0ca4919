"""Finds the one place a message is about: postcode, council, town, area or nation, with its kind and span."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_ROLE,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.place_context import Said, elsewhere, meant, read_words
from bot.nlu.place_names import Mention, gazetteer
from bot.nlu.postcodes import Postcode, postcodes_in

ENTITY = "place"
_WORDS_BESIDE = 2  # "London Borough of Camden", "south london, lewisham side"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PlaceExtractor(GraphComponent):
    """Adds at most one place: value is its name or the postcode, role its kind.

    A postcode is for the memory of this turn only: bot/session/redaction.py keeps no place.
    """

    def __init__(self) -> None:
        self._names = gazetteer()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "PlaceExtractor":
        """Make the component; it has nothing to set."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the place found, if any, to each message; what was read inside it (an age in "S6 4PT") goes."""
        for message in messages:
            place = self._place(message.get(TEXT) or "")
            if place:
                others = [row for row in message.get(ENTITIES) or () if not _inside(row, place)]
                message.set(ENTITIES, [*others, place], add_to_output=True)
        return messages

    def _place(self, text: str) -> dict[str, Any] | None:
        said = read_words(text)
        named = list(self._names.mentions(said.words, said.owners))
        postcodes = postcodes_in(text)
        places = meant(said, named, {_word_at(said, code.start) for code in postcodes if code.sure})
        ends = {said.spans[mention.end - 1][1] for mention in named if not mention.mark}
        postcode = next((code for code in postcodes if code.sure or _after_a_name(text, code, ends)), None)
        if postcode:
            return _row(postcode.value, postcode.kind, postcode.start, postcode.end)
        if not places:
            return None
        best = most_telling([mention for mention in places if not elsewhere(said, mention)] or places)
        return _row(best.place.name, best.place.kind, said.spans[best.first][0], said.spans[best.end - 1][1])


def most_telling(places: list[Mention]) -> Mention:
    """Return the first place finer than a nation that agrees with the nation named, if one is; else the nation.

    An area ("London") gives way to the finer place that stands beside it ("London Borough of Camden").
    """
    nation = next((mention for mention in places if mention.place.kind == "nation"), None)
    finer = [mention for mention in places if mention.place.kind != "nation"]
    if nation:
        finer = [mention for mention in finer if mention.place.nation in (nation.place.nation, "")]
    if not finer:
        return nation or places[0]
    first, *others = finer
    beside = [mention for mention in others if mention.first - first.end <= _WORDS_BESIDE]
    return beside[0] if first.place.kind == "area" and beside else first


def _word_at(said: Said, start: int) -> int:
    return next((i for i, (first, _) in enumerate(said.spans) if first >= start), len(said.words))


def _after_a_name(text: str, code: Postcode, ends: set[int]) -> bool:
    """Say whether a postcode stands right after a place's name: "hackney, e8"."""
    return any(end <= code.start and not text[end : code.start].strip(" ,.-(") for end in ends)


def _inside(row: dict[str, Any], place: dict[str, Any]) -> bool:
    return bool(place[ENTITY_ATTRIBUTE_START] <= row.get(ENTITY_ATTRIBUTE_START, -1)) and bool(
        row.get(ENTITY_ATTRIBUTE_END, 0) <= place[ENTITY_ATTRIBUTE_END]
    )


def _row(value: str, kind: str, start: int, end: int) -> dict[str, Any]:
    return {
        ENTITY_ATTRIBUTE_TYPE: ENTITY,
        ENTITY_ATTRIBUTE_VALUE: value,
        ENTITY_ATTRIBUTE_ROLE: kind,
        ENTITY_ATTRIBUTE_START: start,
        ENTITY_ATTRIBUTE_END: end,
        EXTRACTOR: PlaceExtractor.__name__,
    }
