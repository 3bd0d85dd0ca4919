"""Which situation with an answer of its own a message tells of; source: safety-rules.md 10, 13 and 14.

Under which intents each is answered stands in content/situations.yml. Who is meant decides ("my son did it", "his son
did it"), so phrases hold owners and speakers; where two loose words would have to decide, nothing is found.
"""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.nlu import situation_adults, situation_harm
from bot.nlu.phrase_extractor import LOOKALIKE, InOrder
from bot.nlu.situation_adults import CARER, CARING
from bot.nlu.situation_harm import HEAD, SPORT

# What cannot wait, then what the adult stands against or thinks of, then who the adult is, then where it was.
ORDER = (
    "exploitation",
    "coached",
    "not_believed",
    "own_child",
    "near_children",
    "going_public",
    "head_is_worry",
    "carer",
    "visa",
    "smacking",
    "club",
    "unknown_child",
)
_PHRASES = {**situation_adults.PHRASES, **situation_harm.PHRASES}
_LOOKALIKES = (
    "what|whats|define is|are? county lines",
    "county lines mean|means|meaning|training|assembly|lesson|talk",
    "gang of",
    "my|our|a|the visa card|debit|payment|bill",
    "in|at|from|his|her|a home office",
    "accused of lying|stealing|cheating",
    f"his|her|their|the|a|childs|old|previous|former|last|ex {CARING} {CARER}|child|brother|sister|son|home",
    "adopted by",
    "more than a? smack|smacking",
    "on|taking|uses|selling smack",
    "smack bang|talk|in",
    "we smack|smacked",
    "i also? was smacked",
    "not just|a? smack",
    "home|back from sunday school",
    f"its|about|against|concerns|involves the|our|my|his|her|their|a? {HEAD} of|or|and|coach|boy|girl|injury|lice",
    f"tell|inform|ask|or|to the|his|her|our|my? boys|girls? {SPORT}? coach|leader|vicar|priest|imam",
    "is it the vicar|priest|imam",
    f"school {SPORT} coach|teacher|team|club",
    f"{SPORT} coach|teacher|club|team|lessons|instructor * at|in her|his|their|the|my|our? school",
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class SituationExtractor(InOrder):
    """Finds one situation, the first of the order; it is an aspect like others, which the closest answer looks for."""

    entity = "aspect"
    table = {LOOKALIKE: _LOOKALIKES, **{value: _PHRASES[value] for value in ORDER}}
