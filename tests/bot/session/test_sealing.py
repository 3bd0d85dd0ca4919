import pytest

from bot.errors import SettingsError, ShelfError
from bot.session.sealing import Seal

CANARY = "the blue heron sleeps"


def test_what_is_sealed_opens_again_and_cannot_be_read():
    seal = Seal("one secret")
    sealed = seal.shut({"text": CANARY, "n": [1, None]})
    assert seal.open(sealed) == {"text": CANARY, "n": [1, None]}
    assert CANARY.encode() not in sealed


def test_the_same_value_is_never_sealed_the_same_twice():
    seal = Seal("one secret")
    assert seal.shut({}) != seal.shut({})


def test_nothing_opens_with_another_secret_or_after_a_change():
    seal = Seal("one secret")
    sealed = seal.shut(CANARY)
    changed = sealed[:40] + (b"A" if sealed[40:41] != b"A" else b"B") + sealed[41:]
    for opener, token in ((Seal("another"), sealed), (seal, changed), (seal, b""), (seal, b"not sealed")):
        with pytest.raises(ShelfError):
            opener.open(token)


def test_a_name_is_the_same_for_the_same_parts_and_secret_only():
    seal = Seal("one secret")
    assert seal.name("chat", "anna") == Seal("one secret").name("chat", "anna")
    names = {seal.name("chat", "anna"), seal.name("chat", "bert"), seal.name("chata", "nna"), seal.name("chat anna")}
    assert len(names) == 4
    assert Seal("another").name("chat", "anna") not in names
    assert not any("anna" in name for name in names)


@pytest.mark.parametrize("secret", ["", "  "])
def test_an_empty_secret_is_refused(secret):
    with pytest.raises(SettingsError, match="STEADY_SECRET"):
        Seal(secret)
