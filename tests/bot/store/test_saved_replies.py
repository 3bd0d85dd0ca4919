"""Saved replies: each change is a version with who and when, and two who change one do not overwrite each other."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.errors import NotStorableError, StaleWriteError
from bot.store.saved_replies import ReplyBook


@pytest.fixture
def replies(database, clock) -> ReplyBook:
    return ReplyBook(database, clock)


def test_replies_are_listed_by_title(replies):
    replies.add("Waiting", "I am still here.", by=1)
    replies.add("Hello", "Hello, I am from Tulip Line.\nI am reading what you wrote.", by=1)
    assert [(reply.title, reply.version) for reply in replies.list()] == [("Hello", 1), ("Waiting", 1)]
    assert replies.list()[0].text == "Hello, I am from Tulip Line.\nI am reading what you wrote."


def test_each_change_is_a_version_with_who_and_when(replies, clock):
    first = replies.add("Hello", "Hello.", by=1)
    clock.passes(days=1)
    second = replies.change(first.id, "Hello", "Hello again.", by=2, version=1)
    clock.passes(days=1)
    replies.remove(first.id, by=3, version=2)
    history = replies.history(first.id)
    assert history[:2] == (first, second)
    assert [(row.version, row.text, row.removed, row.changed_by) for row in history] == [
        (1, "Hello.", False, 1),
        (2, "Hello again.", False, 2),
        (3, "", True, 3),
    ]
    assert history[2].changed_at == clock.now
    assert replies.list() == ()


def test_a_removed_reply_cannot_be_changed(replies):
    reply = replies.add("Hello", "Hello.", by=1)
    replies.remove(reply.id, by=1, version=1)
    with pytest.raises(StaleWriteError):
        replies.change(reply.id, "Hello", "Hello.", by=1, version=2)
    with pytest.raises(StaleWriteError):
        replies.remove(reply.id, by=1, version=2)


def test_of_ten_who_change_a_reply_at_once_one_wins(replies):
    reply = replies.add("Hello", "Hello.", by=1)

    def change(by: int) -> bool:
        try:
            return bool(replies.change(reply.id, "Hello", f"Hello from {by}.", by, version=1))
        except StaleWriteError:
            return False

    with ThreadPoolExecutor(10) as threads:
        assert sum(threads.map(change, range(10))) == 1
    assert [row.version for row in replies.history(reply.id)] == [1, 2]


@pytest.mark.parametrize("reply_id", [0, -1, 999, 2**31, 10**30])
def test_a_reply_that_never_was_has_no_history_and_cannot_be_changed(replies, reply_id):
    assert replies.history(reply_id) == ()
    with pytest.raises(StaleWriteError):
        replies.change(reply_id, "Hello", "Hello.", by=1, version=1)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("", "Hello."),
        ("x" * 61, "Hello."),
        ("Hello", ""),
        ("Hello", "x" * 501),
        ("Hello\nthere", "Hello."),
        ("Hello", "Hello.\x00"),
        ("Hello", "Hello.\ud800"),
        ("Hello", "Hello.\u202egnihton"),
        (None, "Hello."),
    ],
)
def test_what_cannot_be_shown_is_refused_and_not_repeated(replies, title, text):
    with pytest.raises(NotStorableError) as caught:
        replies.add(title, text, by=1)
    assert replies.list() == ()
    assert "xxx" not in str(caught.value)


@pytest.mark.parametrize("text", ["x" * 500, "Are you with her now? 👩‍👧", "مرحبا", "<b>as it is</b> {phone}"])
def test_what_can_be_shown_comes_back_as_it_was(replies, text):
    assert replies.add("Hello", text, by=1).text == replies.list()[0].text == text
