"""HTTP clients of a canary run: each comes from an address of its own, and every answer is kept to be searched."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx

from tests.canaries.planted import ADDRESSES, FLOCK, FORWARDED_FOR
from tests.channels.chat import Chat
from tests.channels.plain_page import PlainBrowser, PlainPage

TELLING = {
    "X-Forwarded-For": FORWARDED_FOR,
    "User-Agent": f"{FLOCK}agent",
    "Referer": f"http://{FLOCK}referer.example.org/",
    "Cookie": f"old={FLOCK}cookie",
}


@dataclass
class Wire:
    """All that was answered. relayed: what a person was sent because it was meant for them, by client."""

    address: str
    answers: list[tuple[str, bytes]] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)

    def client(self, *, sees: tuple[str, ...] = (), headers: dict[str, str] | None = None) -> httpx.Client:
        """Return a client from an address of its own. sees: canaries that are meant for whoever reads its answers."""
        ip = next(ADDRESSES)
        self.secrets.append(ip)

        def keep(answer: httpx.Response) -> None:
            if not answer.headers.get("content-type", "").startswith("text/event-stream"):
                self.keep(str(answer.request.url.path), answer.read(), sees)

        return httpx.Client(
            base_url=self.address,
            timeout=30,
            headers=TELLING if headers is None else headers,
            transport=httpx.HTTPTransport(local_address=ip),
            event_hooks={"response": [keep]},
        )

    def keep(self, path: str, body: bytes, sees: tuple[str, ...] = ()) -> None:
        """Keep an answer, without what its reader is meant to see."""
        lower = body.lower()
        for words in sees:
            lower = lower.replace(words.lower().encode(), b"(relayed)")
        self.answers.append((path, lower))

    def chat(self, sees: tuple[str, ...] = ()) -> Chat:
        """Open a chat by the web API."""
        chat = Chat.__new__(Chat)
        chat.http, chat.offered = self.client(sees=sees), {}
        chat.token = chat.http.post("/chat/sessions").json()["session"]
        self.secrets.append(chat.token)
        return chat

    def browser(self) -> PlainBrowser:
        """Open the page without JavaScript."""
        browser = PlainBrowser.__new__(PlainBrowser)
        browser.http = self.client()
        browser.page = PlainPage(browser.http.get("/").text)
        return browser

    @contextmanager
    def listening(self, client: httpx.Client, path: str, headers: dict[str, str]) -> Iterator[None]:
        """Hold an event stream open, as a page or a console does."""
        with client.stream("GET", path, headers=headers) as stream:
            lines = stream.iter_lines()
            next(lines)
            yield
