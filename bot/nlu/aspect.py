"""A finer need beside the intent: for now, that the adult has come back to the chat."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.nlu.phrase_extractor import PhraseExtractor

RETURNED = "returned"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class AspectExtractor(PhraseExtractor):
    """Finds the aspect; others are added with the answers that need them."""

    entity = "aspect"
    table = {
        RETURNED: (
            "im|i_am|were back$",
            "im|i_am back now|again|sorry|here|to|on|with|can|where|what|and",
            "^ok|okay|right|sorry|hi|hello|hey|ok|yes? sorry|now? back$",
            "^back now|again$",
            "im|i_am here again",
            "i had|have to go|stop|leave|answer * back?$",
            "got called|pulled away",
            "where were|was we|i$",
        ),
    }
