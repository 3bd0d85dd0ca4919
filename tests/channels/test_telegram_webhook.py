"""The webhook: its secret, what is brought twice, and what cannot be read."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from sanic import Sanic

from bot.channels.telegram import TelegramChannel
from bot.settings import settings
from tests.channels.bot_api import BotApi
from tests.channels.processes import free_port
from tests.channels.stub_agent import StubAgent, until
from tests.channels.telegram_people import CHAT_IDS, TOKEN

SECRET = "Invented_secret-1"
UPDATE = {"update_id": 1, "message": {"message_id": 1, "date": 1, "text": "hello"}}


@pytest.fixture(scope="module")
async def webhook(bot_api: BotApi) -> AsyncIterator[str]:
    """The address of a server with the channel in it, told to take a webhook; Sanic starts once a process only."""
    port = free_port()
    patch = pytest.MonkeyPatch()
    patch.setenv("STEADY_TELEGRAM_TOKEN", TOKEN)
    patch.setenv("STEADY_TELEGRAM_API_URL", bot_api.address)
    patch.setenv("STEADY_TELEGRAM_WEBHOOK_URL", f"http://127.0.0.1:{port}")
    patch.setenv("STEADY_TELEGRAM_WEBHOOK_SECRET", SECRET)
    settings.cache_clear()
    app = Sanic(f"webhook_{port}")
    app.ctx.agent = StubAgent()
    app.blueprint(TelegramChannel().blueprint(_nobody), url_prefix="/")
    server = await app.create_server(host="127.0.0.1", port=port, return_asyncio_server=True)
    await server.startup()
    # Only Sanic's own runner says so, and without it an app takes no tasks.
    app.is_running = True
    await server.after_start()
    await app.ctx.steady_telegram_task
    patch.undo()
    yield f"http://127.0.0.1:{port}/telegram/updates"
    await server.before_stop()
    await server.close()


async def _nobody(message: object) -> None:
    """Stand in for Rasa's handler, which our channels do not use."""


@pytest.fixture
def quick(bot_api: BotApi) -> BotApi:
    bot_api.forget()
    return bot_api


async def post(address: str, secret: bytes, body: object = UPDATE) -> int:
    headers = {b"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
    async with httpx.AsyncClient(trust_env=False) as client:
        return (await client.post(address, json=body, headers=headers)).status_code


async def test_the_webhook_is_set_with_its_secret_and_brings_messages(webhook: str, quick: BotApi) -> None:
    sent = quick.at_start["setWebhook"]
    assert (sent["url"], sent["secret_token"]) == (webhook, SECRET)
    chat_id = next(CHAT_IDS)
    await asyncio.to_thread(quick.write, chat_id, "hello")
    await until(lambda: quick.from_guide(chat_id), "an answer")
    assert not quick.called("getUpdates")


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "x", "é"])
async def test_without_the_secret_nothing_is_taken(webhook: str, quick: BotApi, secret: str) -> None:
    assert await post(webhook, secret.encode()) == 403
    await asyncio.sleep(0.3)
    assert not quick.called("sendMessage")


async def test_an_update_that_is_brought_again_is_answered_once(webhook: str, quick: BotApi) -> None:
    chat_id = next(CHAT_IDS)
    chat = {"id": chat_id, "type": "private", "first_name": "Robin"}
    person = {"id": chat_id, "is_bot": False, "first_name": "Robin"}
    update = {"update_id": 77, "message": {**UPDATE["message"], "chat": chat, "from": person}}
    assert [await post(webhook, SECRET.encode(), update) for _ in range(3)] == [200, 200, 200]
    await until(lambda: quick.from_guide(chat_id), "an answer")
    await asyncio.sleep(0.3)
    assert len(quick.from_guide(chat_id)) == 1


@pytest.mark.parametrize("body", [[], "text", {"update_id": "x", "message": 7}, {"message": {}}])
async def test_what_cannot_be_read_is_let_go(webhook: str, body: object) -> None:
    assert await post(webhook, SECRET.encode(), body) == 200
