import pytest

from bot.session.session import ENDS, HIDES, REMEMBERED_ANSWERS, Reply, Seat, Session
from bot.session.session_value import read_into, value_of

HELLO = Reply([{"text": "Hello.", "buttons": [{"title": "Next", "payload": "/continue_steps"}]}], ("utter_greet",))


def test_a_repeated_message_gets_the_answer_it_had():
    session = Session("token")
    session.remember("first", HELLO)
    assert session.answer_to("first") is HELLO
    assert session.answer_to("second") is None
    assert session.last is HELLO


def test_only_the_latest_answers_are_remembered():
    session = Session("token")
    for number in range(REMEMBERED_ANSWERS + 2):
        session.remember(str(number), HELLO)
    remembered = [number for number in range(REMEMBERED_ANSWERS + 2) if session.answer_to(str(number))]
    assert remembered == list(range(2, REMEMBERED_ANSWERS + 2))


def test_a_message_without_an_id_changes_the_turn_and_is_not_remembered():
    session = Session("token")
    turn = session.turn
    session.remember("", HELLO)
    assert session.answer_to("") is None
    assert session.turn != turn


@pytest.mark.parametrize(
    ("names", "hide", "ended"),
    [((), False, False), (("utter_greet", HIDES), True, False), ((ENDS,), False, True), ((HIDES, ENDS), True, True)],
)
def test_what_a_channel_does_hangs_on_the_names_of_the_responses(names, hide, ended):
    reply = Reply([], names)
    assert (reply.hide, reply.ended) == (hide, ended)


def test_a_reply_knows_the_payloads_it_offers():
    more = {"text": "?", "buttons": [{"title": "Yes", "payload": "/affirm"}, {"title": "No", "payload": "/deny"}]}
    assert Reply([*HELLO.messages, more]).payloads() == {"/continue_steps", "/affirm", "/deny"}


@pytest.mark.parametrize(
    ("typed", "payload"), [("1", "/one"), (" 2. ", "/two"), ("3", ""), ("12", ""), ("one", ""), ("", "")]
)
def test_a_number_typed_is_the_button_that_begins_with_it(typed, payload):
    buttons = [{"title": "1. Listen", "payload": "/one"}, {"title": "2. Ask more", "payload": "/two"}]
    reply = Reply([{"text": "You could say:", "buttons": [*buttons, {"title": "Stop", "payload": "/stop"}]}])
    assert reply.payload_by_number(typed) == payload


def test_of_two_presses_of_one_button_at_once_the_second_is_known():
    session = Session("token")
    turn = session.turn
    assert not session.was_pressed_since(turn, "/affirm")
    session.remember("", HELLO, "/affirm")
    assert session.was_pressed_since(turn, "/affirm")
    assert not session.was_pressed_since(turn, "/deny")
    assert not session.was_pressed_since(session.turn, "/affirm")
    assert not session.was_pressed_since(turn, "")


def test_what_a_client_sent_as_a_press_is_not_kept_as_it_came():
    session = Session("token")
    session.remember("", HELLO, "/zibblewort")
    assert "zibblewort" not in str(value_of(session))


def test_every_field_of_a_session_goes_along_in_its_value():
    session = Session("token", channel="telegram", menu=frozenset({"/ask_help", "/greet"}), block_ends_with_it=False)
    session.seat = Seat("ref", 3, 1, (2, 5.5), True, (4, HELLO))
    session.remember("first", HELLO, "/affirm")
    other = Session("token")
    read_into(other, value_of(session))
    assert other == session


def test_a_session_without_a_handoff_goes_along_too():
    session, other = Session("token", last=HELLO), Session("token")
    read_into(other, value_of(session))
    assert other == session
