"""What counts as what; each move of a handoff is counted once at most."""

from dataclasses import replace

import pytest

from bot.channels.handoff_words import NOT_NOW
from bot.handoff.moves import closing, live, waiting
from bot.handoff.outcomes import OF_WORDS, of_move, of_reply
from bot.handoff.record import Record
from bot.store.counts import What
from tests.bot.handoff.records import NOW, alive, offered, queued, reserved, wrapped

REPLIES = [
    (("utter_red_now", "utter_called"), (What.RED,)),
    (("utter_handoff_offer", "utter_handoff_offer_duty", "utter_handoff_offer_sees"), (What.ASKED, What.OFFERED)),
    (("utter_handoff_full", "utter_handoff_numbers", "utter_way_back"), (What.ASKED, What.FULL)),
    (("utter_handoff_nobody", "utter_handoff_numbers"), (What.ASKED, What.NOBODY)),
    (("utter_handoff_paused",), (What.ASKED, What.CLOSED)),
    (("utter_menu",), ()),
]


@pytest.mark.parametrize(("names", "expected"), REPLIES)
def test_a_reply_counts_by_its_responses(names: tuple[str, ...], expected: tuple[What, ...]) -> None:
    assert of_reply(names) == expected


def test_every_reason_why_nobody_can_be_asked_is_counted() -> None:
    assert set(NOT_NOW.values()) <= set(OF_WORDS)


def moves() -> list[tuple[Record, Record, tuple[What, ...]]]:
    decided = replace(wrapped(), danger="none_now")
    return [
        (offered(), waiting.accept(offered(), {}, NOW), (What.QUEUED,)),
        (offered(), waiting.decline(offered()), ()),
        (queued(), closing.adult_goes(queued(), NOW), (What.LEFT_QUEUE,)),
        (queued(), closing.adult_goes(queued(), NOW, "closed"), (What.CLOSED,)),
        (queued(), waiting.raise_danger(queued()), ()),
        (reserved(), waiting.release(reserved(), reserved().staff), ()),
        (reserved(), live.join(reserved(), reserved().staff, "Ann", NOW), (What.JOINED,)),
        (alive(), live.lose_staff(alive(), NOW), ()),
        (alive(), closing.adult_goes(alive(), NOW), (What.ENDED,)),
        (alive(), closing.adult_goes(alive(), NOW, "took_back"), (What.RETURNED,)),
        (alive(), closing.hand_back(replace(alive(), danger="none_now"), alive().staff, NOW), (What.RETURNED,)),
        (decided, closing.decide_record(decided, decided.staff, "yes", "child_at_risk"), (What.RECORDED,)),
        (decided, closing.decide_record(decided, decided.staff, "no", "advice_only"), (What.NOT_RECORDED,)),
        (decided, closing.lapse(decided), ()),
    ]


@pytest.mark.parametrize(("old", "new", "expected"), moves())
def test_a_move_counts_by_what_it_changes(old: Record, new: Record, expected: tuple[What, ...]) -> None:
    assert of_move(old, new) == expected


def test_a_move_that_changes_nothing_counts_as_nothing() -> None:
    assert of_move(alive(), alive()) == ()
