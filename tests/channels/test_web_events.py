"""The event stream of the chat API."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tests.channels.chat import Chat
from tests.channels.server import Server

# Sanic cuts a silent stream at 60 s; design section 10 promises a comment line every 20 s.
KEEP_ALIVE_SECONDS = 20


@contextmanager
def events(server: Server, chat: Chat) -> Iterator[httpx.Response]:
    address = server.address + "/chat/events"
    timeout = KEEP_ALIVE_SECONDS + 5
    with httpx.stream("GET", address, headers=chat.bearer, timeout=timeout, trust_env=False) as stream:
        yield stream


def state(lines: Iterator[str]) -> str:
    return next(line for line in lines if line.startswith("data:"))


def test_the_stream_opens_and_says_when_the_chat_has_ended(chat: Chat, server: Server) -> None:
    with events(server, chat) as stream:
        lines = stream.iter_lines()
        assert state(lines) == 'data: {"state": "bot"}'
        assert chat.end().status_code == 204
        assert state(lines) == 'data: {"state": "ended"}'
        assert not "".join(lines)


def test_the_stream_is_one_of_events_that_nobody_may_store(chat: Chat, server: Server) -> None:
    with events(server, chat) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert stream.headers["cache-control"] == "no-store"


def test_messages_are_answered_while_the_stream_is_open(chat: Chat, server: Server) -> None:
    with events(server, chat):
        assert chat.say("hello")


def test_a_stream_without_news_is_kept_open_by_comment_lines(chat: Chat, server: Server) -> None:
    with events(server, chat) as stream:
        lines = stream.iter_lines()
        assert state(lines)
        assert next(line for line in lines if line.startswith(":"))


def test_a_client_that_goes_away_leaves_the_chat_open(chat: Chat, server: Server) -> None:
    with events(server, chat):
        pass
    assert chat.say("hello")
