"""An example of a helpline's platform: a small server that checks signatures, keeps events in order and drops repeats.

A platform of your own does the same with any Standard Webhooks library.
"""

import asyncio
import threading
from typing import Any

from aiohttp import web
from standardwebhooks import Webhook, WebhookVerificationError

from tests.channels.processes import free_port


class Receiver:
    """Listens on loopback; ``events`` are what it was told, ``statuses`` what it answers next (200 when empty)."""

    def __init__(self, secret: str) -> None:
        self.address = f"http://127.0.0.1:{free_port()}/steady"
        self.events: list[dict[str, Any]] = []
        self.refused = 0
        self.statuses: list[int] = []
        self._webhook = Webhook(secret)
        self._seen: set[str] = set()
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        threading.Thread(target=self._serve, daemon=True).start()
        assert self._started.wait(5)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        app = web.Application()
        app.router.add_post("/steady", self._take)
        runner = web.AppRunner(app)
        self._loop.run_until_complete(runner.setup())
        port = int(self.address.rsplit(":", 1)[1].split("/")[0])
        self._loop.run_until_complete(web.TCPSite(runner, "127.0.0.1", port).start())
        self._started.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.read()
        try:
            event = self._webhook.verify(body, dict(request.headers))
        except WebhookVerificationError:
            self.refused += 1
            return web.Response(status=401)
        if self.statuses:
            return web.Response(status=self.statuses.pop(0))
        if request.headers["webhook-id"] not in self._seen:
            self._seen.add(request.headers["webhook-id"])
            self.events.append(event)
        return web.Response(status=200)

    def stop(self) -> None:
        """Close the port."""
        self._loop.call_soon_threadsafe(self._loop.stop)
