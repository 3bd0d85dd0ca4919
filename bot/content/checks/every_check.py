"""All checks in one call, and the one line that sums them up."""

import datetime
from pathlib import Path
from statistics import median

from bot.content.checks import (
    buttons,
    cards,
    handoff,
    hard_words,
    metadata,
    nation_words,
    numbers,
    pages,
    phrases,
    practise,
    reading_age,
    sentences,
    situations,
    usage,
    variations,
    walks,
)
from bot.content.checks.copybook import Copybook
from bot.content.checks.gather import gather
from bot.content.checks.problem import Problem

CHECKS = (
    *(usage, variations, metadata, numbers, nation_words, sentences, reading_age, phrases, hard_words, buttons, walks),
    *(practise, cards, situations, pages, handoff),
)
# facts 13: no contact older than six months. Told, not refused: the day must not turn `make copy` red by itself.
OLDEST_CHECK = datetime.timedelta(days=183)


def run(root: Path, today: datetime.date) -> tuple[list[Problem], str]:
    """Check the project under a root folder.

    Returns:
        The problems in the order of files and lines, each once, and a summary of one line.
    """
    book, problems = gather(root)
    found = sorted({*problems, *(problem for module in CHECKS for problem in module.check(book))})
    return found, summary(book, len(found), today)


def summary(book: Copybook, problem_count: int, today: datetime.date) -> str:
    """Say in one line what was looked at and how much of it is wrong."""
    lengths = [len(sentences.words(variation.spoken)) for variation in book.variations]
    old = [name for name, line in book.lines.items() if today - line["checked_on"] > OLDEST_CHECK]
    counted = (
        f"{len(book.written)} responses in {len(lengths)} wordings (median {median(lengths or [0]):g} words), "
        f"{len(book.walks)} walks, {len(book.vignettes)} vignettes, "
        f"{len({sheet.name for sheet in book.pages})} pages, "
        f"{len(book.lines)} lines ({len(old)} checked over six months ago)"
    )
    return f"{counted}: {problem_count or 'no'} problem{'' if problem_count == 1 else 's'}"
