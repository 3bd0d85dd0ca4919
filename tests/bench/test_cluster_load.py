"""The adults of the load: what counts as answered, sent again, over, and lost."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web

from bench import cluster_load
from bench.cluster_load import Load, Told
from bot.content.responses import load_responses

SAFE = {"messages": [{"text": load_responses()["utter_safe_reply"][0]["text"], "buttons": []}], "again": True}
ANSWER = {"messages": [{"text": "an answer", "buttons": []}]}
Guide = Callable[[int], tuple[int, dict[str, Any]]]


@pytest.fixture
async def talks(monkeypatch) -> AsyncIterator[Callable[[Guide], Any]]:
    """Let one adult talk to a guide until ten messages have come, and tell what became of them and their ids."""
    monkeypatch.setattr(cluster_load, "AGAIN_SECONDS", 0.0)
    monkeypatch.setattr(cluster_load, "LOST_SECONDS", 0.05)
    runners: list[web.AppRunner] = []

    async def talk(guide: Guide) -> tuple[Told, list[str]]:
        ids: list[str] = []
        enough = asyncio.Event()

        async def take(request: web.Request) -> web.Response:
            ids.append((await request.json())["id"])
            assert request.headers["Idempotency-Key"] == ids[-1]
            if len(ids) == 10:
                enough.set()
            status, body = guide(len(ids))
            return web.json_response(body, status=status)

        async def open_one(request: web.Request) -> web.Response:
            return web.json_response({"session": "one"}, status=201)

        app = web.Application()
        app.add_routes([web.post("/chat/sessions", open_one), web.post("/chat/messages", take)])
        runners.append(web.AppRunner(app))
        await runners[0].setup()
        site = web.TCPSite(runners[0], "127.0.0.1", 0)
        await site.start()
        port = site._server.sockets[0].getsockname()[1]
        load = Load(f"http://127.0.0.1:{port}", adults=1)
        await load.start()
        await enough.wait()
        return await load.stop(), ids

    yield talk
    for runner in runners:
        await runner.cleanup()


async def test_a_message_is_sent_again_with_its_id_until_it_is_answered(talks):
    told, ids = await talks(lambda number: (200, ANSWER if number % 2 == 0 else SAFE))
    assert ids[0] == ids[1] != ids[2] == ids[3]
    assert (told.again, told.messages_again, told.lost) == (len(told.at), len(told.at), 0)


async def test_a_message_that_gets_the_numbers_for_too_long_is_lost(talks):
    told, _ = await talks(lambda number: (503, {"error": "the numbers"}))
    assert told.lost and not told.at and not told.silent


async def test_an_answer_without_words_is_silence(talks):
    told, _ = await talks(lambda number: (502, {}) if number == 1 else (200, ANSWER))
    assert told.silent == 1


async def test_a_chat_that_is_over_is_no_lost_message(talks):
    told, _ = await talks(lambda number: (401, {"error": "over"}))
    assert told.ended and not told.lost and not told.at
