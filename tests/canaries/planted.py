"""The canaries: invented names, numbers, addresses and ids that stand nowhere else, one set for each state."""

import base64
import re
from collections.abc import Iterator
from itertools import count

# Every planted word begins so; the letters after it say in which state it was planted.
FLOCK = "quillfeather"
# What staff are called is kept, in their table and nowhere else (docs/privacy.md).
STAFF_NAME = "larkspurtide"
PASSWORD = "a marigoldbrook sentence"
CHATS = "707090017"
CHAT_IDS = count(int(f"{CHATS}7001"))
# Addresses of this machine that nothing else comes from, and one of a range kept for examples (RFC 5737).
OWN_NET = "127.98."
ADDRESSES = (f"{OWN_NET}{third}.77" for third in range(3, 250))
# A range kept for drama (Ofcom), without its nought.
NUMBERS = "7700 900"
# What is told of a find: the stem, and enough to see in which state it was planted.
TAIL = 48
FORWARDED_FOR = "203.0.113.177"

_labels: dict[str, int] = {}


def number_of(label: str) -> str:
    """Return the state's telephone number."""
    return f"0{NUMBERS}{100 + _labels.setdefault(label, len(_labels))}"


def words(label: str) -> str:
    """Return what somebody types about themselves in a state: name, number, e-mail and street address."""
    name = f"{FLOCK}{label}"
    return f"my child {name.title()}, ring {number_of(label)} or {name}@example.org, we live at 14 {name.title()} Lane"


def wide(text: str) -> str:
    """Return the same with a letter that makes Python keep it in two bytes a character."""
    return f"{text} Łucja"


class Search:
    """Finds canaries in bytes, in each form in which one could lie about; tells each with what follows it."""

    def __init__(self, *tokens: str) -> None:
        """Take tokens that were given out, for where they may not stand either."""
        stems = (FLOCK, NUMBERS, NUMBERS.replace(" ", ""), FORWARDED_FOR, OWN_NET, CHATS, PASSWORD)
        self._plain = [form for stem in (*stems, *(t.lower() for t in tokens)) for form in _wide_forms(stem)]
        self._exact = [form for stem in (FLOCK, FLOCK.title()) for form in _base64_forms(stem)]

    def found(self, data: bytes) -> list[str]:
        """Return every canary found, as text."""
        lower = data.lower()
        hits = [lower[at : at + TAIL] for form in self._plain for at in _places(lower, form)]
        return [_text(hit) for hit in (*hits, *(data[at : at + 20] for f in self._exact for at in _places(data, f)))]


def _places(data: bytes, form: bytes) -> Iterator[int]:
    at = data.find(form)
    while at >= 0:
        yield at
        at = data.find(form, at + 1)


def _text(raw: bytes) -> str:
    return re.split(r"[^a-z0-9_. =+/-]", raw.replace(b"\0", b"").decode("latin-1"), flags=re.IGNORECASE)[0][:40]


def _wide_forms(text: str) -> set[bytes]:
    return {text.encode(), text.encode("utf-16-le"), text.encode("utf-32-le")}


def _base64_forms(text: str) -> set[bytes]:
    """Return the middle of a text in base64, wherever in the encoded bytes it begins."""
    encoded = (base64.b64encode(b"\0" * shift + text.encode()) for shift in range(3))
    return {form[4:-4] for form in encoded}
