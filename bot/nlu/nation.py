"""Which nation a message names, by its name or its chief towns; finer places belong to the directory."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.nlu.phrase_extractor import PhraseExtractor
from bot.nlu.phrases import either

_TOWNS = {
    "NIR": either("belfast derry lisburn newry armagh antrim omagh"),
    "SCO": either("glasgow edinburgh aberdeen dundee inverness fife paisley stirling"),
    "WAL": either("cardiff swansea wrexham caerdydd abertawe rhondda gwynedd anglesey merthyr"),
    "ENG": either(
        "london manchester birmingham liverpool leeds newcastle bristol sheffield nottingham cornwall devon kent essex "
        "york plymouth derby leicester norfolk yorkshire sunderland truro redruth exeter islington hackney"
    ),
}


def _phrases(nation: str, *names: str) -> tuple[str, ...]:
    towns = _TOWNS[nation]
    return (*names, f"in|from|near|live|living|at {towns}", f"^{towns}$")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class NationExtractor(PhraseExtractor):
    """Finds the nation; chief towns stand for theirs until the directory exists."""

    entity = "nation"
    table = {
        "NIR": _phrases("NIR", "northern|n|north ireland", "^ni$", "in|from ni|ulster"),
        "SCO": _phrases("SCO", "scotland", "scots law"),
        "WAL": _phrases("WAL", "wales|cymru"),
        "ENG": _phrases("ENG", "england"),
        "CD": ("in|from|live jersey", "^jersey$", "guernsey|sark|alderney", "isle of man"),
        "other": (
            f"in|from|living {either('ireland dublin france spain poland america usa australia canada germany')}",
        ),
    }
