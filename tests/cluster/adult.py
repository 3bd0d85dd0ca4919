"""One chat whose messages go to whichever guide the test names."""

import re
from typing import Any

import httpx

ANSWERED = re.compile(r'^steady_turns_total\{outcome="answered"\} (\S+)$', re.MULTILINE)


class Adult:
    """A session that was opened at an address; ``offered`` holds the buttons of the last answer."""

    def __init__(self, address: str) -> None:
        self._http = httpx.Client(timeout=20, trust_env=False)
        opened = self._http.post(address + "/chat/sessions")
        assert opened.status_code == 201, opened.text
        self.bearer = {"Authorization": f"Bearer {opened.json()['session']}"}
        self.offered: dict[str, str] = {}

    def post(self, address: str, **body: str) -> httpx.Response:
        """Send a message, whatever comes of it."""
        return self._http.post(address + "/chat/messages", json=body, headers=self.bearer)

    def send(self, address: str, **body: str) -> list[dict[str, Any]]:
        """Send a message that has to be answered; return the messages of the answer."""
        answer = self.post(address, **body)
        assert answer.status_code == 200, answer.text
        messages = answer.json()["messages"]
        self.offered = {button["title"]: button["payload"] for row in messages for button in row["buttons"]}
        return messages

    def press(self, address: str, title: str, **body: str) -> list[dict[str, Any]]:
        """Press a button of the last answer."""
        assert title in self.offered, f"no button {title!r} among {list(self.offered)}"
        return self.send(address, payload=self.offered[title], **body)

    def end(self, address: str) -> httpx.Response:
        """End the session."""
        return self._http.delete(address + "/chat/sessions", headers=self.bearer)


def turns_answered(*guides: str) -> float:
    """Return how many turns guides have answered by Rasa since they started."""
    pages = (httpx.get(guide + "/metrics", trust_env=False).text for guide in guides)
    return sum(float(found.group(1)) for page in pages if (found := ANSWERED.search(page)))
