"""Cuts a message into the parts that are read one by one, so that a buried need is heard."""

import re

# Dictated messages carry no stops: a part longer than this is cut into overlapping windows.
LONGEST_WORDS = 24
WINDOW_STEP = 16
# A message may have 4,000 characters; more parts than this only cost time (one part is about 3 ms).
MOST_PARTS = 24

_STOP = re.compile(r"(?<=[.!?…])\s+|\n+|\s+full stop\s+", re.IGNORECASE)
# "... and I feel sick": what an adult says of themselves is a part of its own, however it is joined on.
_OF_ONESELF = re.compile(r"\s*(?:,|\band\b|\bbut\b)\s+(?=i(?:['’]?m|['’]?ve)?\b)", re.IGNORECASE)
# A clause shorter than this says too little by itself.
FEWEST_WORDS = 3


def parts(text: str) -> list[str]:
    """Return the sentences of a text, long ones as overlapping windows of words; [] for one short sentence."""
    sentences = [clause for sentence in _STOP.split(text) if sentence.strip() for clause in _clauses(sentence.strip())]
    windows = [window for sentence in sentences for window in _windows(sentence.split())]
    return windows[: MOST_PARTS // 2] + windows[MOST_PARTS // 2 :][-MOST_PARTS // 2 :] if len(windows) > 1 else []


def _clauses(sentence: str) -> list[str]:
    found = [clause.strip() for clause in _OF_ONESELF.split(sentence)]
    return found if all(len(clause.split()) >= FEWEST_WORDS for clause in found) else [sentence]


def _windows(words: list[str]) -> list[str]:
    if len(words) <= LONGEST_WORDS:
        return [" ".join(words)]
    starts = range(0, len(words) - (LONGEST_WORDS - WINDOW_STEP), WINDOW_STEP)
    return [" ".join(words[start : start + LONGEST_WORDS]) for start in starts]
