from dataclasses import replace

import pytest

from bot.handoff.notes import Note, Side
from bot.handoff.record import Record, State
from bot.handoff.routes.news import HELPLINE, Carried, next_news

WAITING = Record("a1", State.QUEUED, channel="web", summary={"role": "parent"})
THEIRS = replace(WAITING, state=State.LIVE, staff=HELPLINE)
TOLD = Carried()


def test_a_chat_is_told_when_it_waits_and_once():
    news, carried = next_news("a1", WAITING, None, [])
    assert news.body() == {
        "type": "chat.waiting",
        "ref": "a1",
        "channel": "web",
        "urgent": False,
        "summary": {"role": "parent"},
    }
    assert next_news("a1", WAITING, carried, []) is None


@pytest.mark.parametrize("state", [State.BOT, State.OFFERED])
def test_nothing_is_told_before_the_adult_said_yes(state):
    assert next_news("a1", Record("a1", state), None, []) is None


def test_danger_heard_while_waiting_is_told_once():
    news, carried = next_news("a1", replace(WAITING, urgent=True), TOLD, [])
    assert (news.type, carried.urgent) == ("chat.urgent", True)
    assert next_news("a1", replace(WAITING, urgent=True), carried, []) is None


def test_what_the_adult_writes_is_told_in_order_and_what_the_guide_tells_them_is_not():
    notes = [
        Note(Side.TO_ADULT, words="utter_handoff_joined", number=1),
        Note(Side.STAFF, text="hello", number=2),
        Note(Side.ADULT, text="one", number=3),
        Note(Side.ADULT, text="two", number=4),
    ]
    news, carried = next_news("a1", THEIRS, TOLD, notes)
    assert (news.body()["text"], carried.number, carried.taken) == ("one", 3, True)
    news, carried = next_news("a1", THEIRS, carried, notes[3:])
    assert (news.body()["text"], news.id) == ("two", "a1-4")


def test_nothing_the_adult_says_to_somebody_of_ours_is_told():
    ours = replace(THEIRS, staff="7")
    assert next_news("a1", ours, TOLD, [Note(Side.ADULT, text="one", number=3)]) is None


def test_a_chat_they_lost_is_told_once():
    news, carried = next_news("a1", WAITING, Carried(taken=True), [])
    assert (news.type, carried.taken) == ("chat.lost", False)


@pytest.mark.parametrize(
    ("record", "outcome"),
    [
        (None, "left"),
        (Record("a1", State.WRAP, outcome="took_back"), "took_back"),
        (Record("a1", State.ENDED, outcome="closed"), "closed"),
    ],
)
def test_the_end_is_told_to_whom_knew_of_the_chat(record, outcome):
    news, carried = next_news("a1", record, TOLD, [])
    assert (news.body()["outcome"], carried) == (outcome, None)
    assert next_news("a1", record, None, []) is None
