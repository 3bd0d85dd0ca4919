"""Whether every vignette can be played to its end and left at any turn, and every way words land has an answer.

Source: issue 4 point 5 (five vignettes, three or four things to say), safety-rules.md 11 (a way out). The words
themselves are responses and are checked as such.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.content.checks.copybook import Copybook, Place, WalkSheet
from bot.content.checks.problem import Problem
from bot.content.practise import FOLDER, HEARD
from bot.content.reader import LINE
from bot.practise.checking import NO_VERDICTS
from bot.practise.engine import BETWEEN
from bot.practise.labels import ABOUT_ACTS, HELPFUL, LABELS, LEAVING, REAL_CASE

FEWEST_VIGNETTES = 5
TURNS = range(3, 5)
OPTIONS = range(3, 5)
STOP = '/ask_practise{"aspect":"stop"}'
# What ends practice has an answer of its own (actions/action_practise_turn.py).
ENDS = (ABOUT_ACTS, REAL_CASE, LEAVING)
NEEDED = {
    "practised": frozenset(LABELS) - frozenset(ENDS),
    "checked": frozenset((*LABELS, *NO_VERDICTS)),
}


def check(book: Copybook) -> Iterator[Problem]:
    """Complain about vignettes that are missing, too short, without a way on or out, or not offered."""
    yield from _table_problems(book)
    if not book.practised:
        return
    if len(book.vignettes) < FEWEST_VIGNETTES:
        what = f"{len(book.vignettes)} vignettes can be read"
        yield Problem(book.practised.path, 1, what, f"write or correct some: {FEWEST_VIGNETTES} are needed")
    payloads = {variation.response: [b.payload for b in variation.buttons] for variation in book.variations}
    offered = {payload for row in payloads.values() for payload in row}
    for vignette in book.vignettes:
        for place, what, remedy in _faults(vignette, payloads, offered):
            yield Problem(place.path, place.line, f"the vignette {vignette.name}: {what}", remedy)


Fault = tuple[Place, str, str]


def _faults(vignette: WalkSheet, payloads: dict[str, list[str]], offered: set[str]) -> Iterator[Fault]:
    if button(vignette.name) not in offered:
        yield vignette.place, "no button begins it", f"offer {button(vignette.name)}"
    if len(vignette.steps) not in TURNS:
        yield vignette.place, f"it has {len(vignette.steps)} turns", "write three or four"
    names = [turn["turn"] for turn in vignette.steps]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield vignette.place, f"it has the turn {name} twice", "rename one of them"
    for turn in vignette.steps:
        place = Place(vignette.place.path, turn[LINE])
        yield from ((place, *fault) for fault in _turn_faults(vignette.name, turn, payloads))


def _turn_faults(name: str, turn: dict[str, Any], payloads: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    options = turn["options"]
    if len(options) not in OPTIONS:
        yield f"{turn['turn']} offers {len(options)} things to say", "offer three or four"
    helpful = [option["lands"] in HELPFUL for option in options]
    if all(helpful) or not any(helpful):
        yield f"{turn['turn']} has no choice in it", "offer words that help, which lead on, and words that do not"
    wanted = [*(button(name, turn["turn"], option["option"]) for option in options), STOP]
    if turn["say"] in payloads and payloads[turn["say"]] != wanted:
        yield f"{turn['say']} has other buttons than its turn", f"give every wording {', '.join(wanted)}"


def button(*names: str) -> str:
    """Return the payload of the button for a vignette, or for a turn's option."""
    return f'/ask_practise{{"aspect":"{BETWEEN.join(names)}"}}'


def _table_problems(book: Copybook) -> Iterator[Problem]:
    path = Path("content") / FOLDER / HEARD
    for table, needed in NEEDED.items():
        rows = book.heard.get(table)
        if rows is None:
            continue
        named = {str(name) for name in rows if name != LINE}
        for name in sorted(needed ^ named):
            what = "has no response" if name in needed else "is nothing that is heard there"
            yield Problem(path, rows[LINE], f"{table}: {name!r} {what}", "give one to each label, and to nothing else")
