"""Plants canaries around the human line: asked, refused for each reason, declined, queued, live, blocked, ended."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from bot.channels.lines import SET_UP_SECONDS
from tests.canaries.line_desk import API, FROM_ADULT, FROM_STAFF, Desk
from tests.canaries.planted import FLOCK, STAFF_NAME, words
from tests.canaries.wire import Wire
from tests.channels.chat import Chat

ASKS = f"can I talk to a person please, {FLOCK}asks"
SEND = '/handoff{"do":"send"}'


def refused(wire: Wire) -> None:
    """Ask for a person when nobody is there."""
    _asks(wire, "refused")


def turned_away(wire: Wire, boss: Desk) -> None:
    """Ask while the line is shut for the day, switched off, and full; somebody is on shift all the while."""
    today = date.today()
    with _settings(boss, closed_on=[(today + timedelta(days=ahead)).isoformat() for ahead in range(2)]):
        _asks(wire, "closed")
    boss.http.put(f"{API}/switch", json={"reason": "over_capacity", "minutes": 5}).raise_for_status()
    _settle()
    _asks(wire, "paused")
    boss.http.delete(f"{API}/switch").raise_for_status()
    with _settings(boss, queue_ceiling=1):
        waits = wire.chat()
        waits.say(ASKS)
        waits.send(payload=SEND)
        boss.waiting()
        _asks(wire, "full")
        waits.end()


def _asks(wire: Wire, state: str) -> None:
    """Ask for a person in a chat of one's own."""
    _refused_in(wire.chat(), state)


def _refused_in(chat: Chat, state: str) -> None:
    """Write and ask for a person who cannot be offered, and end the chat."""
    chat.say(words(state))
    chat.say(ASKS)
    assert SEND not in chat.offered.values()
    chat.end()


@contextmanager
def _settings(boss: Desk, **changed: object) -> Iterator[None]:
    """Hold with other settings of the line."""
    before = _change(boss, changed)
    yield
    _change(boss, {name: before[name] for name in changed})


def _change(boss: Desk, changed: dict[str, object]) -> dict[str, object]:
    kept = boss.http.get(f"{API}/line").json()
    body = {name: value for name, value in kept.items() if name != "switch"} | changed
    boss.http.put(f"{API}/line", json=body).raise_for_status()
    _settle()
    return dict(kept)


def _settle() -> None:
    time.sleep(SET_UP_SECONDS + 0.5)


def blocked(wire: Wire, staff: Desk) -> None:
    """Be blocked, and ask again in the same session."""
    with live_chat(wire, staff) as (chat, ref):
        staff.does(ref, "warn")
        staff.post(f"/chats/{ref}/block", reason="misuse").raise_for_status()
        staff.ends(ref)
        _refused_in(chat, "blocked")


def declined(wire: Wire) -> None:
    """Ask, and say no; then queue and leave again."""
    chat = wire.chat()
    chat.say(ASKS)
    chat.say(f"no thanks {words('declined')}")
    chat.say(ASKS)
    chat.send(payload=SEND)
    chat.say(words("queued"))
    chat.say(f"he is here now {words('queuedanger')}")
    chat.end()


def live(wire: Wire, staff: Desk) -> None:
    """Talk to a person, to the end; nothing of it is left when the session is over."""
    with live_chat(wire, staff) as (chat, ref):
        chat.http.post("/chat/typing", headers=chat.bearer)
        chat.post({"text": FROM_ADULT, "id": "live1"})
        staff.writes(ref)
        staff.does(ref, "card-999", "typing", "warn")
        staff.http.get(f"{API}/chats/{ref}")
        staff.post("/chats/somebody-else-s/take")
        staff.post(f"/chats/{ref}/block", reason=f"{FLOCK}reason")
        staff.ends(ref)
        chat.post({"text": words("afterlive")})
        chat.end()


@contextmanager
def live_chat(wire: Wire, staff: Desk) -> Iterator[tuple[Chat, str]]:
    """Give a chat that a person has joined, its event stream open."""
    chat = wire.chat(sees=(FROM_STAFF, STAFF_NAME))
    chat.say(ASKS)
    chat.send(payload=SEND)
    with wire.listening(chat.http, "/chat/events", chat.bearer):
        ref = staff.waiting()
        staff.does(ref, "take", "join")
        yield chat, ref
