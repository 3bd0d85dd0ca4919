"""The pages to print or keep, of content/pages/, each as somebody in one nation reads it.

A text is the same for everybody, or a mapping of nations to wordings. Where the nation has no wording of its own the
neutral one stands; where there is none either, the text is left out. So exactly one wording fits each nation.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.content.reader import CONTENT, LINE, read_yaml

# In the order in which the chat page lists them; a name is a file's, and the path of its page.
NAMES = ("record-sheet", "tonight", "what-next", "privacy")
NEUTRAL = "neutral"


@dataclass(frozen=True)
class Section:
    """A heading and short items under it."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Box:
    """A box to write in on paper; room says how large it is (web/leaflet.css)."""

    heading: str
    hint: str
    room: str


@dataclass(frozen=True)
class Page:
    """One page, its placeholders not filled in.

    nation: a nation of the UK, or NEUTRAL; nations: those that have words of their own.
    """

    name: str
    nation: str
    nations: tuple[str, ...]
    title: str
    lead: str
    sections: tuple[Section, ...]
    boxes: tuple[Box, ...]


@lru_cache(maxsize=32)
def load_page(name: str, nation: str = NEUTRAL, content: Path = CONTENT) -> Page:
    """Return a page as it is read in a nation, read once a process."""
    data = read_yaml(content / "pages" / f"{name}.yml")
    sections = (Section(row["heading"], tuple(said_in(nation, row["items"]))) for row in data["sections"])
    boxes = (Box(row["heading"], row.get("hint", ""), row["room"]) for row in data.get("boxes", ()))
    return Page(
        name,
        nation,
        tuple(nations_of(data)),
        data["title"],
        data["lead"],
        tuple(section for section in sections if section.items),
        tuple(boxes),
    )


def nations_of(data: dict[str, Any]) -> list[str]:
    """Return the nations for which a page has been written, and reviewed, in words of their own."""
    return [nation for nation in data["reviews"] if nation not in (NEUTRAL, LINE)]


def said_in(nation: str, items: list[Any]) -> Iterator[str]:
    """Give the items of a section that are read in a nation."""
    return (text for item in items if (text := wording(nation, item)))


def wording(nation: str, item: Any) -> str:
    """Return the wording of one item for a nation, "" where it is left out there."""
    return item if isinstance(item, str) else item.get(nation, item.get(NEUTRAL, ""))
