"""What no person may read in this guide, as data; each list cites its source, exceptions stand at the end.

Patterns are matched without regard to case, with straight apostrophes.
"""

# What it is called -> pattern. The name is also what EXCEPTIONS uses.
FORBIDDEN: dict[str, str] = {
    # facts 13 (strings no utterance may contain) and facts 1.4.
    "I promise": r"\bI promise\b",
    "are you sure": r"\bare you sure\b",
    "why didn't": r"\bwhy did(?:n't| not)\b",
    "forensic": r"\bforensic",
    "24/7": r"\b24\s?[/-]\s?7\b|\b24 hours a day\b",
    "child pornography": r"\bchild porn",
    # facts 8.1: never "calm down", never "I won't tell anyone".
    "calm down": r"\bcalm down\b",
    "I won't tell anyone": r"\bI (?:won't|will not) tell any(?:one|body)\b",
    # safety-rules.md 14: in Scotland a named person is a professional; nobody is asked whether they still want to tell.
    "named person": r"\bnamed person\b",
    "do you still want to tell me": r"\bdo you still want to tell me\b",
    # facts 9.1: say "non-recent"; never words that make abuse sound like consent.
    "historic": r"\bhistoric",
    "had sex with": r"\bhad sex with\b",
    # facts 0 rule 6.
    "wait and see": r"\bwait and see\b",
    # safety-rules.md 11 and 12.
    "safe to ask": r"\bsafe to ask\b",
    "clear your history": r"\bclear (?:your|the) (?:browsing |browser )?history\b",
    # facts 11.7: an old number of Rape Crisis England and Wales; facts 13: a wrong number of Live Fear Free (11.6).
    "0808 802 9999": r"0808\s?802\s?9999",
    "0808 80 10 100": r"0808\s?80\s?10\s?100\b",
    # facts 9.1: no exclamation marks.
    "an exclamation mark": r"[!！¡]",
    # facts 0 rule 10, 8.1 and 13: the guide never calls itself confidential, private, anonymous or secret.
    "the guide calls itself private": (
        r"\b(?:this|the|our) (?:chat|guide|conversation|page|service) (?:\w+ )?(?:is|stays|remains|will stay)\b[^.?!]*"
        r"\b(?:confidential|private|anonymous|secret|untraceable)\b"
        r"|\b(?:I am|I'm|I stay|(?<!can )I keep (?:this|it|everything)|this is|what you (?:type|say|tell me)[^.?!]*) "
        r"(?:\w+ ){0,3}?(?:confidential|private|anonymous|secret|untraceable)\b(?! parts)"
    ),
    # facts 8.1 and 13, safety-rules.md 6: no times are ever given for how long evidence lasts.
    "a time beside evidence": (
        r"\b(?:evidence|proof|traces?|samples?|DNA)\b[^\n]*?{time}|{time}[^\n]*?\b(?:evidence|proof|traces?|samples?|DNA)\b"
    ).replace(
        "{time}",
        r"\b(?:\d+|one|two|three|four|five|six|seven|ten|twelve|twenty|a few|several)[ -]+(?:hours?|days?|weeks?)\b",
    ),
}

# American spelling or word -> what the guide writes. Source: facts 9.1 (British English), GOV.UK style guide.
AMERICAN: dict[str, str] = {
    r"\b(?:behavior|neighbor|color|favor|honor|labor|humor|rumor|harbor)\w*": "-our",
    r"\b(?:organi|reali|recogni|apologi|traumati|normali|minimi|prioriti)z(?:e|ed|es|ing|ation)\b": "-ise",
    r"\b(?:center|theater|fiber|liter)s?\b": "-re",
    r"\b(?:counselor|counseling|counseled|traveled|traveling|canceled|canceling|labeled|labeling)s?\b": "-ll-",
    r"\b(?:defense|offense|pretense)s?\b": "-ce",
    r"\b(?:pediatric\w*|gynecolog\w*|anesthe\w*|hemorrhage)\b": "-ae-",
    r"\bmoms?\b|\bmommy\b": "mum",
    r"\bgray\b": "grey",
    r"\bprograms?\b": "programme",
    r"\bgotten\b": "got",
    r"\bcell ?phones?\b": "mobile",
    r"\bdiapers?\b": "nappy",
    r"\bkindergarten\b": "nursery or Reception",
    r"\bdaycare\b": "nursery",
    r"\bmath\b": "maths",
    r"\bskeptical\b": "sceptical",
    r"\bjudgment\b": "judgement",
    r"\b(?:practicing|practiced)\b": "practising, practised",
    r"\bfulfill\b": "fulfil",
    r"\b911\b": "999",
}

# Words of one nation's law or schools -> where they are right; elsewhere they mislead. Source: safety-rules.md 15.
NATION_WORDS: dict[str, frozenset[str]] = {
    "designated safeguarding lead": frozenset({"ENG"}),
    "designated safeguarding person": frozenset({"WAL"}),
    "child protection co-ordinator": frozenset({"SCO"}),
    "designated teacher": frozenset({"NIR"}),
    "Procurator Fiscal": frozenset({"SCO"}),
    "PPS": frozenset({"NIR"}),
    "CPS": frozenset({"ENG", "WAL"}),
    "Crown Prosecution Service": frozenset({"ENG", "WAL"}),
    "NHS 111": frozenset({"ENG", "WAL", "SCO"}),
    "ISVA": frozenset({"ENG", "WAL"}),
}
NATION_NAMES = {"ENG": "England", "WAL": "Wales", "SCO": "Scotland", "NIR": "Northern Ireland"}
# Explained where the nation is not known: people meet the word in letters and calls, wherever they live.
EXPLAINED_EVERYWHERE = frozenset({"ISVA"})

# (response name or button title, name of the rule) -> why these words may say it all the same. An exception that is no
# longer needed is itself a problem, so that this list stays true. Added with the safeguarding lead's word, e.g.
#   ("utter_ask_what_not_to_say", "are you sure"): "quoted as what not to say; facts 1.4",
EXCEPTIONS: dict[tuple[str, str], str] = {}
