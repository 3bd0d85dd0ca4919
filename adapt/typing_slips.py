"""Slips of the thumb, for training only: the encoder should hear a message as the same with a few letters wrong."""

import random

# Neighbours on a phone's keyboard, by row.
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NEAR = {letter: row[max(i - 1, 0) : i + 2] for row in ROWS for i, letter in enumerate(row)}


def slipped(text: str, chance: float, rng: random.Random) -> str:
    """Return the text with each word slipped by the given chance, one slip a word."""
    return " ".join(_slip(word, rng) if rng.random() < chance else word for word in text.split())


def _slip(word: str, rng: random.Random) -> str:
    if len(word) < 2:
        return word
    at = rng.randrange(len(word) - 1)
    before, letter, following, after = word[:at], word[at], word[at + 1], word[at + 2 :]
    return (
        before
        + rng.choice(
            [
                following + letter,
                following,
                letter + letter + following,
                rng.choice(NEAR.get(letter.lower(), letter)) + following,
            ]
        )
        + after
    )
