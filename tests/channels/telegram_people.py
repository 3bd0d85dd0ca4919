"""The people who write to the guide by Telegram in tests: what they do, and what they see on their screens."""

import time
from itertools import count
from typing import Any

import httpx

from tests.channels.processes import wait_until

TOKEN = "7700900:invented-token-for-tests"
# How long a wait may last on a busy machine; nothing is judged by it.
ANSWER_SECONDS = 30
# Long and odd, so that a log that holds one is found out.
CHAT_IDS = count(7_070_900_100_001)

Fields = dict[str, Any]


class People:
    """Acts by the client half of telegram-test-api and reads the screens it keeps."""

    def __init__(self, emulator: str) -> None:
        self._client = httpx.Client(base_url=emulator, timeout=10, trust_env=False)

    def write(self, chat_id: int, text: str) -> None:
        """Type a message, or a command, which Telegram marks as one."""
        length = len(text.split()[0]) if text.strip() else 0
        mark = {"entities": [{"type": "bot_command", "offset": 0, "length": length}]} if text.startswith("/") else {}
        self.post(chat_id, text=text, **mark)

    def post(self, chat_id: int, kind: str = "private", **content: Any) -> None:
        """Post anything: a text, a photo, into a private chat or a group."""
        chat = {"id": chat_id, "type": kind} | ({"first_name": "Robin"} if kind == "private" else {"title": "Invented"})
        person = {"id": abs(chat_id), "is_bot": False, "first_name": "Robin"}
        message = {"botToken": TOKEN, "date": int(time.time()), "chat": chat, "from": person, **content}
        self._client.post("/sendMessage", json=message).raise_for_status()

    def edit(self, chat_id: int, text: str) -> None:
        """Change the last message this person wrote."""
        newest = max(number for number, row in self.screen(chat_id).items() if not row["by_guide"])
        self.post(chat_id, text=text, edit_of=newest)

    def become(self, chat_id: int, status: str, kind: str = "private") -> None:
        """Change what the guide is in a chat: kicked by somebody who blocks it, member of a group."""
        self.post(chat_id, kind, member_status=status)

    def press(self, chat_id: int, title: str) -> int:
        """Press the last button of that title on the screen, and return its message."""
        number, data = next(
            (number, key["callback_data"])
            for number, row in sorted(self.screen(chat_id).items(), reverse=True)
            for key in keys_of(row)
            if key["text"] == title
        )
        self.press_again(chat_id, number, data)
        return number

    def press_again(self, chat_id: int, number: int, data: str) -> None:
        """Press a button of a message, whether or not it is still there."""
        person = {"id": chat_id, "is_bot": False, "first_name": "Robin"}
        message = {"message_id": number, "date": int(time.time()), "chat": {"id": chat_id, "type": "private"}}
        press = {"botToken": TOKEN, "from": person, "message": message, "data": data}
        self._client.post("/sendCallback", json=press).raise_for_status()

    def screen(self, chat_id: int) -> dict[int, Fields]:
        """Return what stands in a chat, by message."""
        return self.screens().get(chat_id, {})

    def screens(self) -> dict[int, dict[int, Fields]]:
        """Return what stands in every chat."""
        found: dict[int, dict[int, Fields]] = {}
        for row in self._client.post("/getUpdatesHistory", json={"token": TOKEN}).json()["result"]:
            message = row.get("message") or {}
            if message and not {"edit_of", "member_status"} & set(message):
                chat_id = int(message.get("chat_id") or message["chat"]["id"])
                seen = {**message, "text": message.get("text", ""), "by_guide": "chat_id" in message}
                found.setdefault(chat_id, {})[row["messageId"]] = seen
        return found

    def from_guide(self, chat_id: int) -> list[Fields]:
        """Return the guide's messages on a screen."""
        return [row for _, row in sorted(self.screen(chat_id).items()) if row["by_guide"]]

    def answered(self, chat_id: int, number: int) -> list[Fields]:
        """Wait for the guide's messages on a screen to be that many, and return them."""
        wait_until(lambda: len(self.from_guide(chat_id)) >= number, ANSWER_SECONDS, f"{number} messages in Telegram")
        return self.from_guide(chat_id)


def keys_of(message: Fields) -> list[dict[str, str]]:
    """Return the buttons under a message."""
    return [key for row in (message.get("reply_markup") or {}).get("inline_keyboard", []) for key in row]


def titles(message: Fields) -> list[str]:
    """Return the titles of the buttons under a message."""
    return [key["text"] for key in keys_of(message)]
