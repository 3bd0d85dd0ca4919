"""Plants canaries by Telegram: chat ids, names, words, a photo; walking, with a person, hiding, wiping, left idle."""

from contextlib import suppress

from tests.canaries.line_desk import API, FROM_STAFF, Desk
from tests.canaries.planted import CHAT_IDS, FLOCK, words
from tests.channels.bot_api import BotApi
from tests.channels.chat import DISCLOSURE
from tests.channels.processes import wait_until

FROM_CHAT = words("telegramlive")


def person(telegram: BotApi) -> int:
    """Press Start as somebody with a name."""
    chat_id = next(CHAT_IDS)
    _write(telegram, chat_id, "/start", entities=[{"type": "bot_command", "offset": 0, "length": 6}])
    telegram.answered(chat_id, 3)
    return chat_id


def _write(telegram: BotApi, chat_id: int, text: str, **more: object) -> None:
    names = {"first_name": f"{FLOCK}first", "last_name": f"{FLOCK}last", "username": f"{FLOCK}user"}
    who = {"id": chat_id, "is_bot": False, **names}
    telegram.post(chat_id, text=text, chat={"id": chat_id, "type": "private", **names}, **{"from": who, **more})


def left_idle(telegram: BotApi) -> None:
    """Walk a step, send a photo, and write no more."""
    chat_id = person(telegram)
    _write(telegram, chat_id, DISCLOSURE)
    telegram.answered(chat_id, 5)
    _write(telegram, chat_id, words("telegramidle"))
    photo = {"file_id": f"{FLOCK}photo", "file_unique_id": f"{FLOCK}p", "width": 1, "height": 1, "file_size": 1}
    telegram.post(chat_id, photo=[photo], caption=words("caption"))
    telegram.answered(chat_id, 7)


def wiped(telegram: BotApi) -> None:
    """Write, hide, come back, and wipe."""
    chat_id = person(telegram)
    _write(telegram, chat_id, words("telegramwipe"))
    telegram.answered(chat_id, 4)
    telegram.write(chat_id, "/wipe")
    _press(telegram, chat_id, "Delete this chat")
    wait_until(lambda: len(telegram.from_guide(chat_id)) <= 1, 20, "the chat is wiped")


def live(telegram: BotApi, staff: Desk) -> None:
    """Talk to a person, and leave."""
    chat_id = person(telegram)
    _write(telegram, chat_id, "can I talk to a person please")
    _press(telegram, chat_id, "Yes, ask them")
    ref = staff.waiting()
    staff.does(ref, "take", "join")
    _write(telegram, chat_id, FROM_CHAT)
    wait_until(lambda: FROM_CHAT in staff.http.get(f"{API}/chats/{ref}").text, 20, "staff read it")
    staff.writes(ref)
    with suppress(AssertionError):  # That it is relayed is held elsewhere; here it only has to have been on its way.
        wait_until(lambda: any(FROM_STAFF in row["text"] for row in telegram.from_guide(chat_id)), 5, "it is relayed")
    staff.ends(ref)
    telegram.write(chat_id, "/leave")


def _press(telegram: BotApi, chat_id: int, title: str) -> None:
    def there() -> bool:
        rows = telegram.from_guide(chat_id)
        return any(title in str(row.get("reply_markup")) for row in rows)

    wait_until(there, 20, f"the button {title}")
    telegram.press(chat_id, title)


def said_by_the_guide(telegram: BotApi) -> bytes:
    """Return all that the guide called, without whom it was for and without what staff wrote to them."""
    rows = [str({name: value for name, value in fields.items() if name != "chat_id"}) for _, fields in telegram.calls]
    return "\n".join(rows).replace(FROM_STAFF, "(relayed)").encode()
