"""Signs as data, words of safety in a "no", and asking once."""

import pytest

from bot.danger.decision import (
    ANSWERS,
    ASKED_KINDS,
    CALLED,
    HIDDEN,
    KIND_OF_INTENT,
    NEAR_THEM,
    NOTHING,
    PRESSED_RED,
    QUESTIONS,
    SAFE_NOW,
    SUICIDE_ADULT,
    SUICIDE_CHILD,
    Decision,
    Signs,
    Verdict,
    decide,
)

NO_AND_SAFE = Signs(answer="no", safe=True)


@pytest.mark.parametrize("question", [SAFE_NOW, HIDDEN])
def test_a_no_that_says_they_are_safe_is_not_red(question):
    assert decide(NO_AND_SAFE, "deny", question) == NOTHING


@pytest.mark.parametrize("question", [SAFE_NOW, HIDDEN])
def test_words_of_safety_do_not_calm_the_detector(question):
    assert decide(Signs("red", "now", "no", safe=True), "deny", question).verdict is Verdict.RED


def test_a_no_to_having_called_stays_red_whatever_is_said_of_safety():
    assert decide(NO_AND_SAFE, "deny", CALLED) == Decision(Verdict.RED, "cannot_call")


@pytest.mark.parametrize("question", [SUICIDE_ADULT, SUICIDE_CHILD, NEAR_THEM])
def test_words_of_safety_do_not_undo_a_yes_to_dying_or_being_near(question):
    assert decide(Signs(answer="yes", safe=True), "affirm", question) == Decision(Verdict.RED, question)


@pytest.mark.parametrize("kind", ASKED_KINDS)
@pytest.mark.parametrize("question", ["none", "meaning", SAFE_NOW])
def test_ask_asks(kind, question):
    assert decide(Signs("ask", kind), "feeling_overwhelmed", question) == Decision(Verdict.ASK, kind)


@pytest.mark.parametrize("kind", ASKED_KINDS)
def test_ask_asks_once(kind):
    assert decide(Signs("ask", kind), "feeling_overwhelmed", kind) == NOTHING


def test_another_question_may_be_asked_after_one():
    assert decide(Signs("ask", SUICIDE_ADULT), "adult_suicidal", NEAR_THEM) == Decision(Verdict.ASK, SUICIDE_ADULT)


@pytest.mark.parametrize("answer", ["no", "unsure"])
def test_an_answer_that_is_red_beats_asking(answer):
    assert decide(Signs("ask", SUICIDE_ADULT, answer), "deny", SAFE_NOW) == Decision(Verdict.RED, "now")


@pytest.mark.parametrize("intent", PRESSED_RED)
def test_a_pressed_danger_button_is_red(intent):
    pressed = Signs.from_parse({"intent": {"name": intent, "confidence": 1.0}})
    assert decide(pressed, intent, "none") == Decision(Verdict.RED, KIND_OF_INTENT[intent])


@pytest.mark.parametrize("parse_data", [{}, {"intent": None}, {"intent": {}}, {"intent": {"name": "greet"}}])
def test_any_other_button_is_no_sign(parse_data):
    assert Signs.from_parse(parse_data) == Signs()


def test_a_typed_message_is_judged_by_its_signs_and_not_by_its_intent():
    calm = {"intent": {"name": "danger_now"}, "danger": Signs().as_dict()}
    assert Signs.from_parse(calm) == Signs()


@pytest.mark.parametrize(
    "heard", [Signs(), Signs("red", "now", "no", safe=True, certain=True), Signs("ask", NEAR_THEM)]
)
def test_signs_survive_the_way_through_a_parse_result(heard):
    assert Signs.from_parse({"danger": heard.as_dict()}) == heard


def test_nothing_heard_and_nothing_asked_is_nothing():
    assert decide(Signs(), "ask_report", "none") == NOTHING


def test_every_question_but_the_one_after_a_red_hide_has_answers():
    assert {question for question, _ in ANSWERS} == set(QUESTIONS) - {"hidden_red"}


def test_every_answer_in_the_table_is_red_with_words_of_its_own():
    assert all(decision.verdict is Verdict.RED and decision.kind for decision in ANSWERS.values())
