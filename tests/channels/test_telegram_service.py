"""Polling: a restart loses nothing and doubles nothing, and one process polls at a time."""

import asyncio
from pathlib import Path

import pytest

from bot.channels import telegram_service, telegram_turn
from bot.channels.telegram_service import Service
from tests.channels.bot_api import BotApi
from tests.channels.stub_agent import stub_desk, until
from tests.channels.telegram_people import CHAT_IDS, TOKEN

ANSWER_SECONDS = 10


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, bot_api: BotApi, tmp_path: Path) -> BotApi:
    """The Bot API server, with the settings that lead to it."""
    monkeypatch.setenv("STEADY_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("STEADY_TELEGRAM_API_URL", bot_api.address)
    monkeypatch.setattr(telegram_turn, "LOCKS", tmp_path)
    monkeypatch.setattr(telegram_service, "RETRY_SECONDS", 0.1)
    # What is finished is looked at here, not how fast this machine is.
    monkeypatch.setattr(telegram_service, "POLLING_STOP_SECONDS", 60)
    monkeypatch.setattr(telegram_service, "STOP_SECONDS", 60)
    bot_api.forget()
    return bot_api


async def test_a_restart_loses_no_message_and_answers_none_twice(quick: BotApi) -> None:
    chat_id, desk = next(CHAT_IDS), stub_desk()
    first = Service(desk)
    await first.run()
    quick.write(chat_id, "hello")
    await until(lambda: quick.from_guide(chat_id), "the first answer")
    await first.stop()
    quick.write(chat_id, "are you there")
    second = Service(desk)
    await second.run()
    await until(lambda: len(quick.from_guide(chat_id)) == 2, "the second answer")
    await asyncio.sleep(0.5)
    await second.stop()
    assert len(desk.agent.heard) == len(quick.from_guide(chat_id)) == 2


async def test_an_answer_under_way_is_finished_before_a_stop(quick: BotApi) -> None:
    chat_id, service = next(CHAT_IDS), Service(stub_desk())
    await service.run()
    quick.troubles["sendMessage"] += ["502"]
    quick.write(chat_id, "hello")
    await until(lambda: not quick.troubles["sendMessage"], "a first try")
    await service.stop()
    assert len(quick.from_guide(chat_id)) == 1


async def test_a_second_process_waits_until_the_first_has_stopped(quick: BotApi) -> None:
    first, second = Service(stub_desk()), Service(stub_desk())
    await first.run()
    waiting = asyncio.create_task(second.run())
    await asyncio.sleep(0.5)
    assert not waiting.done()
    await first.stop()
    await asyncio.wait_for(waiting, ANSWER_SECONDS)
    assert second.application.running
    await second.stop()
