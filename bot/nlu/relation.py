"""What the person the worry is about is to the child: family (or close to it), a child, a worker, somebody online."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.nlu.phrase_extractor import PhraseExtractor
from bot.nlu.phrases import either

_FAMILY = either(
    "uncle uncles stepdad stepdads stepfather stepfathers stepmum stepmother dad daddy father grandad grandads grandpa "
    "grandfather grampy taid tadcu aunt auntie lodger lodgers neighbour neighbours boyfriend boyfriends husband hubby "
    "partner ex brother brothers fella bloke bidie godfather stepgrandad"
)
_WORKER = either(
    "teacher coach tutor childminder priest vicar imam pastor carer babysitter ta headteacher instructor colleague "
    "doctor dentist nanny caretaker leader volunteer"
)
_YOUNG = either("child boy girl pupil kid lad teenager student kids boys")
_YOUNG_KIN = either("brother sister stepbrother stepsister cousin stepson")
_APPS = either(
    "online internet snapchat snap discord roblox instagram insta tiktok whatsapp fortnite minecraft omegle telegram "
    "kik xbox playstation twitch facebook"
)
# Words that tie a person to the worry: "her uncle HAS been", "the coach MADE her".
_DID = either(
    "has have is was been did does who keeps touched touches touching made makes hurt hurts comes came went goes got "
    "had said told wont lives at to on"
)
_OF_CHILD = either("her his their my our the mums mams dads own a another one")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class RelationExtractor(PhraseExtractor):
    """Finds the kind of relation, only where the words tie it to the worry."""

    entity = "relation"
    table = {
        "online": (_APPS, "on|off|from|through her|his|the|a? game|games|app|apps|tablet|ipad"),
        "worker": (
            f"{_OF_CHILD} * {_WORKER} {_DID}",
            f"by|about|with|against {_OF_CHILD} {_WORKER}",
            "about|against|by a|our|another member of staff",
        ),
        "child": (
            f"another|other|older|a|the {_YOUNG} {_DID}|in",
            f"by|about|with|from another|an|a|the|her|his|my older|other? {_YOUNG}|son|stepson",
            f"by|about|with|from another|an|a|the|her|his older|other? {_YOUNG_KIN}",
            # "My brother" is the adult's own and of the family; "my big brother" is said by the young.
            f"her|his|their older|big|step|half|teenage|younger? {_YOUNG_KIN} {_DID}",
            f"my|our older|big|step|half|teenage|younger {_YOUNG_KIN} {_DID}",
            f"my|our stepson {_DID}",
            "her|his|their cousin|stepbrother|stepsister",
            "between|both pupils|children|siblings|brothers|cousins|kids",
        ),
        "family": (
            f"{_OF_CHILD} {_FAMILY} {_DID}",
            f"by|about|from|with|of|was|its|it {_OF_CHILD} {_FAMILY}",
            f"my|her|his mums|mams|moms|mothers|dads|fathers|sisters|brothers|nans {_FAMILY}",
            "family friend|member",
            "someone|somebody in the|our|her|his family",
            "uncle|grandad|grandpa|stepdad|stepfather|dad|daddy touched|touches|touching|hurt|hurts|did|does|made",
        ),
    }
