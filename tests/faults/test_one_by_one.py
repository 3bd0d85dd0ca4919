"""Nothing falls silent, on the server that `make run` starts: faults one by one and together.

Whatever is broken, the adult has an answer with words in time, the log a line without theirs, GET /health says the
truth, and GET /metrics has a figure.
"""

from dataclasses import dataclass

import pytest

from tests.channels.bot_api import BROKEN
from tests.channels.words import said
from tests.faults.gate import HANG, REFUSE
from tests.faults.guide import Break, Guide

WORDS = "my daughter pimpernel told me her uncle hurt her"
# Issue 8: six seconds. The rest is for a machine on which other tests run.
MOST_SECONDS = 6 + 4


def answer(status: int, kind: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {status} Odd\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


RUBBISH = {
    "an error page": answer(502, "text/html", b"<html>"),
    "text": answer(200, "text/plain", b"hi"),
    "a list": answer(200, "application/json", b"[1, 2]"),
    "rows that are no objects": answer(200, "application/json", b'{"events": [1], "responses": []}'),
    "half of it": answer(200, "application/json", b'{"events": [], "respon')[:-1],
    "no HTTP": b"\x00\xff\r\n\r\n",
}


@dataclass(frozen=True)
class Fault:
    """One broken thing, and what is to be seen of it."""

    name: str
    inject: Break
    log: str = ""
    figure: str = ""
    troubles: frozenset[str] = frozenset()
    in_turn: bool = False


def trouble(name: str, of: str, inject: Break, log: str) -> Fault:
    return Fault(name, inject, log, f'steady_trouble{{kind="{of}"}}', frozenset({of}))


def redis(name: str, inject: Break) -> Fault:
    """Return a fault of Redis, where sessions lie: no turn can be had without it."""
    log = "shelf cannot be reached: ShelfError"
    return Fault(name, inject, log, 'steady_trouble{kind="shelf"}', frozenset({"shelf"}), in_turn=True)


def in_turn(name: str, does: bytes, kind: str, log: str) -> Fault:
    return Fault(
        name, lambda guide: guide.actions.set(does), log, f'steady_faults_total{{kind="{kind}"}}', in_turn=True
    )


def telegram_breaks(guide: Guide) -> None:
    if guide.telegram is None:
        pytest.skip("telegram-test-api could not be installed")
    guide.telegram.troubles["getUpdates"] += [BROKEN] * 1000


def fill_disk(guide: Guide) -> None:
    if not guide.disk.is_mount():
        pytest.skip("no disk can be mounted here")
    guide.fill_disk()


DEAD = in_turn("action server dead", REFUSE, "actions", "a turn failed with TurnFailedError")
HANGING = in_turn("action server hangs", HANG, "slow", "a turn failed with TimeoutError")
ODD = [in_turn(f"action server answers {k}", v, "actions", "failed with TurnFailedError") for k, v in RUBBISH.items()]
REDIS_GONE = redis("Redis gone", lambda guide: guide.redis.kill())
REDIS_HANGS = redis("Redis hangs", lambda guide: guide.redis.freeze())
DIRECTORY = trouble(
    "directory gone",
    "directory",
    lambda g: g.directory.rename(g.directory.with_suffix(".away")) and None,
    "directory cannot be reached: DirectoryError",
)
TELEGRAM = trouble("Telegram down", "telegram", telegram_breaks, "Telegram gave no updates: 502")
# What is written nowhere is not logged: the log is on the disk that is full.
DISK_FULL = Fault("disk full", fill_disk)

ALONE = [DEAD, HANGING, *ODD, REDIS_GONE, REDIS_HANGS, DIRECTORY, TELEGRAM, DISK_FULL]
TOGETHER = [
    (REDIS_GONE, DEAD),
    (REDIS_HANGS, DIRECTORY),
    (DISK_FULL, DEAD),
    (DISK_FULL, REDIS_GONE),
    (REDIS_GONE, DIRECTORY, TELEGRAM, DISK_FULL, DEAD),
]


def is_behind_redis(fault: Fault, faults: tuple[Fault, ...]) -> bool:
    """Say whether a fault is not met because no turn is had without Redis."""
    away = (REDIS_GONE, REDIS_HANGS)
    return fault.in_turn and fault not in away and any(other in away for other in faults)


def named(faults: tuple[Fault, ...]) -> str:
    return " and ".join(fault.name for fault in faults)


@pytest.mark.parametrize("faults", [*((fault,) for fault in ALONE), *TOGETHER], ids=named)
def test_the_adult_has_an_answer_and_the_operator_the_truth(guide: Guide, faults: tuple[Fault, ...]) -> None:
    read, before = len(guide.written()), {f: guide.figure(f.figure) for f in faults if f.figure}
    chat = guide.chat()
    for fault in faults:
        fault.inject(guide)
    messages, seconds = guide.said_and_took(chat, text=WORDS)
    assert seconds <= MOST_SECONDS
    failed = any(fault.in_turn for fault in faults)
    assert said(messages, "utter_safe_reply") == failed
    assert "999" in messages[0]["text"] if failed else len(messages) >= 2
    assert guide.health_is(503 if failed else 200, frozenset().union(*(fault.troubles for fault in faults)))
    met = [fault for fault in faults if not is_behind_redis(fault, faults)]
    for fault, figure in before.items():
        assert fault not in met or guide.figure(fault.figure) > figure
    guide.empty_disk()
    for fault in met:
        if fault.log and DISK_FULL not in faults:
            guide.says(fault.log, read)
    assert "pimpernel" not in guide.written()


@pytest.mark.parametrize("fault", ALONE, ids=lambda fault: fault.name)
def test_danger_is_met_with_999_first_whatever_is_broken(guide: Guide, fault: Fault) -> None:
    chat = guide.chat()
    fault.inject(guide)
    messages, seconds = guide.said_and_took(chat, text="he is at the door with a knife")
    assert said(messages, "utter_safe_reply" if fault in (REDIS_GONE, REDIS_HANGS) else "utter_red_now")
    assert "999" in messages[0]["text"]
    assert seconds <= MOST_SECONDS


def test_after_everything_was_broken_at_once_the_same_chat_goes_on(guide: Guide) -> None:
    chat = guide.chat()
    chat.say(WORDS)
    offered = chat.offered
    # A Redis that hangs keeps what it holds; one that is gone and comes back has lost the chat, and says so.
    for fault in (REDIS_HANGS, *TOGETHER[-1][1:]):
        fault.inject(guide)
    assert said(chat.press("Yes, safe now"), "utter_safe_reply")
    guide.mend()
    chat.offered = offered  # As on the page, where they stay.
    assert said(chat.press("Yes, safe now"), "utter_say_words")


def test_with_a_full_disk_for_its_log_supervisor_still_restarts_what_ends(guide: Guide) -> None:
    fill_disk(guide)
    DIRECTORY.inject(guide)
    for _ in range(100):  # Lines enough to overflow what the log's last page had left.
        guide.health()
    guide.kill("actions")
    guide.mend()
    assert guide.pids().keys() == {"actions", "rasa"}
