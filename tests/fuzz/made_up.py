"""What people, feeds and programs might send: characters of every kind, near misses of what is agreed, odd JSON."""

import json

from hypothesis import strategies as st

# Surrogates are half characters: JSON can carry them, and Python strings hold them.
ANY_TEXT = st.text(st.characters(), max_size=300)
SAID = (
    "my daughter is nine 9 years old in year 4 he's 15 months I am her dad teacher gran from near Leeds St. Ives "
    "M1 1AE SW1A1AA b12 postcode Bristol, London? NHS UK 's ’s é ß ﬁ İ ı 999 - -- … \u200d \u0301 \x00 0 00 1e9 ½ ²"
)
ODD = ("", " ", "\n", "\u00a0", "\U0001f469\u200d\U0001f467", "a" * 200)
WORDS = st.lists(st.sampled_from([*SAID.split(), *ODD]), max_size=30).map(" ".join)
SAYINGS = st.one_of(ANY_TEXT, WORDS, st.tuples(WORDS, ANY_TEXT).map(" ".join))
ODD_NUMBERS = st.one_of(st.integers(), st.floats(), st.integers(-(10**30), 10**30))
ODD_JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), ODD_NUMBERS, ANY_TEXT),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


def as_bytes(value: object) -> bytes:
    """Return JSON as it comes over the network."""
    return json.dumps(value).encode()


def bodies(near: st.SearchStrategy[object]) -> st.SearchStrategy[bytes]:
    """Return bytes: none of ours, odd JSON, or a near miss of what is agreed."""
    deep = st.sampled_from([b"[" * 100_000, b'{"a":' * 50_000, b"1" * 100_000, b"\xff\xfe{}", b"NaN", b'"\\ud800"'])
    return st.one_of(st.binary(max_size=300), deep, st.one_of(ODD_JSON, near).map(as_bytes))


def near_miss(fields: dict[str, st.SearchStrategy[object]]) -> st.SearchStrategy[dict[str, object]]:
    """Return objects with some of the agreed fields, each of the agreed kind or of any."""
    odd = {name: st.one_of(kind, ODD_JSON) for name, kind in fields.items()}
    return st.fixed_dictionaries({}, optional=odd)
