import numpy as np
import pytest
from scipy.sparse import csr_matrix

from bot.errors import ModelFileError
from bot.nlu.ridge import Ridge, fit_ridge, trained

RNG_SEED = 7


def made_up(counts: dict[str, int]) -> tuple[np.ndarray, csr_matrix, list[str]]:
    """Points around one corner a class, and one sparse column a class."""
    rng = np.random.default_rng(RNG_SEED)
    labels = [label for label, count in counts.items() for _ in range(count)]
    corners = np.eye(len(counts))[[list(counts).index(label) for label in labels]]
    return corners + rng.normal(0, 0.1, corners.shape), csr_matrix(corners), labels


def fit(counts: dict[str, int], **settings: float) -> tuple[Ridge, np.ndarray, csr_matrix, list[str]]:
    dense, sparse, labels = made_up(counts)
    return fit_ridge(dense, sparse, labels, **{"sparse_weight": 0.3, "penalty": 0.1, **settings}), dense, sparse, labels


def test_what_is_plainly_apart_is_told_apart():
    model, dense, sparse, labels = fit({"red": 20, "ask": 20, "none": 20})
    assert model.classes[model.chances(dense, sparse).argmax(axis=1)].tolist() == labels


@pytest.mark.parametrize("counts", [{"red": 20, "none": 20}, {"a": 3, "b": 40, "c": 9}])
def test_chances_are_probabilities(counts):
    model, dense, sparse, _ = fit(counts)
    chances = model.chances(dense, sparse)
    assert chances.shape == (sum(counts.values()), len(counts))
    assert np.all(chances >= 0)
    assert chances.sum(axis=1) == pytest.approx(1)


def test_the_classes_stand_in_the_order_of_the_columns():
    model, _, _, _ = fit({"red": 5, "ask": 5, "none": 5})
    assert model.classes.tolist() == ["ask", "none", "red"]


def test_a_message_like_nothing_known_is_no_more_one_class_than_another():
    model, _, _, _ = fit({"red": 30, "none": 30})
    chances = model.chances(np.zeros((1, 2)), csr_matrix((1, 2)))[0]
    assert chances[0] == pytest.approx(chances[1], abs=0.1)


def test_a_rare_class_weighs_more_than_its_number():
    counts = {"red": 4, "none": 100}
    dense, sparse, labels = made_up(counts)
    equal = 1 / np.sqrt(len(labels) / (2 * np.array([counts[label] for label in labels])))
    settings = {"sparse_weight": 0.3, "penalty": 5.0}
    balanced = fit_ridge(dense, sparse, labels, **settings)
    plain = fit_ridge(dense, sparse, labels, example_weights=equal, **settings)
    rare = ([[0.6, 0.4]], csr_matrix((1, 2)))
    red = balanced.classes.tolist().index("red")
    assert _score(balanced, *rare)[red] > _score(plain, *rare)[red]


def _score(model: Ridge, dense: list[list[float]], sparse: csr_matrix) -> np.ndarray:
    return (np.array(dense) @ model.dense + model.sparse_weight * (sparse @ model.sparse) + model.bias)[0]


def test_a_stronger_penalty_gives_smaller_weights():
    loose, _, _, _ = fit({"red": 20, "none": 20}, penalty=0.1)
    tight, _, _, _ = fit({"red": 20, "none": 20}, penalty=100.0)
    assert np.abs(tight.dense).sum() < np.abs(loose.dense).sum()


def test_without_weight_the_sparse_features_change_nothing():
    model, dense, sparse, _ = fit({"red": 20, "none": 20}, sparse_weight=0.0)
    assert model.chances(dense, sparse) == pytest.approx(model.chances(dense, csr_matrix(sparse.shape)))


def test_noise_is_met_with_doubt():
    dense, sparse, labels = made_up({"red": 40, "none": 40})
    shuffled = np.random.default_rng(RNG_SEED).permutation(labels).tolist()
    sure = fit_ridge(dense, sparse, labels, sparse_weight=0.3, penalty=0.1)
    unsure = fit_ridge(dense, sparse, shuffled, sparse_weight=0.3, penalty=0.1)
    assert sure.chances(dense, sparse).max(axis=1).mean() > 0.9
    assert unsure.chances(dense, sparse).max(axis=1).mean() < 0.7


def test_a_component_that_was_never_trained_says_so():
    with pytest.raises(ModelFileError, match="make train"):
        trained(None)
