"""The vignettes of content/practise/ as the objects of bot/practise, and which response tells how words land."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bot.content.reader import CONTENT, read_yaml, yaml_files
from bot.practise.model import Option, Turn, Vignette

FOLDER = "practise"
# Not a vignette: label -> response, for words an adult typed.
HEARD = "heard.yml"


class WordsHeard(NamedTuple):
    """Which response tells how typed words land, by label: in practice, and where wording is checked."""

    practised: Mapping[str, str]
    checked: Mapping[str, str]


def load_vignettes(content: Path = CONTENT) -> dict[str, Vignette]:
    """Return every vignette by name."""
    files = [path for path in yaml_files(content / FOLDER) if path.name != HEARD]
    return {made.name: made for made in (_vignette(read_yaml(path)) for path in files)}


def load_heard(content: Path = CONTENT) -> WordsHeard:
    """Return the responses for typed words."""
    data = read_yaml(content / FOLDER / HEARD)
    return WordsHeard(data["practised"], data["checked"])


def _vignette(data: dict[str, Any]) -> Vignette:
    return Vignette(data["practise"], tuple(_turn(row) for row in data["turns"]), data["ends"])


def _turn(row: dict[str, Any]) -> Turn:
    options = (Option(option["option"], option["lands"], option["say"]) for option in row["options"])
    return Turn(row["turn"], row["say"], tuple(options))
