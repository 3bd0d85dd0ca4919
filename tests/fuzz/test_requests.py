"""No body breaks what reads the chat API's messages, a helpline's calls and Telegram's updates: read, or refused."""

import contextlib
import json

from hypothesis import given
from hypothesis import strategies as st
from pydantic import parse_raw_as
from sanic.compat import Header
from sanic.request import Request
from telegram import Bot, Update

from bot.channels.helpline import Event
from bot.channels.pace import holder_of
from bot.channels.telegram_webhook import _read
from bot.channels.web_input import LONGEST_ID, bearer, last_event_id, read_message
from bot.errors import MessageTooLongError, UnknownSessionError, UnreadableMessageError
from tests.fuzz.made_up import ANY_TEXT, ODD_JSON, bodies, near_miss

BOT = Bot("1:invented")
NUMBER = st.integers(-(2**40), 2**40)
PERSON = near_miss({"id": NUMBER, "is_bot": st.booleans(), "first_name": ANY_TEXT})
CHAT = near_miss({"id": NUMBER, "type": st.sampled_from(["private", "group", "channel"])})
MESSAGE = near_miss(
    {"message_id": NUMBER, "date": st.integers(), "chat": CHAT, "from": PERSON, "text": ANY_TEXT, "caption": ANY_TEXT}
)
PRESS = near_miss({"id": ANY_TEXT, "from": PERSON, "message": MESSAGE, "data": ANY_TEXT, "chat_instance": ANY_TEXT})
UPDATE = near_miss({"update_id": NUMBER, "message": MESSAGE, "edited_message": MESSAGE, "callback_query": PRESS})
CALL = near_miss(
    {
        "type": st.sampled_from(
            ["line.people", "chat.taken", "chat.message", "chat.typing", "chat.ended", "chat.record"]
        ),
        "ref": st.from_regex(r"[0-9a-f]{1,33}", fullmatch=True),
        "name": ANY_TEXT,
        "text": ANY_TEXT,
        "people": NUMBER,
        "capacity": NUMBER,
        "danger": ANY_TEXT,
    }
)
SENT = near_miss({"text": ANY_TEXT, "payload": ANY_TEXT, "id": ANY_TEXT})


def request(body: bytes, **headers: str) -> Request:
    made = Request(b"/", Header(headers), "1.1", "POST", None, None)
    made.body = body
    return made


@given(bodies(SENT))
def test_a_message_is_read_or_refused(body: bytes):
    with contextlib.suppress(MessageTooLongError, UnreadableMessageError):
        message = read_message(request(body))
        assert isinstance(message.text, str) and isinstance(message.payload, str)
        assert len(message.id) <= LONGEST_ID


@given(bodies(CALL))
def test_a_helplines_call_is_read_or_refused(body: bytes):
    # What helpline.take catches, and answers by 400.
    with contextlib.suppress(ValueError, RecursionError):
        event = parse_raw_as(Event, body)
        assert event.type


@given(bodies(UPDATE))
def test_an_update_is_read_or_let_go(body: bytes):
    found = _read(body, BOT)
    assert found is None or isinstance(found, Update)


@given(ANY_TEXT)
def test_any_header_is_a_token_an_event_or_nothing(value: str):
    with contextlib.suppress(UnknownSessionError):
        assert isinstance(bearer(request(b"", authorization=value)), str)
    number = last_event_id(request(b"", **{"last-event-id": value}))
    assert number is None or number >= 0


@given(ANY_TEXT)
def test_any_address_has_a_holder_or_none(value: str):
    assert isinstance(holder_of(value), str)


@given(ODD_JSON)
def test_made_up_json_is_json(value: object):
    json.loads(json.dumps(value))
