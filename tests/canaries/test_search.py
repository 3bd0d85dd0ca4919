"""The search finds a canary in every form in which one could lie about, and nothing else."""

import base64
import os

import pytest

from tests.canaries.memory import pieces
from tests.canaries.planted import CHAT_IDS, FLOCK, FORWARDED_FOR, Search, number_of, wide, words

SAID = words("search")
FORMS = {
    "UTF-8": SAID.encode(),
    "two bytes a letter": wide(SAID).encode("utf-16-le"),
    "four bytes a letter": SAID.encode("utf-32-le"),
    "an address": b"http://127.0.0.1/?q=" + FLOCK.encode(),
    "small and large letters": SAID.upper().encode(),
    "a number without a space": number_of("search").replace(" ", "").encode(),
    "a chat id": str(next(CHAT_IDS)).encode(),
    "a client's address": b"[127.98.7.77:5000]",
    "an address of a proxy": FORWARDED_FOR.encode(),
    **{f"base64, shifted by {n}": base64.b64encode(b"x" * n + b"to " + FLOCK.encode() + b" now") for n in range(3)},
}


@pytest.mark.parametrize("form", FORMS)
def test_a_canary_is_found_as(form: str) -> None:
    assert Search().found(b"before " + FORMS[form] + b" after")


def test_a_token_is_found_where_it_is_asked_for() -> None:
    assert Search("An-Odd_Token").found(b"Bearer an-odd_token")
    assert not Search().found(b"Bearer an-odd_token")


@pytest.mark.parametrize("plain", [b"quill feather", b"07700 900999", b"127.0.0.1", bytes(4096)])
def test_what_only_looks_like_one_is_none(plain: bytes) -> None:
    assert Search().found(plain) == []


def test_it_is_found_in_the_memory_of_a_process_that_holds_it() -> None:
    held = words("held")
    assert any(hit.startswith(f"{FLOCK}held") for piece in pieces(os.getpid()) for hit in Search().found(piece))
    assert held
