"""The gate's own logic, with a detector that scores as it is told."""

from types import SimpleNamespace

import numpy as np
import pytest
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix

from bot.danger.levels import LEVELS
from bot.nlu import embedding, ngrams
from bot.nlu.danger_gate import DangerGate
from bot.nlu.words import Words

CALM = {"none": 0.9}
CONFIG = {**DangerGate.get_default_config(), "threshold": 0.0, "part": 0.3, "hide": 0.0}


class Told:
    """Stands for the trained detector: a row of scores for the message and for each of its parts."""

    classes = np.array(LEVELS)

    def __init__(self, *rows: dict[str, float]) -> None:
        self._rows = np.array([[row.get(level, 0.0) for level in LEVELS] for row in rows])

    def scores(self, dense: np.ndarray, sparse: csr_matrix) -> np.ndarray:
        assert len(dense) == len(self._rows)
        return self._rows


def signs(
    text: str, *rows: dict[str, float], likely: tuple[str, ...] = ("danger_now",), chance: float = 0.3
) -> SimpleNamespace:
    message = Words().process([Message({TEXT: text})])[0]
    message.add_features(Features(np.zeros((1, 2)), FEATURE_TYPE_SENTENCE, TEXT, embedding.ORIGIN))
    message.add_features(Features(csr_matrix((1, 2)), FEATURE_TYPE_SENTENCE, TEXT, ngrams.ORIGIN))
    message.set(embedding.PART_VECTORS, np.zeros((len(rows) - 1, 2)))
    message.set(ngrams.PART_NGRAMS, csr_matrix((len(rows) - 1, 2)) if len(rows) > 1 else None)
    message.set(INTENT_RANKING_KEY, [{"name": name, "confidence": chance} for name in likely])
    gate = DangerGate(CONFIG, None, None, Told(*rows))
    return SimpleNamespace(**gate.process([message])[0].get("danger"))


@pytest.mark.parametrize(
    ("rows", "level"),
    [
        ([{"red": 0.5, "none": 0.4}], "red"),
        ([{"red": 0.5, "none": 0.5}], "red"),  # recall first: the threshold itself is danger
        ([{"red": 0.4, "none": 0.5}], "none"),
        ([{"hide": 0.6, "red": 0.5}], "hide"),  # hide beats everything (safety-rules.md 1)
        ([{"hide": 0.4, "red": 0.5}], "red"),
        ([CALM, CALM, {"red": 0.7, "none": 0.3}], "red"),  # one part of a calm message
        ([CALM, CALM, {"red": 0.5, "none": 0.3}], "none"),  # a part alone must lead by more
        ([CALM, CALM, {"ask": 0.9}], "none"),
    ],
)
def test_what_the_detector_hears(rows, level):
    assert signs("words of no phrase", *rows).level == level


@pytest.mark.parametrize(
    ("likely", "level", "kind"),
    [
        (("adult_suicidal",), "ask", "suicide_adult"),
        (("feeling_overwhelmed", "child_suicidal"), "ask", "suicide_child"),
        (("ask_contact", "ask_wait", "ask_court"), "none", ""),  # no question fits: the intent answers
    ],
)
def test_it_asks_only_what_fits(likely, level, kind):
    heard = signs("words of no phrase", {"ask": 0.8}, likely=likely)
    assert (heard.level, heard.kind) == (level, kind)


def test_the_tail_of_the_ranking_names_no_question_and_no_kind():
    assert signs("words of no phrase", {"ask": 0.8}, likely=("might_hurt_someone",), chance=0.01).level == "none"
    assert signs("words of no phrase", {"red": 0.8}, likely=("adult_suicidal",), chance=0.01).kind == "now"


@pytest.mark.parametrize(
    ("rows", "margin"),
    [
        ([{"red": 0.7, "none": 0.2}], 0.5),
        ([{"ask": 0.7, "none": 0.2}], 0.5),
        ([{"none": 0.9}, {"none": 0.9}, {"red": 0.8, "none": 0.1}], 0.4),  # 0.7 less what a part must lead by
    ],
)
def test_the_margin_is_told_for_measuring(rows, margin):
    assert signs("words of no phrase", *rows).margin == pytest.approx(margin)


def test_a_pressed_button_has_no_words_to_hear():
    message = DangerGate(CONFIG, None, None, None).process([Message({TEXT: "/ask_report"})])[0]
    assert message.get("danger") is None
