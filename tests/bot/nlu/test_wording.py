"""What the component makes of its scores, with features and a model that are typed in."""

import numpy as np
import pytest
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from bot.content.wording import load_wording
from bot.nlu import embedding, ngrams
from bot.nlu.wording import Wording, likeliest
from bot.practise.labels import LABELS, PARSE_KEY

FEWEST_EXAMPLES = 60
CONFIG = Wording.get_default_config()


class Told:
    """Stands for the trained model: a row of chances for the message and for each of its parts."""

    classes = np.array(LABELS)

    def __init__(self, *rows: dict[str, float]) -> None:
        self._rows = np.array([[row.get(label, 0.0) for label in LABELS] for row in rows])

    def chances(self, dense: np.ndarray, sparse: csr_matrix) -> np.ndarray:
        return self._rows


def features(message: Message, place: int = 0) -> Message:
    dense = np.zeros((1, 3), dtype=np.float32)
    dense[0, place] = 1.0
    message.add_features(Features(dense, FEATURE_TYPE_SENTENCE, TEXT, embedding.ORIGIN))
    message.add_features(Features(csr_matrix(dense), FEATURE_TYPE_SENTENCE, TEXT, ngrams.ORIGIN))
    return message


def heard(*rows: dict[str, float], text: str = "some words") -> dict | None:
    message = features(Message({TEXT: text}))
    message.set(embedding.PART_VECTORS, np.zeros((len(rows) - 1, 3)))
    message.set(ngrams.PART_NGRAMS, csr_matrix((len(rows) - 1, 3)) if len(rows) > 1 else None)
    return Wording(CONFIG, None, None, Told(*rows)).process([message])[0].get(PARSE_KEY)


def test_the_likeliest_kind_decides_before_the_likeliest_label():
    row = np.array([{"closed": 0.4, "leading": 0.35, "doubts": 0.25}.get(label, 0.0) for label in LABELS])
    assert likeliest(np.array(LABELS), row) == ("leading", pytest.approx(0.6))


@pytest.mark.parametrize(
    ("rows", "label"),
    [
        ([{"open": 0.9}], "open"),
        (
            [{"believes": 0.9}, {"believes": 0.9}, {"leading": 0.9}],
            "leading",
        ),  # kind, then a guess
        ([{"believes": 0.9}, {"believes": 0.9}, {"leading": 0.7}], "believes"),  # a part alone must be surer
        ([{"pressure": 0.6}, {"doubts": 0.9}, {"open": 0.9}], "pressure"),
        ([{"open": 0.8}, {"closed": 0.9}, {"open": 0.9}], "open"),
    ],
)
def test_a_sentence_that_surely_leads_speaks_for_all(rows, label):
    assert heard(*rows)["label"] == label


def test_what_is_put_out_is_a_label_and_a_number():
    assert heard({"open": 0.75, "listening": 0.25}) == {"label": "open", "confidence": pytest.approx(1.0)}


def test_a_pressed_button_is_said_to_nobody():
    assert heard({"open": 1.0}, text='/ask_practise{"aspect":"stop"}') is None


def test_without_examples_it_learns_nothing_and_says_nothing(monkeypatch):
    kept = {}
    monkeypatch.setattr("bot.nlu.wording.save_object", lambda storage, resource, model: kept.update(model=model))
    component = Wording(CONFIG, None, None, None)
    component.train(TrainingData([features(Message({TEXT: "hello", INTENT: "greet"}))]))
    assert kept == {"model": None}
    assert component.process([Message({TEXT: "hello"})])[0].get(PARSE_KEY) is None


def test_it_learns_from_labelled_sentences_only(monkeypatch):
    monkeypatch.setattr("bot.nlu.wording.save_object", lambda *args: None)
    rows = [("was it dad", "leading", 0), ("tell me more", "open", 1)] * 3
    labelled = [features(Message({TEXT: text, PARSE_KEY: label}), place) for text, label, place in rows]
    component = Wording(CONFIG, None, None, None)
    component.train(TrainingData([*labelled, features(Message({TEXT: "hello", INTENT: "greet"}), 2)]))
    assert component._model.classes.tolist() == ["leading", "open"]


@pytest.mark.parametrize("label", LABELS)
def test_a_label_has_examples_enough(label):
    assert len({text for name, text in load_wording() if name == label}) >= FEWEST_EXAMPLES


def test_no_sentence_teaches_two_labels():
    texts = [text.lower() for _, text in load_wording()]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []
