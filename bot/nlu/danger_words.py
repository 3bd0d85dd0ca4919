"""Matches the phrases of bot/danger on the words of a message."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.danger.answers import ANSWERS, LONGEST_ANSWER_WORDS, NOT_SAFE, SAFE
from bot.danger.patterns import OVER, PATTERNS
from bot.nlu.phrases import PhraseBook


@dataclass(frozen=True)
class Heard:
    """What the phrases of one message say: level -> kind, how it answers, whether it says that all is safe."""

    levels: dict[str, str]
    answer: str
    safe: bool


class DangerWords:
    """Hears the fixed phrases."""

    def __init__(self) -> None:
        self._patterns = PhraseBook(PATTERNS)
        self._answers = PhraseBook(ANSWERS)
        self._safe = PhraseBook({"safe": SAFE, "not_safe": NOT_SAFE, "over": OVER})

    def heard(self, words: Sequence[str]) -> Heard:
        """Return what the phrases say."""
        said = {label for label, _, _ in self._safe.found(words)}
        labels = [label.partition(":") for label, _, _ in self._patterns.found(words)]
        levels = {level: kind for level, _, kind in labels if level == "hide" or "over" not in said}
        return Heard(levels, self._answer(words), "safe" in said and "not_safe" not in said)

    def _answer(self, words: Sequence[str]) -> str:
        if not len(words):
            return "unsure"
        if len(words) > LONGEST_ANSWER_WORDS:
            return ""
        found = [label for label, _, _ in self._answers.found(words)]
        return next((label for label in ANSWERS if label in found), "")
