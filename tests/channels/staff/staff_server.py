"""The staff API by itself: the blueprint on a plain Sanic app in a thread, memory for a shelf, SQLite in a folder.

No Rasa and no model. Everything of the server is at hand: ``line``, ``books``, and ``run`` for its coroutines.
"""

import asyncio
import tempfile
import threading
import time
from collections.abc import Coroutine
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pyotp
from argon2 import PasswordHasher
from sanic import Sanic
from sanic.touchup.service import TouchUp

from bot.channels.books import Books, books_of
from bot.channels.lines import SetUpReader
from bot.channels.staff.channel import staff_blueprint
from bot.channels.staff.house import House, house_of
from bot.handoff.human_line import HumanLine, SetUp
from bot.session.memory_shelf import MemoryShelf
from bot.store.account import SUPERVISOR, Account
from bot.store.database import Database
from bot.store.line import LineSettings
from tests.channels.processes import free_port

API = "/staff/api"
PASSWORD = "a long invented sentence"
# Of the least work: checking one takes the work that its hash names.
PASSWORD_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
ALWAYS_OPEN = LineSettings(name="Lantern", keeps_for="six months", hours={"all": "24/7"}, last_admission_minutes=0)
START_SECONDS = 20
_numbers = count(1)
Result = TypeVar("Result")


@lru_cache(maxsize=1)
def fresh_tables() -> bytes:
    """Return a database file with its tables and no rows; making one takes longer than most tests."""
    with tempfile.TemporaryDirectory() as folder:
        made = Database(f"sqlite:///{folder}/fresh.sqlite")
        made.upgrade()
        made.close()
        return Path(folder, "fresh.sqlite").read_bytes()


class StaffClient(httpx.Client):
    """One browser: its cookie, and the CSRF token with everything it sends once it has signed in."""

    def sign_in(self, name: str, password: str = PASSWORD, code: str = "") -> httpx.Response:
        """Sign in, and remember the CSRF token where that worked."""
        body = {"name": name, "password": password} | ({"code": code} if code else {})
        answer = self.post("/sign-in", json=body)
        if self.cookies.get("steady_staff"):
            self.headers["X-Steady-CSRF"] = self.get("/me").json()["csrf"]
        return answer


class UncachedSetUp(SetUpReader):
    """Reads the line's settings each time, so that a test sees at once what it has set."""

    async def __call__(self) -> SetUp:
        """Return what is set up now."""
        return await asyncio.to_thread(self._read)


class StaffServer:
    """One process of the staff API; ``ahead`` moves its clock by seconds."""

    def __init__(self, folder: Path, shelf: MemoryShelf | None = None) -> None:
        """Start on a free loopback port; nothing is set up and nobody has an account."""
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.ahead = 0.0
        (folder / "staff.sqlite").write_bytes(fresh_tables())
        self.books: Books = books_of(Database(f"sqlite:///{folder}/staff.sqlite"))
        self.app = Sanic(f"staff_server_{next(_numbers)}")
        self.app.blueprint(staff_blueprint(), url_prefix="/")
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(shelf,), daemon=True)
        self._failed: Exception | None = None
        self._thread.start()
        assert self._started.wait(START_SECONDS) and not self._failed, (
            f"the staff server did not start: {self._failed!r}"
        )

    def clock(self) -> float:
        """Return the server's time in seconds since the epoch."""
        return time.time() + self.ahead

    @property
    def line(self) -> HumanLine:
        """Return the human line of the process; its timers do not run."""
        return self.house.line

    @property
    def house(self) -> House:
        """Return what the handlers share."""
        return self.app.ctx.steady_house

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine in the server's own event loop."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(START_SECONDS)

    def set_up_line(self, settings: LineSettings = ALWAYS_OPEN) -> LineSettings:
        """Keep settings of the line."""
        return self.books.line.write(settings, by=None)

    def account(self, name: str, role: str = "responder", *, totp: str = "") -> Account:
        """Make an account that has chosen PASSWORD; a supervisor has one-time codes, anybody with a secret given."""
        self.books.staff.create(name, role)
        made = self.books.staff.find(name)
        self.books.staff.set_password(made.id, PASSWORD_HASH)
        if totp or role == SUPERVISOR:
            self.books.staff.set_totp(made.id, totp or pyotp.random_base32())
        return self.books.staff.by_id(made.id)

    def client(self) -> StaffClient:
        """Return a browser that has not signed in."""
        return StaffClient(base_url=self.address + API, timeout=30, trust_env=False, verify=False)

    def signed_in(self, name: str, role: str = "responder") -> StaffClient:
        """Return a browser in which somebody has signed in; who has no account gets one."""
        account = self.books.staff.find(name) or self.account(name, role)
        client = self.client()
        client.cookies.set("steady_staff", self.run(self.house.sign_ins.open(account)))
        client.headers["X-Steady-CSRF"] = client.get("/me").json()["csrf"]
        return client

    def stop(self) -> None:
        """Stop serving."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(START_SECONDS)
        self.books.database.close()

    def _serve(self, shelf: MemoryShelf | None) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._start(shelf))
        except Exception as error:
            self._failed = error
            self._started.set()
            raise
        self._started.set()
        self._loop.run_forever()

    async def _start(self, shelf: MemoryShelf | None) -> None:
        self.app.ctx.steady_books = self.books
        self.app.ctx.steady_line = HumanLine(shelf or MemoryShelf(), UncachedSetUp(self.books.line), self.clock)
        house_of(self.app)
        options = {"return_asyncio_server": True, "access_log": False}
        server = await self.app.create_server(host="127.0.0.1", port=self.port, **options)
        await server.startup()
        # Sanic rewrites its own methods when an app starts; once is enough for all, and a second time fails.
        TouchUp._registry.clear()
        # Only Sanic's own runner says so, and without it an app takes no tasks.
        self.app.is_running = True
        await server.before_start()
        await server.after_start()
        await server.start_serving()
