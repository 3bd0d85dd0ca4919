"""What cannot be read of Telegram's answers, and answers that do not come: polling outlasts both and says so."""

import asyncio
import json
import logging
from typing import Any

import pytest
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.channels.metrics import meters
from bot.channels.telegram_polling import UpdatesRequest
from bot.channels.telegram_service import Service
from tests.channels.bot_api import BotApi
from tests.channels.stub_agent import stub_desk, until
from tests.channels.telegram_people import CHAT_IDS
from tests.channels.test_telegram_service import quick  # noqa: F401

ODD = {"location": 7, "date": 10**18, "entities": [3], "forward_origin": {"type": "user"}}
GOOD = {"update_id": 8}


@pytest.mark.parametrize("field", ODD)
async def test_an_update_that_cannot_be_read_holds_up_no_other(
    quick: BotApi,  # noqa: F811
    field: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    chat_id, desk = next(CHAT_IDS), stub_desk()
    service = Service(desk)
    await service.run()
    await asyncio.to_thread(quick.post, chat_id, text="pimpernel", **{field: ODD[field]})
    await asyncio.to_thread(quick.write, chat_id, "hello")
    await until(lambda: quick.from_guide(chat_id), "an answer to the next message")
    await service.stop()
    assert len(desk.agent.heard) == 1
    assert "an update could not be read" in caplog.text
    assert "pimpernel" not in caplog.text


def parsed(answer: Any) -> dict[str, Any]:
    return UpdatesRequest.parse_json_payload(json.dumps(answer).encode())


def test_of_an_update_that_cannot_be_read_its_number_stays() -> None:
    answer = {"ok": True, "result": [{"update_id": 7, "message": "pimpernel"}, GOOD]}
    assert parsed(answer)["result"] == [{"update_id": 7}, GOOD]


def test_a_refusal_and_an_answer_that_is_no_list_are_left_alone() -> None:
    for answer in ({"ok": False, "description": "Conflict"}, {"ok": True, "result": True}):
        assert parsed(answer) == answer


@pytest.mark.parametrize("answer", [[], 7, {"ok": True}, {"ok": True, "result": ["x"]}, {"ok": True, "result": [{}]}])
def test_what_is_no_answer_at_all_is_an_error_after_which_the_library_waits(answer: Any) -> None:
    with pytest.raises(TelegramError):
        parsed(answer)


class Away:
    """Stands in for the network."""

    def __init__(self, came: tuple[int, bytes] | Exception) -> None:
        self.came = came

    async def __call__(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        if isinstance(self.came, Exception):
            raise self.came
        return self.came


@pytest.mark.parametrize(
    ("came", "named"),
    [(TimedOut(), "TimedOut"), (NetworkError("x"), "NetworkError"), ((502, b""), "502"), ((429, b""), "429")],
    ids=lambda value: str(value),
)
async def test_each_way_to_get_no_updates_is_logged_and_counted_until_one_call_goes_well(
    came: Any, named: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    network = Away(came)
    monkeypatch.setattr(HTTPXRequest, "do_request", network)
    request, before = UpdatesRequest(), telegram_faults()
    with caplog.at_level(logging.WARNING):
        try:
            await request.do_request("url", "POST")
        except TelegramError:
            pass
    assert request.fails
    assert telegram_faults() == before + 1
    assert f"Telegram gave no updates: {named}" in caplog.text
    network.came = (200, b"{}")
    await request.do_request("url", "POST")
    assert not request.fails


def telegram_faults() -> float:
    return meters()._faults.labels("telegram")._value.get()
