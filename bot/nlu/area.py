"""Turns the place that was heard into codes of councils, the only thing about it that is kept (design promise 4)."""

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.phrase_extractor import PhraseExtractor
from bot.nlu.place import ENTITY as PLACE
from bot.nlu.place_resolver import NATION_ONLY, DirectoryResolver, PlaceResolver, Resolved
from bot.nlu.place_words import IN, LIVING, LOOKING, OTHER_WAYS, OURS, REPLY
from bot.nlu.words import plain_words

GIVE_PLACE = "give_place"
# Intents that a message of a place and little else is taken for: a postcode is like nothing in the sayings. Where their
# own entity was found, or the intent is any other, it stays. What the gate heard is apart from this.
MISTAKEN = {"off_topic": None, "give_role": "role", "give_age": "age_band"}
_ASKING = set(
    "who whom do can could should would call ring phone tell contact report takes find where were ok okay yes yeah um "
    "oh right".split()
)
LITTLE_ELSE = REPLY | LOOKING | IN | LIVING | OTHER_WAYS | OURS | _ASKING
ONE, SEVERAL, NONE = "area_code", "area_choices", "area_gap"
NOT_SAID = "not_said"
BETWEEN_CODES = "|"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class AreaExtractor(PhraseExtractor):
    """Adds one entity: the code of a council, a few codes to choose from, or why there is none.

    Stands after PlaceExtractor. A nation by itself is no reason: it has an entity of its own.
    """

    entity = NONE
    # "I'd rather not say where": answered kindly, never asked again (issue 5, point 3).
    table = {
        NOT_SAID: (
            "dont|not want|wanna to? say|tell|give|share where",
            "dont|not want|wanna to? say|tell|give|share my|our|the|you location|postcode|address|place|area|town",
            "dont|not want|wanna to? say$",
            "rather|prefer not to? say|tell|give|share",
            "not saying|telling|giving|sharing where",
            "not saying|telling|giving|sharing my|our|the|you location|postcode|address|where",
        )
    }

    def __init__(self, resolver: PlaceResolver | None = None) -> None:
        super().__init__()
        self._resolver = resolver or DirectoryResolver()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what is known of the place of each message; without a place, whether the adult would rather not say."""
        for message in messages:
            place = next((row for row in message.get(ENTITIES) or () if row["entity"] == PLACE), None)
            if not place:
                super().process([message])
                continue
            known = heard(self._resolver.resolve(place["role"], place["value"]))
            if known:
                message.set(ENTITIES, [*message.get(ENTITIES), _row(*known, place)], add_to_output=True)
                if is_mistaken(message, place):
                    message.set(INTENT, {"name": GIVE_PLACE, "confidence": 1.0}, add_to_output=True)
        return messages


def is_mistaken(message: Message, place: dict[str, Any]) -> bool:
    """Say whether a message that gives a place was taken for something else."""
    intent = (message.get(INTENT) or {}).get("name")
    if intent not in MISTAKEN or any(row["entity"] == MISTAKEN[intent] for row in message.get(ENTITIES)):
        return False
    text = message.get(TEXT)
    rest = f"{text[: place['start']]} {text[place['end'] :]}"
    return set(plain_words(rest)[0]) - set("?!") <= LITTLE_ELSE


def heard(resolved: Resolved) -> tuple[str, str] | None:
    """Return the entity and its value for what is known of a place, None where only its nation is."""
    if len(resolved.bodies) == 1:
        return ONE, resolved.bodies[0]
    if resolved.bodies:
        return SEVERAL, BETWEEN_CODES.join(resolved.bodies)
    return (NONE, resolved.gap) if resolved.gap and resolved.gap != NATION_ONLY else None


def _row(entity: str, value: str, place: dict[str, Any]) -> dict[str, Any]:
    return {
        "entity": entity,
        "value": value,
        "start": place["start"],
        "end": place["end"],
        "extractor": AreaExtractor.__name__,
    }
