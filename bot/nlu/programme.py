"""Which programme or tool a message names; source: guidance-facts.md 6 and 7."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.nlu.phrase_extractor import LOOKALIKE, PhraseExtractor
from bot.nlu.phrases import either

_OF_PANTS = either("rule rules song songs thing resources resource campaign book acronym lesson lessons talk letters")
_OF_LESSONS = either(
    "lesson lessons campaign programme program play workshop workshops film films video videos resource resources pack "
    "assembly suitable"
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ProgrammeExtractor(PhraseExtractor):
    """Finds the first programme; names that are ordinary words ("pants", "it's not ok") need more words beside."""

    entity = "programme"
    table = {
        LOOKALIKE: ("his|her|their|wet|my|wee|dirty|in pants thing|talk|song",),
        "pants": (
            f"pants {_OF_PANTS}",
            "pantosaurus|pantasaurus|pantosaurous|pantosarus|pantosuarus|pantsaurus",
            "nspcc pants|underwear|dinosaur",
            "underwear rule|song|thing",
            "talk|talking|teach|explain|cover|does|teaching|whats|do pants",
            "^pants$",
            "^pants ?$",
            "about|mentioned|is pants$",
            "what is|age pants",
            "is pants free|suitable|for|aimed|good|ok|okay",
            "pants dinosaur|nspcc|aimed|free",
            "p is|for privates",
        ),
        "speak_out_stay_safe": (
            "speak out and? stay safe",
            "speak up and? stay safe",
            "speakoutstaysafe|sosas",
            "speak out assembly|programme|program",
            "nspcc assembly",
        ),
        "its_not_ok": (
            f"its|it_is not ok|okay {_OF_LESSONS}",
            "use|using|doing|did|called|do|does|run|running|teach|book|about|buy_in its not ok|okay",
            f"is|are its not ok|okay {_OF_LESSONS}|any|good|for|free",
            "^its not ok|okay is that",
        ),
        "women_as_protectors": ("women|woman as protectors|protecters|protector", "breaking the cycle course|group"),
        "brook_traffic_light": (
            "brook traffic? light|lights",
            "brook tool|chart|system|thing",
            "traffic light tool|tools|system|cards|chart|thing|behaviours|colours",
            "traffic lights tool|tools|system|cards|chart|thing|behaviours",
            "sexual behaviours|behaviour traffic light|lights? tool?",
        ),
        "signs_and_indicators": ("signs and? indicators template?",),
        "take_it_down": ("take it down ncmec|tool|site|website|service",),
        "thinkuknow": ("thinkuknow|think_u_know|think_you_know", "ceop education"),
    }
