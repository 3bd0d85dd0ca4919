"""Cutting and delivering: pure but for the pauses, which are made short here."""

import asyncio

import httpx
import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.channels import telegram_delivery
from bot.channels.telegram_delivery import MOST_CHARACTERS, deliver, split

LONG = "This sentence has some words in it, and rings 0808 800 5000. " * 100


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram_delivery, "PAUSES", (0.0,) * 4)


class Calls:
    """A call that fails as told, and then works."""

    def __init__(self, *failures: Exception) -> None:
        self.failures, self.tried = list(failures), 0

    async def __call__(self) -> str:
        self.tried += 1
        if self.failures:
            raise self.failures.pop(0)
        return "done"


def caused_by(cause: Exception, error: NetworkError) -> NetworkError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("failure", "doubtful"),
    [
        (RetryAfter(0), False),
        (NetworkError("Bad Gateway"), True),
        (caused_by(httpx.ReadError("gone"), NetworkError("gone")), True),
        (caused_by(httpx.ReadTimeout("slow"), TimedOut()), True),
        (caused_by(httpx.ConnectError("away"), NetworkError("away")), False),
    ],
    ids=["flood", "502", "cut", "slow", "away"],
)
async def test_a_call_that_fails_is_made_again(failure: Exception, doubtful: bool) -> None:
    calls = Calls(failure)
    delivery = await deliver(calls, asyncio.Event())
    assert (delivery.result, delivery.doubtful, calls.tried) == ("done", doubtful, 2)


@pytest.mark.parametrize("failure", [BadRequest("no such chat"), Forbidden("blocked")])
async def test_a_call_that_is_refused_is_not_made_again(failure: Exception) -> None:
    calls = Calls(failure)
    with pytest.raises(type(failure)):
        await deliver(calls, asyncio.Event())
    assert calls.tried == 1


async def test_a_call_is_given_up_in_the_end() -> None:
    calls = Calls(*(NetworkError("away") for _ in range(9)))
    assert (await deliver(calls, asyncio.Event())).result is None
    assert calls.tried == 4


async def test_a_flood_too_long_to_wait_for_is_not_waited_for() -> None:
    calls = Calls(RetryAfter(3600))
    assert (await deliver(calls, asyncio.Event())).result is None


async def test_what_was_dropped_is_not_sent() -> None:
    dropped, calls = asyncio.Event(), Calls()
    dropped.set()
    assert (await deliver(calls, dropped)).result is None
    assert calls.tried == 0


def test_a_short_text_is_one_message() -> None:
    assert split("Call 999 now.") == ["Call 999 now."]


def test_a_long_text_is_cut_after_a_sentence_and_nothing_is_lost() -> None:
    parts = split(LONG)
    assert len(parts) > 2
    assert all(len(part) <= MOST_CHARACTERS and part.endswith("5000.") for part in parts[:-1])
    assert " ".join(part.strip() for part in parts).strip() == LONG.strip()


def test_a_text_without_sentences_is_cut_at_a_space_and_without_spaces_anywhere() -> None:
    assert split("ab cd ef", 5) == ["ab", "cd ef"]
    assert split("abcdefgh", 5) == ["abcde", "fgh"]


def test_the_widest_characters_still_fit_into_one_message() -> None:
    assert max(len(part.encode("utf-16-le")) // 2 for part in split("\U0001f600" * 5000)) <= 4096
