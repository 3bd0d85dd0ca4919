"""How people say yes, no and "I don't know" to the guide's own questions; source: safety-rules.md 2.

Phrases are written as bot/nlu/phrases.py reads them, and tried against tests/bot/danger/answers.yml. The kinds stand in
order of weight: what can be read as not knowing is, then as a no, then as having called, and only then as a yes.
"""

# Only short messages are read as answers: a longer one has something of its own to say (longest in the test table: 8).
LONGEST_ANSWER_WORDS = 8

_WELL = "ok|okay|right|yes|yeah"
_WE = "ive|i_have|weve|we_have|i|we"
_CALLED = "called|phoned|rang|rung"

ANSWERS = {
    "unsure": (
        "^im|i_am|not|nt not? really? sure",
        "^not|nt really? sure",
        "^unsure",
        "^i_have|ive|got? no|not idea|clue",
        "^havent|haventnt a clue",
        "^dunno|dk|idk",
        "^i|ah? dinnae|dinna ken|know",
        "^i? really? dont|dnt|don really? know|no|kno",
        "^i? dont|dnt|don think so$",
        "^i? do not know",
        "^i? couldnt|cant|cannot say|tell",
        "^maybe|mebbe|mibbe|mebbes|mibbes|perhaps|possibly|probably",
        "^might be",
        "^hard to say|tell",
        "^i? hope so",
        "^i? think|guess|suppose so?$",
        "^for now$",
        "^kind|sort of",
        "^kinda|sorta|ish",
        "^a bit|little$",
        "^sometimes$",
        "^yes|yeah and no",
        "^um|umm|er|erm|uh|hmm|hm|mm",
        "^it depends",
        "^how would|do i know",
        "^wish i knew",
        "^who knows",
        "^what if",
        "^?$",
    ),
    "no": (
        "^no|nope|nah|naw|nae|na|nay|nein|non|nie|n|noo|nooo|noooo",
        "^not",
        "^nowhere near",
        "^never",
        "^im? afraid not",
        "^far from it",
        "^absolutely|definitely|certainly|totally|of_course not",
        "^aye right$",
        "^shes|hes|theyre|were not",
        "^shes|hes no safe|okay|ok",
        "^she|he|they|it|child|we? is|are not",
        "^she|he|it|child isnt|isnae",
        "^they|we arent|arenae",
        "^shes|hes|theyre|she_is|he_is|they_are still? with him|her|them|that",
        "^still with him|her|them",
        "^i havent|couldnt|cant|cannot|cannae|didnt",
        "^cant|cannot|cannae|couldnt|havent",
        "^no_one|nobody|noone",
    ),
    # An answer to "have you been able to call 999?" alone: it says nothing of whether anybody is safe.
    "called": (
        f"^{_WELL}? {_WE}? just|already|now? {_CALLED} them|it|999|police|ambulance|the_police|an_ambulance|for_help",
        f"^{_WELL}? {_WE}? just|already|now? {_CALLED}$",
        f"^{_WELL}? im|i_am|were|we_are? on the? phone to|with them|999|police|the_police",
    ),
    "yes": (
        "^yes|yep|yeah|yea|yeh|ye|yup|ya|yh|yess|yas|aye|och|ay|si|tak|da|oui|ie|y",
        "^sure|definitely|absolutely|certainly|totally",
        "^of course",
        "^i am$",
        "^im|i_am safe",
        "^she|he|it|they|we is|are$",
        "^shes|hes|theyre|were|she_is|he_is|they_are|we_are safe|ok|okay|fine|alright|awright|grand|asleep",
        "^shes|hes|theyre|she_is|he_is|they_are with|beside me|us",
        "^safe",
        "^i have|did$",
        "^done",
        "^theyre|they_are|police_are|police_is|ambulance_is coming|here|on",
        "^ok|okay|alright$",
        "^a lot$",
        "^all the time",
        "^every day|night",
        "^thats|tis right|true",
        "^correct|true$",
    ),
}

# Said after a "no" it turns the answer round: "no he's not here", "no she's safe with me".
SAFE = (
    "shes|theyre|were|im|hes|we_are|i_am|kids_are safe",
    "safe with me|us|my|her|his|nan|mum|dad",
    "hes|he_is|hes_been|he_was? not here|home|around",
    "hes|he_is|hes_has|he_has gone home|away|out",
    "hes|he_is|he_was|he_has been? arrested",
    "in prison|jail|custody|cells",
    "no_one|nobody else here",
    "away from him|them",
    "moved out",
    "out of danger",
    "not in danger",
    "in no danger",
    "safe and sound|well",
    "police|ambulance are|is here|with_us",
    "police have|has got|arrested|taken him",
    "its all? over now?$",
    "he|she cant|cannot get_to|near us|her|him|them",
)
# Doubt or denial in the same answer: then nothing in it says that all is well.
NOT_SAFE = (
    "not sure",
    "dont|dnt|dinnae know|ken|no|think",
    "dunno|idk|unsure|doubt",
    "no_one|nobody|none is|are safe",
)
