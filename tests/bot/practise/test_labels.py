import pytest

from bot.content.wording import load_wording
from bot.practise.labels import HELPFUL, KIND_OF_LABEL, LABELS, Heard


def test_the_labels_are_those_that_are_taught():
    assert {label for label, _ in load_wording()} == set(LABELS)


@pytest.mark.parametrize("label", ["believes", "listening", "no_blame", "honest_about_secret", "open"])
def test_what_the_guidance_says_to_say_helps(label):
    assert label in HELPFUL


@pytest.mark.parametrize("label", ["leading", "doubts", "why_or_blame", "promises", "pressure", "threat_to_person"])
def test_what_it_says_to_avoid_does_not(label):
    assert KIND_OF_LABEL[label] == "leading"


@pytest.mark.parametrize(
    ("label", "confidence", "helpful", "certain"),
    [
        ("open", 0.9, True, "open"),
        ("open", 0.5, False, "other"),  # to call it open wrongly would do harm
        ("leading", 0.3, False, "leading"),  # to call it leading wrongly does none
    ],
)
def test_words_are_only_called_helpful_where_that_is_sure(label, confidence, helpful, certain):
    heard = Heard(label, confidence)
    assert (heard.helpful, heard.certain_label) == (helpful, certain)


def test_a_pressed_button_has_no_words():
    assert Heard.from_parse({"intent": {"name": "ask_practise"}}) is None
    assert Heard.from_parse({"wording": {"label": "open", "confidence": 0.7}}) == Heard("open", 0.7)
