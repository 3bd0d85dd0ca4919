"""What holds for a page to print or keep as a whole: it is served and written, names 999, and has short items.

Printed it has no bar that shows 999, so the words must. Source: design.md 1 promise 1 and 5, facts 9.1.
"""

from collections.abc import Iterator

from bot.content.checks.copybook import Copybook, PageSheet, Place
from bot.content.checks.problem import Problem
from bot.content.checks.sentences import EMERGENCY, sentences, words
from bot.content.pages import NAMES
from bot.content.reader import yaml_files

# The median of a message (design.md 5) is the most for one item among many.
MOST_WORDS_IN_ITEM = 40


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about pages that nobody can open, that are missing, and about 999 and long items on the others."""
    yield from _usage_problems(book)
    for sheet in book.pages:
        for what, remedy in _emergency_faults(sheet):
            yield Problem(sheet.place.path, sheet.place.line, f"the page {sheet.name} {what}", remedy)
        for line in sheet.prose:
            if (count := len(words(line.spoken))) > MOST_WORDS_IN_ITEM:
                what = f"an item of the page {sheet.name} has {count} words"
                yield Problem(line.place.path, line.place.line, what, f"say it in {MOST_WORDS_IN_ITEM} or make two")


def _usage_problems(book: Copybook) -> Iterator[Problem]:
    folder = book.root / "content" / "pages"
    written = {path.stem: Place(path.relative_to(book.root), 1) for path in yaml_files(folder)}
    for name in sorted({*NAMES} ^ {*written}):
        if name in written:
            place = written[name]
            yield Problem(place.path, 1, f"no page {name} is served", "name it in bot/content/pages.py or take it out")
        else:
            path = (folder / f"{name}.yml").relative_to(book.root)
            yield Problem(path, 1, f"the page {name} is served and nowhere written", "write it")


def _emergency_faults(sheet: PageSheet) -> Iterator[tuple[str, str]]:
    title, *rest = sheet.lines
    opening = [title.spoken, *sentences(rest[0].spoken)[:1]]
    if any(EMERGENCY.search(text) for text in opening):
        yield "names 999 in its title or first sentence, which only red responses may", "name it from the second on"
    if not EMERGENCY.search(sheet.text):
        yield "does not name 999, and on paper nothing else does", "say when to call {emergency_phone}"
