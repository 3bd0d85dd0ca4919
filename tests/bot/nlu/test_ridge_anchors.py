"""Comparing with fewer examples, and by nearness, must still tell apart what a plain product tells apart."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from bot.nlu.ridge import fit_ridge
from tests.bot.nlu.test_ridge import made_up

COUNTS = {"red": 30, "ask": 30, "none": 30}
SETTINGS = {"sparse_weight": 0.3, "penalty": 0.1}


@pytest.mark.parametrize("width", [0.0, 1.0])
def test_every_example_an_anchor_is_the_same_as_none_named(width):
    dense, sparse, labels = made_up(COUNTS)
    whole = fit_ridge(dense, sparse, labels, width=width, **SETTINGS)
    anchored = fit_ridge(dense, sparse, labels, width=width, anchors=np.arange(len(labels)), **SETTINGS)
    assert anchored.scores(dense, sparse) == pytest.approx(whole.scores(dense, sparse), abs=0.05)


@pytest.mark.parametrize("width", [0.0, 1.0])
def test_a_third_of_the_examples_is_enough_to_tell_apart(width):
    dense, sparse, labels = made_up(COUNTS)
    model = fit_ridge(dense, sparse, labels, width=width, anchors=np.arange(0, len(labels), 3), **SETTINGS)
    assert model.classes[model.scores(dense, sparse).argmax(axis=1)].tolist() == labels
    assert len(model.dense) == (len(labels) // 3 if width else dense.shape[1])


def test_nearness_falls_with_distance():
    model = fit_ridge(np.eye(2), csr_matrix((2, 1)), ["near", "far"], width=1.0, sparse_weight=0.0, penalty=0.1)
    near = model.classes.tolist().index("near")
    scores = model.scores(np.array([[1.0, 0.0], [0.6, 0.8]]), csr_matrix((2, 1)))[:, near]
    assert scores[0] > scores[1]


def test_a_class_may_be_favoured_and_an_unknown_one_changes_nothing():
    dense, sparse, labels = made_up(COUNTS)
    plain = fit_ridge(dense, sparse, labels, **SETTINGS)
    raised = plain.favouring("red", 0.2).scores(dense, sparse) - plain.scores(dense, sparse)
    assert raised[:, plain.classes == "red"] == pytest.approx(0.2, abs=1e-5)
    assert raised[:, plain.classes != "red"] == pytest.approx(0.0)
    assert plain.favouring("no such class", 0.2).bias.tolist() == plain.bias.tolist()
