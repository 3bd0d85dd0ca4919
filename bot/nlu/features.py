"""Takes the features of our featurizers off messages, for the classifier and the danger gate."""

from typing import Any

import numpy as np
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, vstack

from bot.nlu import embedding, ngrams

FEATURES = "features_of_parts"


def features_of(messages: list[Message]) -> tuple[np.ndarray, csr_matrix]:
    """Return the sentence vectors and the n-grams of messages, a row each."""
    dense = np.vstack([_features(message, embedding.ORIGIN) for message in messages]).astype(np.float32)
    return dense, vstack([_features(message, ngrams.ORIGIN) for message in messages]).tocsr()


def parts_of(message: Message) -> tuple[np.ndarray, csr_matrix]:
    """Return the features of the whole message in the first row and of its parts in the rows after it.

    Put together once a message: three components read them, and stacking sparse rows is slow.
    """
    if message.get(FEATURES) is None:
        message.set(FEATURES, _parts_of(message))
    return message.get(FEATURES)


def _parts_of(message: Message) -> tuple[np.ndarray, csr_matrix]:
    dense = _features(message, embedding.ORIGIN).astype(np.float32)
    sparse = _features(message, ngrams.ORIGIN).tocsr()
    parts = message.get(ngrams.PART_NGRAMS)
    if parts is None or not parts.shape[0]:
        return dense, sparse
    return np.vstack([dense, message.get(embedding.PART_VECTORS)]), _stacked(sparse, parts.tocsr())


def _stacked(first: csr_matrix, others: csr_matrix) -> csr_matrix:
    """Return the rows of both; scipy's own stacking takes ten times as long for a few rows."""
    data, indices = (np.concatenate([getattr(first, part), getattr(others, part)]) for part in ("data", "indices"))
    indptr = np.concatenate([first.indptr, first.indptr[-1] + others.indptr[1:]])
    return csr_matrix((data, indices, indptr), shape=(first.shape[0] + others.shape[0], first.shape[1]))


def _features(message: Message, origin: str) -> Any:
    return next(f.features for f in message.features if f.origin == origin)
