"""The canaries: invented names, numbers, addresses and ids that stand nowhere else, one set for each state."""

import base64
import re
from collections.abc import Iterable, Iterator
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
NUMBERS = "7700 9001"
LOWER = bytes(range(256)).lower()
# What is told of a find: the stem, and enough to see in which state it was planted.
TAIL = 48
FORWARDED_FOR = "203.0.113.177"

_labels: dict[str, int] = {}


def number_of(label: str) -> str:
    """Return the state's telephone number."""
    return f"0{NUMBERS}{_labels.setdefault(label, len(_labels)):02}"


def words(label: str) -> str:
    """Return what somebody types about themselves in a state: name, number, e-mail and street address."""
    name = f"{FLOCK}{label}"
    return f"my child {name.title()}, ring {number_of(label)} or {name}@example.org, we live at 14 {name.title()} Lane"


def wide(text: str) -> str:
    """Return the same with a letter that makes Python keep it in two bytes a character."""
    return f"{text} Łucja"


def states_in(hits: Iterable[str]) -> set[str]:
    """Return the states whose words are among what was found."""
    rest = [hit.split(FLOCK, 1)[1] for hit in hits if FLOCK in hit]
    return {max(fits, key=len) for text in rest if (fits := [label for label in _labels if text.startswith(label)])}


def states() -> set[str]:
    """Return every state in which something was planted."""
    return set(_labels)


class Search:
    """Finds canaries in bytes, in each form in which one could lie about; tells each with what follows it.

    Without its noughts a text is the same in UTF-8, UTF-16 and UTF-32, which Python's memory holds all three.
    """

    def __init__(self, *tokens: str) -> None:
        """Take tokens that were given out, for where they may not stand either."""
        stems = (FLOCK, NUMBERS, NUMBERS.replace(" ", ""), FORWARDED_FOR, OWN_NET, CHATS, PASSWORD, *tokens)
        in_base64 = {form for stem in (FLOCK, FLOCK.title()) for form in _base64_forms(stem)}
        self._forms = [form.lower() for form in (*(stem.encode() for stem in stems), *in_base64)]

    def found(self, data: bytes) -> list[str]:
        """Return every canary found, as text."""
        plain = data.translate(LOWER, b"\0")
        return [_text(plain[at : at + TAIL]) for form in self._forms for at in _places(plain, form)]


def _places(data: bytes, form: bytes) -> Iterator[int]:
    at = data.find(form)
    while at >= 0:
        yield at
        at = data.find(form, at + 1)


def _text(raw: bytes) -> str:
    return re.split(r"[^a-z0-9_. =+/-]", raw.decode("latin-1"))[0][:40]


def _base64_forms(text: str) -> set[bytes]:
    """Return the middle of a text in base64, wherever in the encoded bytes it begins."""
    encoded = (base64.b64encode(b"\0" * shift + text.encode()) for shift in range(3))
    return {form[4:-4] for form in encoded}
