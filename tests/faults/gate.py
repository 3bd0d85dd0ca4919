"""A gate between the guide and something it needs: passes bytes on, or lets happen what a test wants."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress

PASS, REFUSE, HANG = b"pass", b"refuse", b"hang"


class Gate:
    """Listens on ``port`` of this machine; ``does`` is one of the three above, or the bytes to answer anything with."""

    def __init__(self, leads_to: int) -> None:
        # Asked at each connection: what is behind it may move.
        self.finds: Callable[[], int] = lambda: leads_to
        self.does = PASS
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.StreamWriter] = set()
        up = threading.Event()
        threading.Thread(target=self._serve, args=(up,), daemon=True).start()
        assert up.wait(10)

    def set(self, does: bytes) -> None:
        """Do this from now on; what is open is closed, save where everything shall hang."""
        self.does = does
        if does != HANG:
            self._loop.call_soon_threadsafe(self._close_all)

    def stop(self) -> None:
        """Stop listening."""
        self._loop.call_soon_threadsafe(self._close_all)
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _serve(self, up: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._take, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        up.set()
        self._loop.run_forever()
        server.close()

    def _close_all(self) -> None:
        for writer in self._open:
            writer.transport.abort()
        self._open.clear()

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        if self.does == HANG:
            return
        with suppress(OSError):
            if self.does == REFUSE:
                writer.transport.abort()
            elif self.does == PASS:
                await self._between(reader, writer)
            else:
                await reader.read(1)
                writer.write(self.does)
                await writer.drain()
                writer.close()

    async def _between(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self.finds())
        self._open.add(inner_writer)
        await asyncio.gather(self._pump(reader, inner_writer), self._pump(inner_reader, writer))

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while piece := await reader.read(65536):
                while self.does == HANG:
                    await asyncio.sleep(0.05)
                writer.write(piece)
                await writer.drain()
        writer.close()
