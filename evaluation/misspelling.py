"""Misspells messages for the measure of spelling robustness; apart from the slips that training may use."""

import random
from string import ascii_lowercase

WORDS_PER_EDIT = 6
SEEDS = range(10)
SHORTEST_WORD = 2


def misspelt(text: str, seed: int) -> str:
    """Return the text with one letter edited in every six words; of a last, shorter group, in as large a share.

    An edit drops, adds, replaces or swaps a letter, each as likely. White space becomes single spaces.
    """
    rng = random.Random(f"{seed} {text}")
    words = text.split()
    for start in range(0, len(words), WORDS_PER_EDIT):
        numbers = range(start, min(start + WORDS_PER_EDIT, len(words)))
        long_enough = [number for number in numbers if len(words[number]) >= SHORTEST_WORD]
        if long_enough and rng.random() * WORDS_PER_EDIT < len(numbers):
            chosen = rng.choice(long_enough)
            words[chosen] = edited(words[chosen], rng)
    return " ".join(words)


def edited(word: str, rng: random.Random) -> str:
    """Return a word of two letters or more with one edit, never the word itself."""
    at = rng.randrange(len(word) - 1)
    before, letter, following, after = word[:at], word[at], word[at + 1], word[at + 2 :]
    strange = rng.choice([other for other in ascii_lowercase if other not in (letter.lower(), following.lower())])
    edits = [following, letter + strange + following, strange + following]
    return before + rng.choice(edits + ([following + letter] if letter != following else [])) + after
