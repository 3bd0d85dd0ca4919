"""Which nation a message is about: that of the place found in it, or whose law it names."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.phrase_extractor import PhraseExtractor
from bot.nlu.place import ENTITY as PLACE
from bot.nlu.place_resolver import DirectoryResolver, PlaceResolver


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class NationExtractor(PhraseExtractor):
    """Finds the nation; stands after PlaceExtractor, whose table knows nations and places by name."""

    entity = "nation"
    table = {
        "NIR": ("northern irish law",),
        "SCO": ("scots|scottish law",),
        "WAL": ("welsh law",),
        "ENG": ("english law",),
    }

    def __init__(self, resolver: PlaceResolver | None = None) -> None:
        super().__init__()
        self._resolver = resolver or DirectoryResolver()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the nation found, if any, to each message."""
        for message in messages:
            place = next((row for row in message.get(ENTITIES) or () if row["entity"] == PLACE), None)
            nation = self._resolver.resolve(place["role"], place["value"]).nation if place else None
            if not place or not nation:
                super().process([message])
                continue
            row = {
                "entity": self.entity,
                "value": nation,
                "start": place["start"],
                "end": place["end"],
                "extractor": type(self).__name__,
            }
            message.set(ENTITIES, [*(message.get(ENTITIES) or []), row], add_to_output=True)
        return messages
