"""The words that stand on the chat page, and those its script says when no answer reaches it."""

from bot.channels.fixed_words import text_of

# What the script calls them, and the responses they are.
NAMES = {
    "trouble": "utter_safe_reply",
    "over": "utter_session_ended",
    "refused": "utter_page_refused",
    "notSent": "utter_page_not_sent",
    "lost": "utter_page_lost",
    "found": "utter_page_found",
    "restarted": "utter_page_restarted",
}

# What the template calls them.
STANDING = {
    "leave": "utter_page_leave",
    "device": "utter_page_device",
    "small_print": "utter_page_small_print",
    "over": "utter_session_ended",
    "trial": "utter_trial",
}


def standing_words() -> dict[str, str]:
    """Return the words of the template by the names it has for them."""
    return {name: text_of(response) for name, response in STANDING.items()}


def script_words() -> dict[str, str]:
    """Return the script's words by the names it has for them."""
    return {name: text_of(response) for name, response in NAMES.items()}
