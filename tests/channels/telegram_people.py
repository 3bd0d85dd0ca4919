"""The people who write to the guide by Telegram in tests: what they do, and what they see on their screens."""

import asyncio
from typing import Any

from tests.channels.processes import wait_until

BOT = {"id": 7700900, "is_bot": True, "first_name": "Steady", "username": "steady_invented_bot"}
ANSWER_SECONDS = 10

Fields = dict[str, Any]


class People:
    """Screens by chat id, and the updates that wait for the guide."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.updates: list[Fields] = []
        self._update_id = self._message_id = 0
        self.forget()

    def forget(self) -> None:
        """Start anew for another test."""
        self.screens: dict[int, dict[int, Fields]] = {}
        self.calls: list[tuple[str, Fields]] = []
        self.refusals: dict[str, str] = {}

    def write(self, chat_id: int, text: str) -> None:
        """Type a message."""
        self.post(chat_id, text=text)

    def post(self, chat_id: int, kind: str = "private", **content: Any) -> None:
        """Post anything: a text, a photo, into a private chat or a group."""
        person = {"id": abs(chat_id), "is_bot": False, "first_name": "Robin"}
        self._update(message=self.show(chat_id, kind, person, **content))

    def press(self, chat_id: int, title: str) -> None:
        """Press the last button of that title on the screen."""
        message, data = next(
            (message, key["callback_data"])
            for message in reversed(self.screens[chat_id].values())
            for key in keys_of(message)
            if key["text"] == title
        )
        self.press_again(message, data)

    def press_again(self, message: Fields, data: str) -> None:
        """Press a button of a message, whether or not it is still there."""
        person = {"id": message["chat"]["id"], "is_bot": False, "first_name": "Robin"}
        callback = {"id": str(self._update_id), "from": person, "chat_instance": "1", "data": data}
        callback["message"] = as_sent(message)
        self._update(callback_query=callback)

    def _update(self, **content: Fields) -> None:
        self._update_id += 1
        self.loop.call_soon_threadsafe(self.updates.append, {"update_id": self._update_id, **content})

    def show(self, chat_id: int, kind: str, sender: Fields, **content: Any) -> Fields:
        """Put a message on a screen and return it as sent."""
        self._message_id += 1
        chat = {"id": chat_id, "type": kind} | ({"first_name": "Robin"} if kind == "private" else {"title": "Invented"})
        message = {"message_id": self._message_id, "date": 1, "chat": chat, "from": sender, **content}
        self.screens.setdefault(chat_id, {})[self._message_id] = {"reply_markup": {}, **message}
        return as_sent(message)

    def from_guide(self, chat_id: int) -> list[Fields]:
        """Return the guide's messages on a screen."""
        return [row for row in list(self.screens.get(chat_id, {}).values()) if row["from"]["is_bot"]]

    def answered(self, chat_id: int, count: int) -> list[Fields]:
        """Wait for the guide's messages on a screen to be that many, and return them."""
        wait_until(lambda: len(self.from_guide(chat_id)) >= count, ANSWER_SECONDS, f"{count} messages in Telegram")
        return self.from_guide(chat_id)

    def called_within(self, method: str) -> None:
        """Wait for a call of a method."""
        wait_until(lambda: self.called(method), ANSWER_SECONDS, f"a call of {method}")

    def called(self, method: str) -> list[Fields]:
        """Return what was sent with each call of a method."""
        return [fields for name, fields in self.calls if name == method]


def as_sent(message: Fields) -> Fields:
    """Return a message as Telegram sends it: without a keyboard where it has none."""
    return {name: value for name, value in message.items() if value or name != "reply_markup"}


def keys_of(message: Fields) -> list[dict[str, str]]:
    """Return the buttons under a message."""
    return [key for row in message.get("reply_markup", {}).get("inline_keyboard", []) for key in row]
