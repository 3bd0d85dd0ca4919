import json
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.scripts.loaded import script

talk = script("talk")
ANSWER = {
    "messages": [{"text": "Is the child safe?", "buttons": [{"title": "Yes", "payload": "/affirm"}]}],
    "state": "bot",
}


class Guide(ThreadingHTTPServer):
    """Answers as the chat API does and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str, str, Any]] = []
        self.status = 200

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """One call of the chat API."""

    server: Guide

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        asked = (self.command, self.path, self.headers.get("Authorization") or "", json.loads(body or "null"))
        self.server.asked.append(asked)
        data = {"session": "token"} if self.path == "/chat/sessions" else ANSWER
        data = data if self.server.status < 400 else {"error": "The message is too long."}
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(b"" if self.command == "DELETE" else json.dumps(data).encode())

    do_GET = do_POST = do_DELETE = answer

    def log_message(self, *_: object) -> None:
        """Be quiet."""


@pytest.fixture
def guide() -> Iterator[Guide]:
    server = Guide()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str, last: type[BaseException] = EOFError) -> None:
    waiting = iter(lines)

    def read(_: str) -> str:
        for line in waiting:
            return line
        raise last

    monkeypatch.setattr("builtins.input", read)


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt])
def test_a_chat_is_opened_held_and_ended(guide, monkeypatch, capsys, end):
    typed(monkeypatch, "she told me", last=end)
    talk.talk(guide.address)
    assert [row[:3] for row in guide.asked] == [
        ("POST", "/chat/sessions", ""),
        ("POST", "/chat/messages", "Bearer token"),
        ("DELETE", "/chat/sessions", "Bearer token"),
    ]
    said = capsys.readouterr().out
    assert "Is the child safe?\n  1  Yes\n" in said
    assert "nothing is kept" in said


@pytest.mark.parametrize(
    ("second", "sent"),
    [
        ("1", {"payload": "/affirm"}),
        ("2", {"text": "2"}),  # no such choice: it is text
        ("0", {"text": "0"}),
        ("-1", {"text": "-1"}),
        ("²", {"text": "²"}),  # a digit to Unicode, no number
        ("1 of them", {"text": "1 of them"}),
    ],
)
def test_the_number_of_a_choice_presses_its_button(guide, monkeypatch, second, sent):
    typed(monkeypatch, "hello", second)
    talk.talk(guide.address)
    assert guide.asked[2][3] == sent


def test_a_number_before_any_choice_is_text(guide, monkeypatch):
    typed(monkeypatch, "1")
    talk.talk(guide.address)
    assert guide.asked[1][3] == {"text": "1"}


def test_an_error_is_shown_and_the_chat_goes_on(guide, capsys):
    guide.status = 413
    answer = talk.call(guide.address, "POST", "/chat/messages", "token", {"text": "x"})
    assert talk.show(answer) == []
    assert "The message is too long." in capsys.readouterr().out


def test_hiding_clears_the_screen_before_anything_is_shown(capsys):
    talk.show({"hide": True, "messages": []})
    assert capsys.readouterr().out.startswith("\033[2J\033[3J")


def test_a_guide_that_dies_while_starting_is_not_waited_for(capsys):
    dead = subprocess.Popen(["false"])
    dead.wait()
    assert talk.talk_when_ready("http://127.0.0.1:1", dead) == 1
    assert "build/talk.log" in capsys.readouterr().out


def test_a_running_guide_is_talked_to_and_no_other_started(guide, monkeypatch):
    monkeypatch.setenv("STEADY_PORT", str(guide.server_port))
    monkeypatch.setattr(talk.subprocess, "Popen", lambda *_, **__: pytest.fail("started another"))
    typed(monkeypatch)
    assert talk.main() == 0
    assert guide.asked[0][:2] == ("GET", "/health")
