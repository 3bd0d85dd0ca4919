"""Which national line a message names; the value is the line's id in content/lines.yml."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.nlu.phrase_extractor import LOOKALIKE, PhraseExtractor
from bot.nlu.phrases import either

_CALL = either(
    "call calling called ring ringing rang rung phone phoning phoned dial dialled text texting contact try tried"
)
_ASKED = either("line helpline number numbers numbr num hotline website chat people lot phone hours open free online")
_NSPCC = either("nspcc npscc nspc ncpcc nsppc nscpp nsspc nspccs nspca nspcs nscpc")
_CHILDLINE = either(
    "childline childlines chidline childine chldline chilldline childlin cheildline childlime child_line"
)
_SAMARITANS = either("samaritans samaritan samaritens samiritans samaratans samarritans smaritans")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class LineExtractor(PhraseExtractor):
    """Finds the first line named; where a line's name holds another's, the longer one."""

    entity = "line"
    # Names that are also words or numbers ("refuge", "shout", "999") need a word of calling or asking beside them.
    table = {
        LOOKALIKE: (
            "good|bad samaritan",
            "a|my|real|absolute|our|her|his lifeline",
            "101 things|ways|reasons|dalmatians",
        ),
        "emergency": (f"{_CALL} 999|112", "999|112 or|for|from|number|line|call|calls", "is|its|the|that 999|112"),
        "police": (f"{_CALL} 101", "101 or|for|from|number|line|free|call|open", "is|its|that|or 101", "^101$"),
        "nspcc": (_NSPCC, "n s p c c"),
        "childline": (_CHILDLINE,),
        "stop_it_now": (
            "stop it now",
            "stopitnow|stop_itnow|stopit_now",
            "lucy faithful|faithfull|faithfuls|faithfulls|faithfulll",
        ),
        "shore": ("shore space", "shorespace", f"shore {_ASKED}", f"{_CALL} shore"),
        "ceop": ("ceop|ceops|coep|c_e_o_p|ceop_button",),
        "report_remove": ("report and? remove", "reportremove"),
        "iwf": ("iwf", "internet watch foundation"),
        "samaritans": (_SAMARITANS,),
        "shout": (
            f"shout {_ASKED}|85258",
            "85258",
            "text|texting|texted shout",
            "giveusashout",
            "give us a shout line",
        ),
        "papyrus": ("papyrus", "hopeline|hopeline247|hope_line|hopelineuk"),
        "nhs_111": ("nhs 111", f"{_CALL} 111", "111 number|option|line|free|or|mental", "^111$"),
        "lifeline": (f"lifeline {_ASKED}|ni", f"{_CALL} lifeline", "what|whats is? lifeline", "^lifeline$"),
        "rape_crisis": ("rape crisis", "rape and? sexual abuse support? line|helpline"),
        "rape_crisis_scotland": ("rape crisis scotland", "scottish rape crisis"),
        "dsa_ni": ("domestic and? sexual abuse helpline|line", "dsahelpline"),
        "napac": ("napac|nappac|napack|napc", "national association for people abused in childhood"),
        "survivors_trust": ("survivors|survivor trust",),
        "mosac": ("mosac", "we stand charity|helpline"),
        "parents_protect": ("parents|parent protect", "parentsprotect"),
        "barnardos": ("barnardos|barnados|barnardoes|bernardos|barnado",),
        "victim_support": ("victim|victims support",),
        "family_lives": (
            f"family lives {_ASKED}|charity",
            f"{_CALL} family lives",
            "^family lives$",
            "is|whats family lives",
        ),
        "parentline_scotland": ("parentline|parent_line scotland?", "children 1st"),
        "family_rights_group": ("family rights group", "frg"),
        "ndah": (
            "national? domestic abuse|violence helpline|line|hotline",
            f"refuge {_ASKED}|run",
            f"{_CALL} refuge",
            "^refuge$",
        ),
        "live_fear_free": ("live fear free", "livefearfree", "byw heb ofn"),
        "sdafmh": ("scotlands|scottish domestic abuse and? forced? marriage? helpline|line", "sdafmh"),
        "mens_advice": ("mens advice line|helpline?",),
        "karma_nirvana": ("karma nirvana|nirvanna|nervana",),
        "forced_marriage_unit": ("forced marriage unit|line|helpline", "fmu"),
        "nspcc_fgm": (f"{_NSPCC} fgm", "fgm helpline|line|number"),
        "nspcc_whistleblowing": (
            f"{_NSPCC}? whistleblowing|whistle_blowing advice? line|helpline|number",
            f"{_NSPCC} whistleblowing|whistle_blowing",
        ),
        "nspcc_education": ("report abuse in education",),
    }
