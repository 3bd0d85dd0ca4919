"""The calls of the Bot API: each goes to telegram-test-api, and what that lacks or answers otherwise is made good."""

import asyncio
import json
import time
from typing import Any

from aiohttp import ClientSession

from tests.channels.telegram_people import TOKEN

BOT = {"is_bot": True}
LONG_POLL_SECONDS = 2
LOOK_SECONDS = 0.05
# What telegram-test-api has no route for and the guide only has to be told that it was done.
ONLY_NOTED = {"sendChatAction", "setMyCommands", "leaveChat"}

Fields = dict[str, Any]


class NotDoneError(Exception):
    """Telegram refuses a call; the text is its description."""


class Calls:
    """Passes calls on, and holds what telegram-test-api forgets: unconfirmed updates, and the webhook's secret."""

    def __init__(self, client: ClientSession, emulator: str, here: str) -> None:
        self._client, self._emulator, self._here = client, emulator, here
        self._waiting: list[Fields] = []
        self._webhook: Fields = {}

    async def answer(self, method: str, fields: Fields) -> Any:
        """Return the result of a call.

        Raises:
            NotDoneError: Telegram would refuse it.
        """
        ours = {
            "getUpdates": self._get_updates,
            "sendMessage": self._send_message,
            "editMessageReplyMarkup": self._edit_markup,
            "deleteMessage": self._delete_message,
            "deleteMessages": self._delete_messages,
            "setWebhook": self._set_webhook,
        }
        if method in ours:
            return await ours[method](fields)
        if method in ONLY_NOTED:
            return True
        result = await self._pass_on(method, fields)
        return result | BOT if method == "getMe" else True

    async def _pass_on(self, method: str, fields: Fields) -> Any:
        async with self._client.post(f"{self._emulator}/bot{TOKEN}/{method}", json=fields) as response:
            body = await response.json()
            if not body.get("ok"):
                raise NotDoneError(body.get("description") or body.get("message"))
            return body["result"]

    async def _get_updates(self, fields: Fields) -> list[Fields]:
        """Wait for updates; what was not confirmed by a later offset comes again, as Telegram does."""
        until = time.monotonic() + min(float(fields.get("timeout", 0)), LONG_POLL_SECONDS)
        self._waiting = [row for row in self._waiting if row["update_id"] >= int(fields.get("offset", 0))]
        while True:
            self._waiting += [as_telegram_says(row) for row in await self._pass_on("getUpdates", {})]
            if self._waiting or time.monotonic() >= until:
                return self._waiting
            await asyncio.sleep(LOOK_SECONDS)

    async def _send_message(self, fields: Fields) -> Fields:
        sent = await self._pass_on("sendMessage", fields)
        chat = {"id": int(fields["chat_id"]), "type": "private"}
        return {"message_id": sent["message_id"], "date": int(time.time()), "chat": chat, "text": fields["text"]}

    async def _edit_markup(self, fields: Fields) -> Fields:
        chat_id, number = int(fields["chat_id"]), int(fields["message_id"])
        markup = json.loads(fields.get("reply_markup") or '{"inline_keyboard": []}')
        async with self._client.post(f"{self._emulator}/getUpdatesHistory", json={"token": TOKEN}) as response:
            rows = (await response.json())["result"]
        row = next((row for row in rows if row["messageId"] == number and "chat_id" in row.get("message", {})), None)
        if row is None:
            raise NotDoneError("message to edit not found")
        if (row["message"].get("reply_markup") or {"inline_keyboard": []}) == markup:
            raise NotDoneError("message is not modified")
        await self._pass_on("editMessageReplyMarkup", {**fields, "reply_markup": markup})
        return {"message_id": number, "date": int(time.time()), "chat": {"id": chat_id, "type": "private"}, "text": "-"}

    async def _delete_message(self, fields: Fields) -> bool:
        """Delete until nothing of that number is left: telegram-test-api numbers a press like the next message."""
        await self._pass_on("deleteMessage", fields)
        try:
            while True:
                await self._pass_on("deleteMessage", fields)
        except NotDoneError:
            return True

    async def _delete_messages(self, fields: Fields) -> bool:
        numbers = json.loads(fields["message_ids"])
        if not 1 <= len(numbers) <= 100:
            raise NotDoneError("message_ids must hold 1 to 100 numbers")
        for number in numbers:
            try:
                await self._delete_message({"chat_id": fields["chat_id"], "message_id": number})
            except NotDoneError:
                continue  # "If some of the specified messages can't be found, they are skipped."
        return True

    async def _set_webhook(self, fields: Fields) -> bool:
        self._webhook = fields
        await self._pass_on("setWebhook", {"url": self._here + "/brought"})
        return True

    async def bring(self, update: Fields) -> int:
        """Bring an update to the webhook that was set, and return the status it was answered with."""
        secret = {"X-Telegram-Bot-Api-Secret-Token": self._webhook.get("secret_token", "")}
        async with self._client.post(self._webhook["url"], json=as_telegram_says(update), headers=secret) as response:
            return response.status


def as_telegram_says(update: Fields) -> Fields:
    """Return an update of telegram-test-api as Telegram would bring it."""
    if press := update.get("callback_query"):
        return {"update_id": update["update_id"], "callback_query": {**press, "chat_instance": "1"}}
    message = {name: value for name, value in update["message"].items() if name != "botToken"}
    edit_of, status = message.pop("edit_of", None), message.pop("member_status", None)
    if status:
        return {"update_id": update["update_id"], "my_chat_member": _change(message, status)}
    if edit_of:
        edited = {**message, "message_id": edit_of, "edit_date": message["date"]}
        return {"update_id": update["update_id"], "edited_message": edited}
    return {"update_id": update["update_id"], "message": message}


def _change(message: Fields, status: str) -> Fields:
    bot = {"id": 666, "is_bot": True, "first_name": "Steady"}
    after = {"status": status, "user": bot} | ({"until_date": 0} if status == "kicked" else {})
    before = {"status": "member" if status == "kicked" else "left", "user": bot}
    change = {"old_chat_member": before, "new_chat_member": after}
    return {"chat": message["chat"], "from": message["from"], "date": message["date"], **change}
