"""nginx by itself, over guides of a few lines: whom it asks again, what it says when none answers, what it writes."""

import json
import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from bench.cluster_servers import free_block
from bot.content.lines import load_lines
from scripts.cluster_files import is_free, write_nginx, write_numbers
from tests.channels.processes import free_port, wait_until
from tests.cluster.conftest import PLACES

WORDS = "the-words-of-an-adult"
KEY = {"Idempotency-Key": "m1"}
HANGS_SECONDS = 60
# Design promise 2.
SAFE_SECONDS = 6
BROWSER = {"Accept": "text/html,application/xhtml+xml"}


class Guide:
    """Answers 200 with its name, or breaks off after it has read a request, or hangs, or answers 503."""

    def __init__(self, name: str, does: str = "answers") -> None:
        self.asked: list[dict[str, str]] = []
        self._over = threading.Event()
        guide = self

        class Handler(BaseHTTPRequestHandler):
            def handle_one(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                guide.asked.append(dict(self.headers) | {"path": self.path})
                if does == "hangs":
                    guide._over.wait(HANGS_SECONDS)
                if does == "breaks off":
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                body = json.dumps({"by": name}).encode()
                self.send_response(503 if does == "is away" else 200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = do_DELETE = handle_one

            def log_message(self, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._over.set()
        self._server.shutdown()
        self._server.server_close()


class Nginx:
    """nginx over some guides."""

    def __init__(self, program: str, folder: Path, guides: list[str]) -> None:
        port = free_block(1)
        write_numbers(folder / "pages")
        configuration = write_nginx(folder, guides, f"127.0.0.1:{port}")
        self.folder = folder
        self.output = folder / "output"
        with self.output.open("wb") as output:
            command = [program, "-e", "stderr", "-p", folder, "-c", configuration]
            self._process = subprocess.Popen(command, stdout=output, stderr=output)
        wait_until(lambda: not is_free(port), 10, "nginx takes connections")
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20, trust_env=False)

    def stop(self) -> None:
        self.http.close()
        self._process.terminate()
        self._process.wait(10)


Begin = Callable[..., Nginx]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    program = shutil.which("nginx", path=PLACES)
    if not program:
        pytest.skip("there is no nginx on this machine")
    running: list[Any] = []

    def start(*guides: Guide, nowhere: int = 0) -> Nginx:
        addresses = [guide.address for guide in guides] + [f"127.0.0.1:{free_port()}" for _ in range(nowhere)]
        running[:] = [*guides, nginx := Nginx(program, tmp_path, addresses)]
        return nginx

    yield start
    for one in running:
        one.stop() if isinstance(one, Nginx) else one.close()


def test_a_guide_that_cannot_be_reached_is_passed_by_for_every_request(begin: Begin):
    nginx = begin(Guide("there"), nowhere=2)
    for method, path in (("GET", "/"), ("POST", "/chat/messages"), ("POST", "/staff/api/sign-in")):
        for _ in range(6):
            assert nginx.http.request(method, path).json() == {"by": "there"}


@pytest.mark.parametrize("path", ["/chat/messages", "/staff/api/chats/abc/messages"])
def test_a_message_without_an_id_is_asked_of_one_guide_only(begin: Begin, path: str):
    guides = [Guide(name, "breaks off") for name in ("one", "other")]
    answer = begin(*guides).http.post(path, json={"text": "hello"})
    assert answer.status_code == 503
    assert sum(len(guide.asked) for guide in guides) == 1


@pytest.mark.parametrize("path", ["/chat/messages", "/staff/api/chats/abc/messages"])
def test_a_message_with_an_id_is_asked_of_the_other_guide_too(begin: Begin, path: str):
    broken, well = Guide("broken", "breaks off"), Guide("well")
    nginx = begin(broken, well)
    answers = [nginx.http.post(path, json={"text": "hello", "id": "m1"}, headers=KEY) for _ in range(4)]
    assert [answer.json() for answer in answers] == [{"by": "well"}] * 4
    assert broken.asked and broken.asked[0]["Idempotency-Key"] == "m1"


@pytest.mark.parametrize(("method", "path"), [("POST", "/"), ("POST", "/leave"), ("POST", "/chat/sessions")])
def test_what_does_no_more_when_done_twice_is_asked_again(begin: Begin, method: str, path: str):
    nginx = begin(Guide("broken", "breaks off"), Guide("well"))
    assert [nginx.http.request(method, path).json() for _ in range(4)] == [{"by": "well"}] * 4


def test_an_answer_of_503_is_an_answer_and_no_other_guide_is_asked(begin: Begin):
    guides = [Guide(name, "is away") for name in ("one", "other")]
    nginx = begin(*guides)
    answers = [nginx.http.get("/staff/api/board") for _ in range(8)]
    assert {answer.status_code for answer in answers} == {503}
    assert sum(len(guide.asked) for guide in guides) == 8


def test_a_guide_that_failed_is_asked_again_at_once(begin: Begin):
    guide = Guide("one", "breaks off")
    nginx = begin(guide, nowhere=1)
    assert [nginx.http.post("/chat/typing").status_code for _ in range(4)] == [503] * 4
    assert len(guide.asked) == 4


def test_the_whole_is_well_while_one_guide_is(begin: Begin):
    nginx = begin(Guide("one", "is away"), Guide("other"))
    assert [nginx.http.get("/health").status_code for _ in range(6)] == [200] * 6


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_when_no_guide_answers_a_browser_gets_the_page_of_numbers(begin: Begin, method: str):
    answer = begin(nowhere=2).http.request(method, "/", headers=BROWSER)
    assert answer.status_code == 503
    assert answer.headers["content-type"].startswith("text/html")
    assert "no-store" in answer.headers["cache-control"]
    for name in ("emergency", "police", "nspcc", "childline"):
        assert load_lines()[name]["phone"] in answer.text


@pytest.mark.parametrize("headers", [{}, KEY])
def test_when_no_guide_answers_the_script_of_the_page_gets_the_numbers_as_json(begin: Begin, headers: dict[str, str]):
    answer = begin(nowhere=2).http.post("/chat/messages", json={"text": "hello"}, headers=headers)
    assert answer.status_code == 503
    assert load_lines()["emergency"]["phone"] in answer.json()["error"]


def test_when_the_guides_hang_the_numbers_come_in_time(begin: Begin):
    answer = begin(Guide("one", "hangs"), Guide("other", "hangs")).http.post("/chat/messages", headers=KEY)
    assert answer.elapsed.total_seconds() < SAFE_SECONDS
    assert load_lines()["emergency"]["phone"] in answer.json()["error"]


def test_who_asks_is_added_to_the_header_and_nothing_is_written(begin: Begin):
    guide = Guide("one")
    nginx = begin(guide)
    made_up = {"X-Forwarded-For": "203.0.113.7"}
    long_text = WORDS + "x" * 900_000
    assert nginx.http.post(f"/chat/messages?{WORDS}", json={"text": long_text}, headers=made_up).status_code == 200
    assert guide.asked[0]["X-Forwarded-For"] == "203.0.113.7, 127.0.0.1"
    guide.close()
    assert nginx.http.post(f"/chat/messages?{WORDS}", json={"text": WORDS}, headers=made_up).status_code == 503
    written = [path for path in nginx.folder.rglob("*") if path.is_file()]
    assert nginx.output in written
    assert [path.name for path in written if WORDS in path.read_text() or "203.0.113.7" in path.read_text()] == []


def test_figures_are_not_given_through_the_proxy(begin: Begin):
    guide = Guide("one")
    assert begin(guide).http.get("/metrics").status_code == 404
    assert guide.asked == []
