"""Whether each situation of content/situations.yml can be heard, has words, and stands under intents that there are."""

from collections.abc import Iterator

from bot.content.checks.closer import SITUATION, SITUATION_TABLES, values_of_tables
from bot.content.checks.copybook import Copybook
from bot.content.checks.problem import Problem


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about situations nobody hears or answers, and about unknown intents."""
    heard = values_of_tables(book.root, SITUATION_TABLES)
    for value, (intents, place) in book.situations.items():
        if value not in heard:
            yield Problem(place.path, place.line, f"no message is heard as {value}", "add phrases or take it out")
        if SITUATION + value not in book.written:
            yield Problem(place.path, place.line, f"{SITUATION}{value} is nowhere written", "write it or take it out")
        for intent in sorted(set(intents) - book.domain.intents):
            yield Problem(place.path, place.line, f"{value} stands under {intent}, no intent", "correct the name")
