"""One chat by the web API, as the page holds it."""

from typing import Any

import httpx

# A sentence that starts the walk for a child who has told.
DISCLOSURE = "my daughter told me her uncle hurt her"
JSON = {"Content-Type": "application/json"}


class Chat:
    """A session of its own; ``offered`` holds the buttons of the last answer."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address, timeout=20, trust_env=False)
        self.token = self.http.post("/chat/sessions").json()["session"]
        self.offered: dict[str, str] = {}

    @property
    def bearer(self) -> dict[str, str]:
        """The header that names the session."""
        return {"Authorization": f"Bearer {self.token}"}

    def post(self, body: Any) -> httpx.Response:
        """Send a message of any shape."""
        return self.http.post("/chat/messages", json=body, headers=self.bearer)

    def post_raw(self, content: str | bytes) -> httpx.Response:
        """Send bytes that need not be JSON."""
        return self.http.post("/chat/messages", content=content, headers=self.bearer | JSON)

    def send(self, **body: str) -> list[dict[str, Any]]:
        """Send a message that has to be answered, and return the messages of the answer."""
        answer = self.post(body)
        assert answer.status_code == 200, answer.text
        messages = answer.json()["messages"]
        self.offered = {button["title"]: button["payload"] for row in messages for button in row["buttons"]}
        return messages

    def say(self, text: str) -> list[dict[str, Any]]:
        """Type a message."""
        return self.send(text=text)

    def press(self, title: str) -> list[dict[str, Any]]:
        """Press a button of the last answer."""
        assert title in self.offered, f"no button {title!r} among {list(self.offered)}"
        return self.send(payload=self.offered[title])

    def end(self) -> httpx.Response:
        """End the session."""
        return self.http.delete("/chat/sessions", headers=self.bearer)
