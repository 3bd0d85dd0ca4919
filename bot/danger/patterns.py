"""Phrases that are hidden from, red or asked about whatever the detector thinks; few on purpose.

Label -> phrases as bot/nlu/phrases.py reads them. A red or ask label is "level:kind"; the kind names the words that
follow (bot/danger/decision.py). Source: safety-rules.md, the section in each remark. Written from the rules, tried on
tests/nlu/danger.yml, never on the evaluation sets; understanding is the detector's work (bot/nlu/danger_gate.py).
"""

_SOMEBODY = "hes|shes|theyre|someones|somebodys|dads|mums|husbands|wifes"
_HURTING = "hitting|hurting|beating|strangling|choking|attacking|battering|punching"
_AT_DOOR = "at|outside|banging|kicking|battering|hammering"
_AT_ONCE = "now|quick|quickly|please|pls|plz|fast|asap"

PATTERNS = {
    # Section 1: a wish to hide.
    "hide": (
        "^hide$",
        "^exit$",
        f"^hide|close|shut|exit|quit|clear this|it|that|the? chat|page|screen? {_AT_ONCE}",
        "^hide|close|shut|exit|quit|clear this|it|that|the|chat|page|screen$",
        "^close|clear|hide the chat|page|screen$",
        f"hide|close|clear this|it|the|my page|screen|chat|{_AT_ONCE}",
        "hide this|it$",
        "take|get this|it away|off my|the screen|phone$",
        "^take this away",
        "quick exit",
        f"{_SOMEBODY} coming in|walking_in$",
        f"{_SOMEBODY} coming|walking in? now|quick|hide|close|gotta",
        "he|she|someone|somebody|dad|mum|husband|boyfriend is coming|walking in$",
        "looking|reading over my shoulder",
    ),
    # Section 3, red: the person is there, being hurt now.
    "red:now": (
        f"hes|shes|theyre|he_is|she_is {_AT_DOOR} on|at|down|in? my|our|the front|back? door",
        f"hes|shes|theyre|is|are {_HURTING} me|her|him|us|them|my",
        "hes|shes|he|she has|got|with|holding a? knife|gun|machete|axe",
    ),
    # Section 3, red: urgent medical.
    "red:medical": (
        "not|isnt|hardly|barely|stopped breathing",
        "shes|hes|she_is|he_is|gone unconscious|floppy",
        "bleeding heavily|badly",
    ),
    # Section 3, red: an attempt, or the means at hand.
    "red:suicide_adult": (
        "ive|i_have|i just? taken|took all|too the|my|many pills|tablets|meds",
        "ive|i_have|i just? taken|took an? overdose",
        "im|i_am going|gonna|gunna to? kill myself * tonight|now|today",
    ),
    "red:suicide_child": (
        "she|he|shes|hes|daughter|son has|just? taken|took an? overdose",
        "she|he|shes|hes|daughter|son tried to kill|hang herself|himself|themselves",
    ),
    # Section 3, ask: thoughts of suicide without a plan.
    "ask:suicide_adult": (
        "^i? want|wanna to? die",
        "i want|wanna to? die",
        "i? dont want to? be here|alive any_more|anymore",
        "kill|killing myself",
        "ending|end my life$",
        "i could|want|wanna|to? end it all",
    ),
}

# Where one of these stands, a phrase of danger is about another time or is only talked about: the detector decides.
OVER = (
    "years|months|weeks ago",
    "last|that year|month|week|summer|christmas",
    "when i|she|he was",
    "at 10|11|12|13|14|15|16|17|18",
    "the sixties|seventies|eighties|nineties",
    "was|were at school",
    "first aid",
    "course|training|bias|lesson|film|programme",
)
