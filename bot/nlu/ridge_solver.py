"""Solves kernel ridge regression, over all examples or over a few that all are compared with."""

import numpy as np
from scipy.linalg import get_lapack_funcs

from bot.errors import ModelFileError

# Added to the diagonal, since anchors may lie on one another.
STEADYING = 1e-3


def solve(
    kernel: np.ndarray, indicators: np.ndarray, weights: np.ndarray, penalty: np.float32, anchors: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights of the anchors, and each example's scores without itself (both in closed form).

    Args:
        kernel: how alike examples and anchors are, shape (examples, anchors).
        indicators: 1 for the class of an example, shape (examples, classes).
        weights: how much each example counts.
        penalty: strength of the regularisation.
        anchors: the numbers of the examples that are anchors, None where all are.
    """
    if anchors is None:
        return _over_all(kernel, indicators, weights, penalty)
    return _over_anchors(anchors, kernel, indicators, weights, penalty)


def _over_all(
    kernel: np.ndarray, indicators: np.ndarray, weights: np.ndarray, penalty: np.float32
) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights of all examples, and each example's scores without itself (in closed form)."""
    inverse = _inverse(kernel + np.diag(penalty / weights))
    duals = inverse @ indicators
    return duals, indicators - duals / np.diag(inverse)[:, None]


def _over_anchors(
    anchors: np.ndarray, kernel: np.ndarray, indicators: np.ndarray, weights: np.ndarray, penalty: np.float32
) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights of the anchors (Nystroem's method), and each example's scores without itself."""
    kernel = kernel.astype(np.float64)  # the normal matrix squares what single precision can hold
    weighted = kernel * weights[:, None]
    inverse = _inverse(kernel.T @ weighted + penalty * kernel[anchors] + np.eye(len(anchors)) * STEADYING)
    duals = inverse @ (weighted.T @ indicators)
    pull = np.minimum(((kernel @ inverse) * weighted).sum(axis=1), 1 - STEADYING)[:, None]
    return duals.astype(np.float32), (kernel @ duals - pull * indicators) / (1 - pull)


def _inverse(matrix: np.ndarray) -> np.ndarray:
    """Return the inverse of a symmetric positive matrix by Cholesky's method, half the work of a general one.

    Raises:
        ModelFileError: the matrix is not positive: the training data cannot be told apart.
    """
    potrf, potri = get_lapack_funcs(("potrf", "potri"), (matrix,))
    root, failed = potrf(matrix, lower=1, overwrite_a=1)
    inverse, failed_too = potri(root, lower=1, overwrite_c=1)
    if failed or failed_too:
        raise ModelFileError("the classifier could not be fitted: raise its penalty")
    return np.tril(inverse) + np.tril(inverse, -1).T
