"""The table of safety-rules.md 1 to 3, as far as one message and the last question decide it."""

import pytest

from bot.danger.decision import (
    CALLED,
    HIDDEN,
    HIDDEN_RED,
    KIND_OF_INTENT,
    NEAR_THEM,
    NOTHING,
    QUESTIONS,
    SAFE_NOW,
    SUICIDE_ADULT,
    SUICIDE_CHILD,
    Decision,
    Signs,
    Verdict,
    decide,
)

QUIET = Signs()
RED = Signs("red", "now")
CERTAIN = Signs("red", "now", certain=True)
ASK = Signs("ask", SUICIDE_ADULT)
HIDE = Signs("hide")
HIDE_IN_DANGER = Signs("hide", "now")
NONE = "none"
RED_NOW = Decision(Verdict.RED, "now")


def signs(answer: str, *, level: str = "none", kind: str = "", safe: bool = False, certain: bool = False) -> Signs:
    return Signs(level, kind, answer, safe, certain)


@pytest.mark.parametrize("question", [*QUESTIONS, NONE, "meaning"])
@pytest.mark.parametrize("heard", [HIDE, HIDE_IN_DANGER, Signs("hide", "now", "no"), Signs("hide", "", "yes", True)])
def test_hide_beats_everything(heard, question):
    assert decide(heard, "danger_now", question).verdict is Verdict.HIDE


@pytest.mark.parametrize("question", [*QUESTIONS, NONE])
@pytest.mark.parametrize("heard", [QUIET, RED, CERTAIN, ASK])
def test_the_intent_to_leave_hides_whatever_else_was_heard(heard, question):
    assert decide(heard, "leave_now", question).verdict is Verdict.HIDE


@pytest.mark.parametrize(("heard", "kind"), [(HIDE_IN_DANGER, "red"), (HIDE, "")])
def test_hiding_remembers_whether_there_was_danger(heard, kind):
    assert decide(heard, "leave_now", NONE) == Decision(Verdict.HIDE, kind)


@pytest.mark.parametrize("heard", [QUIET, ASK, RED, signs("yes"), signs("yes", safe=True), signs("no")])
@pytest.mark.parametrize("intent", ["greet", "affirm", "deny", "off_topic", "danger_now", "nlu_fallback"])
def test_whatever_is_written_after_hiding_in_danger_is_red(heard, intent):
    assert decide(heard, intent, HIDDEN_RED) == Decision(Verdict.RED, "now")


@pytest.mark.parametrize("kind", sorted(set(KIND_OF_INTENT.values())))
@pytest.mark.parametrize("question", [NONE, "meaning", SUICIDE_ADULT, NEAR_THEM])
def test_red_is_red_with_its_own_kind(kind, question):
    assert decide(Signs("red", kind), "danger_now", question) == Decision(Verdict.RED, kind)


@pytest.mark.parametrize("question", [SAFE_NOW, HIDDEN, CALLED])
def test_a_yes_to_being_safe_outweighs_the_detector_but_never_a_fixed_phrase(question):
    assert decide(signs("yes", level="red", kind="now"), "affirm", question) == NOTHING
    certain = signs("yes", level="red", kind="now", certain=True)
    assert decide(certain, "affirm", question).verdict is Verdict.RED


@pytest.mark.parametrize("question", [SUICIDE_ADULT, SUICIDE_CHILD, NEAR_THEM, NONE])
def test_a_yes_to_any_other_question_does_not_calm_the_detector(question):
    assert decide(signs("yes", level="red", kind="now"), "affirm", question).verdict is Verdict.RED


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (SAFE_NOW, "yes", None),
        (SAFE_NOW, "no", "now"),
        (SAFE_NOW, "unsure", "now"),
        (HIDDEN, "yes", None),
        (HIDDEN, "no", "now"),
        (HIDDEN, "unsure", "now"),
        (CALLED, "yes", None),
        (CALLED, "no", "cannot_call"),
        (CALLED, "unsure", "cannot_call"),
        (SUICIDE_ADULT, "yes", SUICIDE_ADULT),
        (SUICIDE_ADULT, "unsure", SUICIDE_ADULT),
        (SUICIDE_ADULT, "no", None),
        (SUICIDE_CHILD, "yes", SUICIDE_CHILD),
        (SUICIDE_CHILD, "unsure", SUICIDE_CHILD),
        (SUICIDE_CHILD, "no", None),
        (NEAR_THEM, "yes", NEAR_THEM),
        (NEAR_THEM, "unsure", NEAR_THEM),
        (NEAR_THEM, "no", None),
        # The same answers to nothing at all, or to "what did you mean?".
        (NONE, "no", None),
        (NONE, "unsure", None),
        (NONE, "yes", None),
        ("meaning", "no", None),
    ],
)
def test_the_answer_to_every_question_by_words_by_intent_and_by_button(question, answer, expected):
    decision = Decision(Verdict.RED, expected) if expected else NOTHING
    intent = {"yes": "affirm", "no": "deny", "unsure": "not_sure"}[answer]
    assert decide(signs(answer), "off_topic", question) == decision
    assert decide(QUIET, intent, question) == decision
    button = Signs.from_parse({"text": "/" + intent, "intent": {"name": intent}})
    assert decide(button, intent, question) == decision


def test_the_words_of_an_answer_beat_its_intent():
    assert decide(signs("no"), "affirm", SAFE_NOW).verdict is Verdict.RED
    assert decide(signs("yes"), "deny", SAFE_NOW) == NOTHING


@pytest.mark.parametrize(
    ("question", "certain", "expected"),
    [(CALLED, False, NOTHING), (CALLED, True, RED_NOW), (SAFE_NOW, False, RED_NOW), (NONE, False, RED_NOW)],
)
def test_having_called_eases_only_the_question_whether_they_have(question, certain, expected):
    heard = Signs("red", "now", "called", certain=certain)
    assert decide(heard, "danger_now", question) == expected
