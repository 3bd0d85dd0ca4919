"""The web channel on a port of its own, in this test's event loop, over a line the test holds in its hand."""

import json
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
from sanic import Sanic
from sanic.touchup.service import TouchUp

from bot.channels.base import Desk
from bot.channels.web import WebChannel
from tests.channels.a_line import ALine, StubAgent
from tests.channels.processes import free_port

Event = tuple[str, dict[str, Any], int]


def move_in(app: Sanic, agent: StubAgent, desk: Desk, line: ALine) -> None:
    """Let the server answer by this desk and line from now on."""
    app.ctx.agent, app.ctx.steady_desk, app.ctx.steady_line = agent, desk, line.line


@asynccontextmanager
async def served(
    agent: StubAgent, before: Callable[[Sanic], object] = lambda app: None
) -> AsyncIterator[tuple[Sanic, str]]:
    """Serve the page and the chat API; gives the app and its address."""
    app = Sanic(f"house_{secrets.token_hex(4)}", configure_logging=False)
    channel = WebChannel()
    app.blueprint(channel.blueprint(agent.handle_message), url_prefix=channel.url_prefix())
    before(app)
    port = free_port()
    server = await app.create_server("127.0.0.1", port, return_asyncio_server=True, access_log=False)
    await server.startup()
    # Sanic rewrites its own methods when an app starts; once is enough for all, and a second time fails.
    TouchUp._registry.clear()
    await server.start_serving()
    try:
        yield app, f"http://127.0.0.1:{port}"
    finally:
        server.close()


class Client:
    """One adult's client of the API."""

    def __init__(self, address: str) -> None:
        self.http = httpx.AsyncClient(base_url=address, timeout=20, trust_env=False)
        self.token = ""

    @property
    def bearer(self) -> dict[str, str]:
        """The header that names the session."""
        return {"Authorization": f"Bearer {self.token}"}

    async def open(self) -> "Client":
        """Open a session."""
        self.token = (await self.http.post("/chat/sessions")).json()["session"]
        return self

    async def send(self, **body: str) -> dict[str, Any]:
        """Send a message that has to be answered."""
        answer = await self.http.post("/chat/messages", json=body, headers=self.bearer)
        assert answer.status_code == 200, answer.text
        return answer.json()

    @asynccontextmanager
    async def events(self, last_id: int | None = None) -> AsyncIterator[AsyncIterator[Event]]:
        """Read the event stream: kind, data and id (0 for none) of each."""
        headers = self.bearer | ({} if last_id is None else {"Last-Event-ID": str(last_id)})
        async with self.http.stream("GET", "/chat/events", headers=headers) as stream:
            yield _events(stream.aiter_lines())


async def _events(lines: AsyncIterator[str]) -> AsyncIterator[Event]:
    fields: dict[str, str] = {}
    async for line in lines:
        name, _, value = line.partition(": ")
        if name in ("id", "event", "data"):
            fields[name] = value
        if not line and "event" in fields:
            yield fields["event"], json.loads(fields["data"]), int(fields.get("id", 0))
        fields = fields if line else {}
