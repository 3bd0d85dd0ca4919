"""The command menu of Telegram: what each command sends, and its line in the menu."""

import logging

from telegram import Bot, BotCommand, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from bot.channels.fixed_words import text_of

# In the order of the menu; Telegram shows /start first in any case.
LINES = {
    "start": "utter_command_start",
    "help": "utter_command_help",
    "person": "utter_command_person",
    "steps": "utter_command_steps",
    "leave": "utter_command_leave",
    "wipe": "utter_command_wipe",
}
# Commands that say what a button would say.
PAYLOAD_OF = {
    "help": "/ask_help",
    "person": "/ask_for_person",
    "steps": '/continue_steps{"aspect":"resume"}',
}
# What these buttons send; a wish to hide counts whenever it comes.
HIDE, WIPE = "/leave_now", "/forget_me"
# /start after the screen was hidden: coming back.
COME_BACK = "/greet"
# The deep link https://t.me/<bot>?start=teacher: whoever follows it works with children.
DEEP_LINKS = {"teacher": '/give_role{"role":"professional"}'}
PAYLOADS = frozenset({COME_BACK, HIDE, *PAYLOAD_OF.values(), *DEEP_LINKS.values()})

logger = logging.getLogger(__name__)


async def show_menu(bot: Bot) -> None:
    """Put the commands into the menu of private chats; the guide works without it too."""
    commands = [BotCommand(name, text_of(line)) for name, line in LINES.items()]
    try:
        await bot.set_my_commands(commands, scope=BotCommandScopeAllPrivateChats())
    except TelegramError as error:
        logger.warning("the command menu could not be set: %s", type(error).__name__)
