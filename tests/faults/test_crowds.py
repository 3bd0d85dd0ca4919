"""Ten times the load, and slow clients: everybody has words, and the server is well afterwards."""

import asyncio
import socket
from time import monotonic
from typing import Any

import aiohttp

from tests.faults.guide import Guide
from tests.faults.test_one_by_one import MOST_SECONDS, WORDS

# A process holds some 50 turns a second (docs/performance.md) and answers 30 people at once without shedding anybody.
AT_ONCE = 300
SLOW_CLIENTS = 300
Told = tuple[int, dict[str, Any], float]


async def tell(http: aiohttp.ClientSession, address: str, token: str) -> Told:
    began, bearer = monotonic(), {"Authorization": f"Bearer {token}"}
    async with http.post(f"{address}/chat/messages", json={"text": WORDS}, headers=bearer) as answer:
        return answer.status, await answer.json(), monotonic() - began


async def rush(address: str) -> list[Told]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:

        async def opened() -> str:
            async with http.post(f"{address}/chat/sessions") as answer:
                return (await answer.json())["session"]

        tokens = [await opened() for _ in range(AT_ONCE)]
        return await asyncio.gather(*(tell(http, address, token) for token in tokens))


def given_numbers(guide: Guide) -> float:
    return sum(guide.figure(f'steady_turns_total{{outcome="{outcome}"}}') for outcome in ("shed", "safe_reply"))


async def test_of_ten_times_the_load_each_has_an_answer_or_the_numbers(guide: Guide) -> None:
    before = given_numbers(guide)
    told = await rush(guide.address)
    assert {status for status, *_ in told} == {200}
    assert all(body["messages"][0]["text"] for _, body, _ in told)
    numbers = [body["messages"][0]["text"] for _, body, _ in told if body.get("again")]
    assert len(numbers) < AT_ONCE
    assert all("999" in text for text in numbers)
    slowest = max(seconds for *_, seconds in told)
    print(f"of {AT_ONCE} at once {len(numbers)} got the numbers; the slowest took {slowest:.1f} s")
    assert slowest <= MOST_SECONDS
    assert given_numbers(guide) == before + len(numbers)
    assert guide.health() == (200, set())
    messages, _ = guide.said_and_took(guide.chat(), text=WORDS)
    assert len(messages) >= 2


def test_slow_clients_keep_nobody_waiting(guide: Guide) -> None:
    begun = [b"POST /chat/mess", b"POST /chat/messages HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{"]
    slow = [socket.create_connection(("127.0.0.1", guide.port)) for _ in range(SLOW_CLIENTS)]
    for number, client in enumerate(slow):
        client.sendall(begun[number % 2])
    messages, seconds = guide.said_and_took(guide.chat(), text=WORDS)
    for client in slow:
        client.close()
    assert len(messages) >= 2
    assert seconds <= MOST_SECONDS
    assert guide.health() == (200, set())
