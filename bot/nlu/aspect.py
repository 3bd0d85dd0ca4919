"""A finer need beside the intent: how to call unheard, what a line costs, that the adult has come back."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.nlu.phrase_extractor import LOOKALIKE, InOrder
from bot.nlu.phrases import either

RETURNED = "returned"

_HEARD = either("hear hears heard overhear listening listen")
_PERSON = either("he hell hes she shell shes they theyll theyre someone somebody")
_SAFE = either("safe ok okay grand sound")
_US = either("were shes hes theyre shes_is i_am im we_are she_is he_is they_are kids_are children_are")
_CLOSING = either("open opens closed close closes shut shuts")
_TIME = either(
    "now today tonight late night nights sunday sundays saturday weekend weekends evening evenings morning mornings "
    "christmas easter bank"
)
_CALLERS = either("adults grown_ups professionals parents grandmother wife husband dad mum sister")
# Asked about most often; bot/nlu/term.py has the others.
_TERMS = either("isva lado mash sarc dsl cin taf cps abe cafcass cse csa fgm hsb iro section grooming disclosure bail")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class AspectExtractor(InOrder):
    """Finds the aspect; what answers a question about danger is read first, then the return, then the rest."""

    entity = "aspect"
    # In this order (design 4).
    table = {
        LOOKALIKE: (
            "not|isnt|arent|never|hardly|dont_feel safe|ok|okay now|here?",
            "open|opened up|book|mind|heart|question|questions|ended|air|door|window|about",
            "be|being|keep|kept open",
            "mean|meant to|girl|boy|man|woman|kids|people|as",
            "free|freed from|will|time|period|meals|of",
        ),
        "quiet_call": (
            "i|we|ill|id cant|cannot|cannae|couldnt speak|talk",
            "^cant|cannot|cannae|dare_not|darent speak|talk",
            "cant|cannot|cannae speak|talk out|loud|here|now",
            "without speaking|talking|making_a_sound",
            "cant|cannot make a noise|sound",
            f"{_PERSON} will|would|can|could|might? {_HEARD} me|us",
            "without him|her|them hearing|knowing i_called|i_rang",
            "silent|quiet call|999|55|calling",
            "call|ring|phone silently|quietly|in_silence",
            "press|pressing|dial 55",
            "55 thing|option|from|work|works",
            "im|am|to|only|just whisper|whispering",
        ),
        "text_999": (
            "text|texting|txt|message|sms|email 999|112|police|the_police|emergency",
            "999|112|police by|via text|txt|sms",
            "999 text|texts|txt",
            "emergencysms",
            "999 bsl",
            "relay uk",
            "18000",
        ),
        "safe_now": (
            f"{_US} all? both? {_SAFE} now|here|with|for|tonight|at|again",
            "all|both safe",
            "safe now|with_me|here|at_home|at_mine|in_bed|for_now",
            "hes|he_is|he_has|shes|theyve|they_have gone now|away|home",
            "hes|he_is|he in custody|prison|jail|nick|arrested|cells",
            "out of danger",
        ),
        RETURNED: (
            "im|i_am|were back$",
            "im|i_am back now|again|sorry|here|to|on|with|can|where|what|whats|and",
            "^ok|okay|right|sorry|hi|hello|hey|ok|yes? sorry|now? back$",
            "^back now|again$",
            "im|i_am here again",
            "i had|have to go|stop|leave|answer * back?$",
            "got called|pulled away",
            "where were|was we|i$",
        ),
        "police_involved": (
            "police|cops|social_worker|social_workers|social_services|childrens_services|officer|detective * involved",
            "police|cops|social_worker|social_workers are|is|have|has already|got|spoken|told|asked|said",
            "already with|to the? police|social_services|social_worker",
        ),
        "was_practice": ("just|only|was|were practice|practise|practising|practicing|rehearsing|rehearsal|pretend",),
        "wording": (
            "check|checking|chek my|the|this|our wording|words|question|phrasing",
            "is|would|will this|that * ok|okay|right|alright|fine to ask|say",
            "can|could|may|should i ask|say|put her|him|them|it? this|the_following|like_this",
            "is my|this question|wording ok|okay|leading|open|closed|right|alright|fine",
            "how should|do|can i word|phrase",
        ),
        "hours": (
            f"{_CLOSING} {_TIME}|at|on|till|until|24|all",
            f"is|are|whens|when|times|they|it|still {_CLOSING}",
            "24 hours|hrs|hour|7",
            "24hrs|24hr|24h|24/7|247",
            "opening|office|what|which hours|times|hrs",
            "hours are|do|is",
            "what time|times do|does|is|are|they|till|until",
            f"there|answer|answers|available|staffed at|on|all|in|through|over|the? {_TIME}",
            "how late",
            "weekend|weekends|out_of hours",
            "out of hours",
            "middle of the night",
        ),
        "cost": (
            "cost|costs|costing",
            "they|it|do|does|will|you charge|charges",
            "is|its|it|call|number|line|be|for|calls free|freephone",
            "free from|off|on|to|number|call|calls|phone|phoneline",
            "freephone",
            "how much is|does|do|will|are|would",
            "no|without|out_of credit",
            "got|have no credit",
            "payg|pay_as_you_go",
            "cant|cannot afford",
            "have|need|got to pay",
        ),
        "phone_bill": (
            "on|off the? my? phone|itemised? bill|bills",
            "show|come up on * bill",
            "on the bill",
            "call history|log",
        ),
        "who_for": (
            "who is|are * for",
            "whos|who_is it|that|this|line * for",
            "is|are it|they|that|this|line? just|only for",
            "for adults|grown_ups|parents|kids|children|offenders|victims|professionals or",
            f"can|do a|an|my|{_CALLERS} ring|call|phone|use",
        ),
        "language": (
            "in welsh|polish|urdu|romanian|arabic|bengali|punjabi|somali|turkish|portuguese|chinese|ukrainian",
            "speak|speaks welsh|polish|urdu|romanian|arabic|bengali|punjabi|somali|turkish|portuguese",
            "interpreter|interpreters|translator|translators",
            "bsl|sign_language|makaton",
        ),
        "meaning": (
            "what|wot|whit does|do|did * mean|stand",
            "what|whats|wat|whts * meaning",
            "mean|means|meaning$",
            "means|meaning what|of|is",
            "what|wot means",
            "stand|stands for",
            "in|into plain|simple|easy english|words",
            "define|definition",
            "what|whats * when_its at_home|hes_home",
            f"whats|what_is|what_are a|an|the? {_TERMS}",
            "difference between",
        ),
        "number": (
            "number|numbr|nmber|num for|of|please|pls|to",
            "whats|what_is the|that number|num",
            "phone|telephone number",
        ),
    }
