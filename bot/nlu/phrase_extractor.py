"""Base of the extractors that find a value by phrases: one subclass, one table, one test table each."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.phrases import PhraseBook
from bot.nlu.words import SPANS, WORDS

# Label in a table for phrases that look like a value and are none: "dog grooming". They hide what stands in them.
LOOKALIKE = ""


class PhraseExtractor(GraphComponent):
    """Finds at most one value of one entity in a message."""

    entity: ClassVar[str]
    table: ClassVar[Mapping[str, Sequence[str]]]

    def __init__(self) -> None:
        self._book = PhraseBook(self.table)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "PhraseExtractor":
        """Make the component; it has nothing to set."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entity found, if any, to each message."""
        for message in messages:
            best = self.pick(_without_lookalikes(self._book.found(message.get(WORDS))))
            if best:
                found = [*(message.get(ENTITIES) or []), self._entity(best, message.get(SPANS))]
                message.set(ENTITIES, found, add_to_output=True)
        return messages

    def pick(self, hits: list[tuple[str, int, int]]) -> tuple[str, int, int] | None:
        """Choose among the phrases found: the first, the longest where two start together."""
        return hits[0] if hits else None

    def _entity(self, hit: tuple[str, int, int], spans: list[tuple[int, int]]) -> dict[str, Any]:
        value, first, end = hit
        return {
            "entity": self.entity,
            "value": value,
            "start": spans[first][0],
            "end": spans[end - 1][1],
            "extractor": type(self).__name__,
        }


class InOrder(PhraseExtractor):
    """Chooses by the order of its table, wherever in the message the phrases stand."""

    def pick(self, hits: list[tuple[str, int, int]]) -> tuple[str, int, int] | None:
        """Choose the value that comes first in the table."""
        order = list(self.table)
        return min(hits, key=lambda hit: order.index(hit[0]), default=None)


def _without_lookalikes(hits: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    hidden = [(start, end) for label, start, end in hits if label == LOOKALIKE]
    return [hit for hit in hits if not any(start <= hit[1] and hit[2] <= end for start, end in hidden)]
