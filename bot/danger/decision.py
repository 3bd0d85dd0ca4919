"""The one table by which policy and actions decide; source: safety-rules.md 1 to 4."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

# Names of the questions whose answers the gate hears (safety-rules.md 2), as they stand in the slot last_question.
SAFE_NOW = "safe_now"
CALLED = "called"
SUICIDE_ADULT = "suicide_adult"
SUICIDE_CHILD = "suicide_child"
NEAR_THEM = "near_them"
HIDDEN = "hidden"
HIDDEN_RED = "hidden_red"

QUESTIONS = (SAFE_NOW, CALLED, SUICIDE_ADULT, SUICIDE_CHILD, NEAR_THEM, HIDDEN, HIDDEN_RED)

# What last_question holds while an adult practises or checks their wording: then words may be said to nobody real. The
# gate stays on all the same (safety-rules.md 11).
PRACTISE = "practise"
WORDING = "wording"
REHEARSED = (PRACTISE, WORDING)

# The kind of red or of question each danger intent leads to.
KIND_OF_INTENT = {
    "danger_now": "now",
    "medical_urgent": "medical",
    "child_suicidal": SUICIDE_CHILD,
    "adult_suicidal": SUICIDE_ADULT,
    "might_hurt_someone": NEAR_THEM,
    "own_actions": "own_actions",
    "honour_based_harm": "now",
}

# The questions that "ask once" can lead to.
ASKED_KINDS = (SUICIDE_ADULT, SUICIDE_CHILD, NEAR_THEM)

# Danger buttons that the guide itself offers; pressing one is red.
PRESSED_RED = ("danger_now", "medical_urgent")

# Where the gate's signs stand in a parse result.
PARSE_KEY = "danger"


class Verdict(str, Enum):
    """What the guide does before anything else."""

    HIDE = "hide"
    RED = "red"
    ASK = "ask"
    NONE = "none"


@dataclass(frozen=True)
class Signs:
    """What was heard in one message, apart from its intent.

    level: "red", "ask", "hide" or "none", by patterns and detector.
    kind: which red or which question; "" where nothing was heard.
    answer: "yes", "no", "unsure", "called" or "" where the message does not read as an answer.
    safe: the message says that it is over or that they are safe.
    certain: the level stands on a fixed phrase, not on the detector alone.
    margin: by how much the detector puts danger over none; for measuring only.
    """

    level: str = "none"
    kind: str = ""
    answer: str = ""
    safe: bool = False
    certain: bool = False
    margin: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """Give the signs as plain data, for the parse result."""
        return asdict(self)

    @classmethod
    def from_parse(cls, parse_data: Mapping[str, Any]) -> "Signs":
        """Read the signs of a parse result; a pressed button has no text and is itself the sign."""
        if PARSE_KEY in parse_data:
            return cls(**parse_data[PARSE_KEY])
        intent = (parse_data.get("intent") or {}).get("name")
        return cls(level="red", kind=KIND_OF_INTENT[intent]) if intent in PRESSED_RED else cls()


@dataclass(frozen=True)
class Decision:
    """What the guide does first, and which words it needs for that."""

    verdict: Verdict
    kind: str = ""


NOTHING = Decision(Verdict.NONE)

# (question, answer) -> decision. "No" and "not sure" to "is the child safe now?" are red; "yes" and "not sure" to the
# questions about ending a life or being near the person are red (safety-rules.md 2). Not having called stays red.
ANSWERS = {
    (SAFE_NOW, "no"): Decision(Verdict.RED, "now"),
    (SAFE_NOW, "unsure"): Decision(Verdict.RED, "now"),
    (HIDDEN, "no"): Decision(Verdict.RED, "now"),
    (HIDDEN, "unsure"): Decision(Verdict.RED, "now"),
    (CALLED, "no"): Decision(Verdict.RED, "cannot_call"),
    (CALLED, "unsure"): Decision(Verdict.RED, "cannot_call"),
    (SUICIDE_ADULT, "yes"): Decision(Verdict.RED, SUICIDE_ADULT),
    (SUICIDE_ADULT, "unsure"): Decision(Verdict.RED, SUICIDE_ADULT),
    (SUICIDE_CHILD, "yes"): Decision(Verdict.RED, SUICIDE_CHILD),
    (SUICIDE_CHILD, "unsure"): Decision(Verdict.RED, SUICIDE_CHILD),
    (NEAR_THEM, "yes"): Decision(Verdict.RED, NEAR_THEM),
    (NEAR_THEM, "unsure"): Decision(Verdict.RED, NEAR_THEM),
}

# The answer of somebody who says so in words of their own, where the guide asked whether they have called.
HAS_CALLED = "called"

ANSWER_OF_INTENT = {"affirm": "yes", "deny": "no", "not_sure": "unsure"}


def answer_heard(signs: Signs, intent: str) -> str:
    """Return "yes", "no", "unsure", "called" or "": what a message answers, by its own words first, then its intent."""
    return signs.answer or ANSWER_OF_INTENT.get(intent, "")


def decide(signs: Signs, intent: str, last_question: str) -> Decision:
    """Decide what comes before everything else.

    Args:
        signs: what the gate heard in the message.
        intent: the intent of the message or of the button pressed.
        last_question: what the guide asked last, "none" where nothing is open.

    Source: safety-rules.md 1 (hide first), 2 (answers), 3 (the table).
    """
    if signs.level == "hide" or intent == "leave_now":
        return Decision(Verdict.HIDE, "red" if signs.kind else "")
    if last_question == HIDDEN_RED:
        return Decision(Verdict.RED, "now")
    answer = answer_heard(signs, intent)
    eased = answer == "yes" or (last_question == CALLED and answer == HAS_CALLED)
    said_safe = last_question in (SAFE_NOW, HIDDEN, CALLED) and eased and not signs.certain
    if signs.level == "red" and not said_safe:
        return Decision(Verdict.RED, signs.kind)
    answered = ANSWERS.get((last_question, answer))
    if answered and not (signs.safe and last_question in (SAFE_NOW, HIDDEN)):
        return answered
    if signs.level == "ask" and last_question != signs.kind and not said_safe:
        return Decision(Verdict.ASK, signs.kind)
    return NOTHING
