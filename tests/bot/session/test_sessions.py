import pytest

from bot.errors import UnknownSessionError
from bot.session.sessions import ENDS, HIDES, REMEMBERED_ANSWERS, Reply, Session, Sessions
from tests.bot.session.clock import Clock

IDLE_SECONDS = 1800
HELLO = Reply([{"text": "Hello.", "buttons": [{"title": "Next", "payload": "/continue_steps"}]}], ("utter_greet",))


@pytest.fixture
def forgotten() -> list[str]:
    return []


@pytest.fixture
def live(clock: Clock, forgotten: list[str]) -> Sessions:
    return Sessions(IDLE_SECONDS, forgotten.append)


def test_a_session_is_found_by_its_token(live):
    session = live.open(HELLO)
    assert live.find(session.token) is session
    assert session.last is HELLO


def test_a_session_idle_for_too_long_is_unknown(live, clock):
    token = live.open(HELLO).token
    clock.pass_by(IDLE_SECONDS)
    assert not live.is_live(token)
    with pytest.raises(UnknownSessionError):
        live.find(token)


def test_finding_a_session_starts_its_idle_time_anew(live, clock):
    token = live.open(HELLO).token
    for _ in range(5):
        clock.pass_by(IDLE_SECONDS - 1)
        live.find(token)
    assert live.is_live(token)


def test_looking_whether_it_is_live_does_not(live, clock):
    token = live.open(HELLO).token
    clock.pass_by(IDLE_SECONDS - 1)
    assert live.is_live(token)
    clock.pass_by(1)
    assert not live.is_live(token)


def test_ending_a_session_forgets_it_and_its_sender(live, forgotten):
    session = live.open(HELLO)
    live.end(session.token)
    assert forgotten == [session.sender_id]
    assert session.over.is_set()
    assert not live.is_live(session.token)


def test_a_session_can_be_ended_once(live, forgotten):
    token = live.open(HELLO).token
    live.end(token)
    with pytest.raises(UnknownSessionError):
        live.end(token)
    assert len(forgotten) == 1


@pytest.mark.parametrize("token", ["", "made-up", "x" * 10_000, "\ud800", "token\x00"])
def test_a_token_nobody_was_given_is_unknown(live, token):
    live.open(HELLO)
    with pytest.raises(UnknownSessionError):
        live.find(token)


def test_two_sessions_share_nothing(live):
    one, two = live.open(HELLO), live.open(HELLO)
    assert len({one.token, two.token, one.sender_id, two.sender_id, one.turn, two.turn}) == 6
    live.end(one.token)
    assert live.is_live(two.token)


def test_tokens_are_long_and_are_not_what_sessions_are_kept_under(live):
    token = live.open(HELLO).token
    assert len(token) >= 43
    assert token not in list(live._live)


def test_the_error_of_an_unknown_session_does_not_name_its_token(live):
    with pytest.raises(UnknownSessionError) as caught:
        live.find("secret-token")
    assert "secret-token" not in repr(caught.value)


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
