"""A classifier over dense and sparse features, fitted in closed form (kernel ridge on class indicators).

Vectors are compared by nearness (a Gaussian kernel) or, with a width of 0, by a plain product, which leaves one matrix
to multiply with; n-grams always by their product. Measured beside others in docs/understanding.md. The fit also gives
every example's score without itself, on which the confidence is calibrated.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix

from bot.errors import ModelFileError
from bot.nlu.ridge_solver import solve

# Adds a constant feature to the kernel, so that classes have an intercept.
BIAS = 0.1


@dataclass(frozen=True)
class Ridge:
    """A fitted classifier: weights for vectors (or for nearness to each example), n-grams and the intercept."""

    classes: np.ndarray
    examples: np.ndarray | None
    dense: np.ndarray
    sparse: np.ndarray
    bias: np.ndarray
    width: float
    sparse_weight: float
    temperature: float

    def favouring(self, name: str, by: float) -> "Ridge":
        """Return the classifier with a class's score raised; without a change where it has no such class."""
        return replace(self, bias=self.bias + np.float32(by) * (self.classes == name))

    def chances(self, dense: np.ndarray, sparse: csr_matrix) -> np.ndarray:
        """Return a probability for each class, shape (rows, classes)."""
        return _softmax(self.scores(dense, sparse) / self.temperature)

    def scores(self, dense: np.ndarray, sparse: csr_matrix) -> np.ndarray:
        """Return a score for each class, near 1 for the right one and near 0 for the others; shape (rows, classes)."""
        nearness = dense if self.examples is None else _alike(dense, self.examples, self.width)
        return nearness @ self.dense + self.sparse_weight * _product(sparse, self.sparse) + self.bias


def trained(model: Ridge | None) -> Ridge:
    """Return a fitted model.

    Raises:
        ModelFileError: it was asked to read before it was trained or loaded.
    """
    if model is None:
        raise ModelFileError("a component was used before it was trained: run `make train`")
    return model


def fit_ridge(
    dense: np.ndarray,
    sparse: csr_matrix,
    labels: Sequence[str],
    *,
    sparse_weight: float,
    penalty: float,
    width: float = 0.0,
    example_weights: np.ndarray | None = None,
    anchors: np.ndarray | None = None,
) -> Ridge:
    """Fit the classifier; rare classes weigh more, by the square root of how much rarer they are.

    Args:
        dense: shape (examples, dense features).
        sparse: shape (examples, sparse features).
        labels: one class name an example.
        sparse_weight: how much the sparse kernel counts beside the dense one.
        penalty: strength of the regularisation, more is smoother.
        width: how fast nearness falls with the distance of unit vectors, 0 for a plain product.
        example_weights: one weight an example.
        anchors: numbers of the examples that new messages are compared with, all where not given.
    """
    classes, members = np.unique(np.array(labels), return_inverse=True)
    indicators = np.eye(len(classes), dtype=np.float32)[members]
    kept = slice(None) if anchors is None else anchors
    shared = (sparse_weight * (sparse @ sparse[kept].T)).astype(np.float32).toarray()
    kernel = _alike(dense, dense[kept], width) + shared + BIAS
    duals, without_itself = solve(kernel, indicators, _balance(members, example_weights), np.float32(penalty), anchors)
    return Ridge(
        classes=classes,
        examples=dense[kept] if width else None,
        dense=duals if width else dense[kept].T @ duals,
        sparse=np.asarray(sparse[kept].T @ duals, dtype=np.float32),
        bias=BIAS * duals.sum(axis=0),
        width=width,
        sparse_weight=sparse_weight,
        temperature=_temperature(without_itself, indicators),
    )


def _balance(members: np.ndarray, example_weights: np.ndarray | None) -> np.ndarray:
    """Return a weight an example, more where its class is rare."""
    counts = np.bincount(members)
    balance = np.sqrt(len(members) / (len(counts) * counts[members]))
    return (balance if example_weights is None else balance * example_weights).astype(np.float32)


def _alike(some: np.ndarray, others: np.ndarray, width: float) -> np.ndarray:
    """Return how alike unit vectors are, shape (some, others)."""
    products = some @ others.T
    return np.exp(2.0 * width * (products - 1.0)) if width else products


def _product(sparse: csr_matrix, weights: np.ndarray) -> np.ndarray:
    """Return sparse @ weights, shape (rows, classes), by the few weights that a row has features for.

    scipy copies all weights into the type of the features first, at each call: 1.0 ms for the intents, this 0.1 ms.
    """
    cuts = zip(sparse.indptr[:-1], sparse.indptr[1:])
    return np.array([sparse.data[start:end] @ weights[sparse.indices[start:end]] for start, end in cuts])


def _temperature(scores: np.ndarray, indicators: np.ndarray) -> float:
    """Return the temperature under which the scores are the most honest probabilities (least log loss)."""

    def loss(log_temperature: float) -> float:
        chances = _softmax(scores / np.exp(log_temperature))
        return float(-np.log(np.maximum((chances * indicators).sum(axis=1), 1e-12)).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-6, 2), method="bounded").x))


def _softmax(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
