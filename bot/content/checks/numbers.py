"""Whether every number and address in a sentence comes from lines.yml and serves the nation of the reader.

Source: design.md 5 (numbers live once), safety-rules.md 15 (nations), facts 0 rule 9, facts 11.1 and 11.5 (hours).
"""

import re
from collections.abc import Iterator

from bot.content.checks.copybook import Copybook, Variation
from bot.content.checks.facts import NATIONS_OF_UK
from bot.content.checks.problem import Problem
from bot.content.checks.sentences import sentences
from bot.content.lines import FIELDS
from bot.content.responses import (
    HANDOFF_VALUES,
    HANDOFF_WORDS,
    LINE_VALUES,
    LINE_WORDS,
    LOCAL_VALUES,
    LOCAL_WORDS,
    PLACEHOLDER,
    SPOKEN_VALUES,
)

# 999, 101 and 112 are the emergency and police numbers, 55 the silent solution, 18000 the emergency relay: facts 2.1.
TYPED_NUMBERS = frozenset({"999", "101", "112", "55", "18000"})
DIGITS = re.compile(r"\+?\d(?:[\s()./‑–-]{0,2}\d)+")
AGES = re.compile(r"\d{1,2}(?:[‑–-]\d{1,2})?")
YEAR = re.compile(r"(?:19|20)\d\d")
AT_ANY_TIME = re.compile(r"\b(?:any time|day (?:or|and) night|all night|always open|every hour)\b", re.IGNORECASE)
ALWAYS_THERE = re.compile(r"\b(?:999|101|112)\b")


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about placeholders, typed numbers and hours that nobody verified."""
    in_walks = {name for name, place in book.used.items() if "walks" in place.path.parts}
    for variation in book.wordings():
        for what, remedy in (
            *_placeholder_faults(book, variation, variation.response in in_walks),
            *_typed_faults(variation.text),
            *_hours_faults(book, variation.text),
        ):
            yield Problem(variation.place.path, variation.place.line, f"{variation.response}: {what}", remedy)
    for button in book.buttons():
        for what, remedy in _typed_faults(button.title):
            yield Problem(button.place.path, button.place.line, f"the button {button.title!r}: {what}", remedy)


def _placeholder_faults(book: Copybook, variation: Variation, in_walk: bool) -> Iterator[tuple[str, str]]:
    by_action = _filled_in_by_an_action(variation)
    for name in PLACEHOLDER.findall(variation.text):
        if name in by_action:
            continue
        if name in SPOKEN_VALUES:
            yield from (
                () if in_walk else [(f"{{{name}}} is only filled in on a walk", "take it out or say it in a step")]
            )
            continue
        line, _, part = name.rpartition("_")
        if part not in FIELDS or part not in book.lines.get(line, {}):
            yield f"{{{name}}} stands for nothing", "use {<id>_phone}, {<id>_text} or {<id>_web} of content/lines.yml"
        elif not book.lines[line]["shown"]:
            yield f"the line {line} is kept out of messages", "name another, or set shown: true once it is confirmed"
        else:
            yield from _nation_faults(book, variation, line)
    if re.search(r"[{}]", PLACEHOLDER.sub("", variation.text)):
        yield "a brace is left over", "write a placeholder as {nspcc_phone}"


def _filled_in_by_an_action(variation: Variation) -> frozenset[str]:
    local = LOCAL_VALUES if LOCAL_WORDS in variation.place.path.parts else frozenset()
    handoff = HANDOFF_VALUES if HANDOFF_WORDS in variation.place.path.parts else frozenset()
    return local | handoff | (LINE_VALUES if variation.response.startswith(LINE_WORDS) else frozenset())


def _nation_faults(book: Copybook, variation: Variation, line: str) -> Iterator[tuple[str, str]]:
    nation = variation.condition.get("nation")
    wanted = {nation} if nation else NATIONS_OF_UK
    missing = sorted(wanted - set(book.lines[line]["nations"]))
    if missing:
        remedy = "name a line that does, or move it to a variation for its nations"
        yield f"the line {line} does not serve {', '.join(missing)}", remedy


def _typed_faults(text: str) -> Iterator[tuple[str, str]]:
    for typed in typed_numbers(text):
        yield f"the number {typed} is typed here", "put it into content/lines.yml and name it as {<id>_phone}"


def typed_numbers(text: str) -> list[str]:
    """Return what looks like a phone number and may not be typed; ages and years are none."""
    hits = [hit.strip() for hit in DIGITS.findall(PLACEHOLDER.sub(" ", text))]
    return [hit for hit in hits if hit not in TYPED_NUMBERS and not AGES.fullmatch(hit) and not YEAR.fullmatch(hit)]


def _hours_faults(book: Copybook, text: str) -> Iterator[tuple[str, str]]:
    for sentence in sentences(text):
        lines = {name.rpartition("_")[0] for name in PLACEHOLDER.findall(sentence)} & set(book.lines)
        open_always = [line for line in lines if "hours" in book.lines[line]] or ALWAYS_THERE.search(sentence)
        if lines and not open_always and AT_ANY_TIME.search(sentence):
            yield f"the hours of {', '.join(sorted(lines))} are not verified", "leave them out of the sentence"
