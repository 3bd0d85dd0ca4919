"""Phrases that are hidden from, red or asked about whatever the detector thinks; few on purpose.

Label -> phrases as bot/nlu/phrases.py reads them. A red or ask label is "level:kind"; the kind names the words that
follow (bot/danger/decision.py). Source: safety-rules.md, the section in each remark. Written from the rules, tried on
tests/nlu/danger.yml, never on the evaluation sets; understanding is the detector's work (bot/nlu/danger_gate.py).
"""

_SOMEBODY = "hes|shes|theyre|someones|somebodys|dads|mums|husbands|wifes"

PATTERNS = {
    # Section 1: a wish to hide.
    "hide": (
        "^hide$",
        "^exit$",
        "^hide|close|shut|exit|quit|clear this|it|that|chat|page|screen now|quick|quickly|please|pls|plz|fast|asap$",
        "^hide|close|shut|exit|quit|clear this|it|that|chat|page|screen$",
        "hide|close|clear this|it|the|my page|screen|chat|now|quick|quickly|please|pls|fast",
        "take|get this|it away|off my|the? screen|phone?",
        "take this away",
        "quick exit",
        f"{_SOMEBODY} coming|walking in$",
        f"{_SOMEBODY} coming|walking in now|quick|hide|close|gotta|got|have|need|stop",
        "he|she|someone|somebody|dad|mum|husband|boyfriend is coming|walking in$",
        "looking|reading over my shoulder",
    ),
    # Section 3, red: the person is there, being hurt now.
    "red:now": (
        "hes|shes|theyre|hes at|outside|banging|kicking|battering|hammering on|at|down|in? my|our|the|front|back door",
        "hes|shes|theyre hitting|hurting|beating|strangling|choking|attacking|battering|punching me|her|him|us|them|my",
        "is hitting|hurting|beating|strangling|choking|attacking|battering|punching me|her|him|us|them|my * now",
        "hes|shes|he|she has|got|with|holding a? knife|gun|machete|axe",
    ),
    # Section 3, red: urgent medical.
    "red:medical": (
        "not|isnt|hardly|barely|stopped breathing",
        "shes|hes|is|gone unconscious|floppy",
        "bleeding heavily|badly",
    ),
    # Section 3, red: an attempt, or the means at hand.
    "red:suicide_adult": (
        "ive|i have|just? taken|took all|too the|my|many pills|tablets|meds",
        "ive|i taken|took an? overdose",
        "im|i am going|gonna|gunna to? kill myself * tonight|now|today",
    ),
    "red:suicide_child": (
        "she|he|shes|hes|daughter|son|has|just taken|took an? overdose",
        "she|he|shes|hes|daughter|son tried to kill|hang herself|himself|themselves",
    ),
    # Section 3, ask: thoughts of suicide without a plan.
    "ask:suicide_adult": (
        "i want|wanna to? die",
        "^want|wanna to? die",
        "i? dont want to? be here|alive any|anymore",
        "i kill|killing|end|ending myself|my|it life|all",
    ),
}
