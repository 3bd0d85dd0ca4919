import numpy as np
import pytest
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix

from bot.nlu import embedding, ngrams
from bot.nlu.features import features_of, parts_of


def message(number: float, parts: int = 0) -> Message:
    """A message whose features are its number, and whose parts count on from there."""
    made = Message({TEXT: "-"})
    vector, row = np.array([[number, number]]), csr_matrix([[0, number, 0]])
    made.add_features(Features(vector, FEATURE_TYPE_SENTENCE, TEXT, embedding.ORIGIN))
    made.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, ngrams.ORIGIN))
    if parts:
        made.set(embedding.PART_VECTORS, np.array([[number + n, 0] for n in range(1, parts + 1)]))
        made.set(ngrams.PART_NGRAMS, csr_matrix([[0, 0, number + n] for n in range(1, parts + 1)]))
    return made


def test_each_message_is_a_row():
    dense, sparse = features_of([message(1), message(2), message(3)])
    assert dense.tolist() == [[1, 1], [2, 2], [3, 3]]
    assert sparse.toarray().tolist() == [[0, 1, 0], [0, 2, 0], [0, 3, 0]]


def test_the_whole_message_comes_before_its_parts():
    dense, sparse = parts_of(message(1, parts=2))
    assert dense.tolist() == [[1, 1], [2, 0], [3, 0]]
    assert sparse.toarray().tolist() == [[0, 1, 0], [0, 0, 2], [0, 0, 3]]


@pytest.mark.parametrize("empty", [None, csr_matrix((0, 3))])
def test_a_short_message_has_no_parts(empty):
    short = message(1)
    short.set(ngrams.PART_NGRAMS, empty)
    dense, sparse = parts_of(short)
    assert dense.shape == (1, 2)
    assert sparse.shape == (1, 3)


def test_features_of_other_components_are_left_out():
    crowded = message(1)
    crowded.features.insert(0, Features(np.array([[9, 9]]), FEATURE_TYPE_SENTENCE, TEXT, "somebody_else"))
    assert features_of([crowded])[0].tolist() == [[1, 1]]
