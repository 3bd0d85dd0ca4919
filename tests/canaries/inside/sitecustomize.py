"""Loaded by every Python process of a canary run: on SIGUSR1 it collects, on SIGUSR2 it also looks at what is alive.

Not part of the guide. What is written: {"collected": n} or {"alive": [kinds of objects that hold a canary]}.
"""

import gc
import json
import os
import signal
import sys
from pathlib import Path

# What holds things only while this looks at them.
PASSING = ("frame", "generator", "list_iterator")
FOLDER = Path(os.environ.get("STEADY_CANARY_FOLDER", "/nonexistent"))


def _collect(number: int, frame: object) -> None:
    _tell("collected", gc.collect())


def _look(number: int, frame: object) -> None:
    gc.collect()
    needle = (FOLDER / "needle").read_text()
    _tell("alive", sorted(set(_holders(needle))))


def _holders(needle: str):
    """Give the kind of each container that holds a text with the needle, over all that can be reached."""
    raw, seen = needle.encode(), set()
    for owner in gc.get_objects():
        if isinstance(owner, type(sys._getframe())) and owner.f_code.co_filename == __file__:
            continue
        for held in gc.get_referents(owner):
            yield from _hit(owner, held, needle, raw, seen)


def _hit(owner, held, needle, raw, seen):
    if isinstance(held, str):
        if needle in held.lower() and held != needle:
            yield f"{_named(owner)}: str{_place(owner, held)}"
    elif isinstance(held, (bytes, bytearray)):
        if raw in bytes(held).lower() and bytes(held) != raw:
            yield f"{_named(owner)}: {type(held).__name__}{_place(owner, held)}"
    elif isinstance(held, (tuple, dict)) and not gc.is_tracked(held) and id(held) not in seen:
        seen.add(id(held))
        for inner in gc.get_referents(held):
            yield from _hit(held, inner, needle, raw, seen)


def _named(thing):
    return f"{type(thing).__module__}.{type(thing).__name__}"


def _place(owner, held):
    """Say under which key something lies, and what holds its holder, two steps up."""
    key = next((str(key)[:40] for key, value in owner.items() if value is held), "") if isinstance(owner, dict) else ""
    above = [up for up in gc.get_referrers(owner) if type(up).__name__ not in PASSING][:4]
    upper = {_named(top) for up in above for top in gc.get_referrers(up)[:4]}
    return f" [{key}] in {sorted({_named(up) for up in above})} in {sorted(upper)}"


def _tell(what: str, value: object) -> None:
    part = FOLDER / f"{os.getpid()}.{what}.part"
    part.write_text(json.dumps({what: value}))
    part.rename(FOLDER / f"{os.getpid()}.{what}")


if FOLDER.is_dir():
    signal.signal(signal.SIGUSR1, _collect)
    signal.signal(signal.SIGUSR2, _look)
