"""What is answered to wording that an adult wants checked; source: safety-rules.md 11."""

from bot.practise.labels import ASIDE, KIND_OF_LABEL, OTHER, Heard

MOST_CHECKS = 3
UNDER_FIVE = "0-4"

# Answers that are no verdict on words.
INTRODUCED = "introduced"
INVOLVED = "involved"
TOO_YOUNG = "too_young"
NO_MORE = "no_more"
UNSURE = "unsure"
NO_VERDICTS = (INTRODUCED, INVOLVED, TOO_YOUNG, NO_MORE, UNSURE)


def answer(heard: Heard | None, *, age_band: str | None, checks: int, involved: bool) -> str:
    """Return the name of the answer: one of NO_VERDICTS, or the label of the words.

    Args:
        heard: how the words land, None where there are none to check yet.
        age_band: of the child; under-fives get a listening line and no check.
        checks: how many verdicts were given before.
        involved: police or social workers are; then nothing is checked.
    """
    if involved:
        return INVOLVED
    if age_band == UNDER_FIVE:
        return TOO_YOUNG
    if checks >= MOST_CHECKS:
        return NO_MORE
    if heard is None:
        return INTRODUCED
    return UNSURE if heard.label != OTHER and heard.certain_label == OTHER else heard.label


def is_verdict(name: str) -> bool:
    """Say whether an answer judges words, and so counts as one of the checks."""
    return name == UNSURE or KIND_OF_LABEL.get(name, ASIDE) != ASIDE
