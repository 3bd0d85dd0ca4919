"""Writes the table of docs/privacy.md from the code's own settings; run it after a change of either."""

import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bot.channels import (  # noqa: E402
    telegram_chat,
    telegram_chats,
    telegram_following,
    telegram_kept,
    telegram_updates,
)
from bot.channels.base import TURN_SECONDS  # noqa: E402
from bot.channels.staff import shifts, signed_in, tries  # noqa: E402
from bot.handoff import acting, blocks, board, human_line, presence, queueing, timing  # noqa: E402
from bot.handoff.routes import platform, webhook  # noqa: E402
from bot.session import redaction, redis_lease, session, sessions, sweeper  # noqa: E402
from bot.settings import Settings  # noqa: E402

PAGE = ROOT / "docs" / "privacy.md"
BEGIN, END = "<!-- table: scripts/privacy_table.py -->", "<!-- end of table -->"
MEMORY, SHELF = "memory of the Rasa process", "the shelf"
TRACKER = f"{MEMORY}: tracker store; with Redis the shelf, and memory for the turn"
DATABASE = "database"


@dataclass(frozen=True)
class Row:
    """One thing that is held. kinds: the shelf's kinds or the tables it stands for."""

    what: str
    where: str
    how_long: str
    kinds: tuple[str, ...] = ()


def spoken(seconds: float) -> str:
    """Return a time in words: 1800 -> "30 minutes"."""
    for unit, size in (("hour", 3600), ("minute", 60), ("second", 1)):
        if seconds >= 2 * size or (seconds == size and size > 1) or size == 1:
            count = round(seconds / size, 1)
            return f"{count:g} {unit}{'' if count == 1 else 's'}"
    raise ValueError(seconds)


def rows() -> list[Row]:
    """Return what is held of adults, of handoffs, and of staff."""
    return [*_of_the_chat(), *_of_telegram(), *_of_the_line(), *_beside_the_chats(), *_of_staff(), *_in_the_database()]


def _of_the_chat() -> list[Row]:
    idle = spoken(Settings.__fields__["session_idle_seconds"].default)
    over = f"the session: until it is ended, or {idle} idle (`STEADY_SESSION_IDLE_SECONDS`); swept {_swept()}"
    return [
        Row("The words of a message", MEMORY, f"the one turn, {spoken(TURN_SECONDS)} at most"),
        Row(
            "What they mean: intents, signs of danger, how a wording lands, facts by fixed values",
            TRACKER,
            f"the last {redaction.LONGEST_TAIL} events; {over}",
        ),
        Row(
            "Facts (slots): role, relation, age band, nation, council's code, language, whether a child types, danger, "
            "walk and steps, last question, practice",
            TRACKER,
            over,
        ),
        Row(
            f"The guide's own last replies ({session.REMEMBERED_ANSWERS} under message ids the page made up), what the "
            "adult was told of a handoff, a digest of the last button",
            SHELF,
            over,
            (sessions.SESSIONS,),
        ),
        Row("Token (as a digest) and random ids of the session", SHELF, over),
        Row("That a session is being answered", SHELF, f"the turn, {spoken(redis_lease.LEASE_SECONDS)} after a crash"),
        Row("The address a request comes from", "the connection", "the request; not logged"),
    ]


def _swept() -> str:
    return f"every {spoken(sweeper.SWEEP_SECONDS)}"


def _of_telegram() -> list[Row]:
    until_left = "until left or deleted"
    return [
        Row(
            f"Chat id, token of its session, and the ids of the last {telegram_chat.MOST_MESSAGE_IDS:,} messages",
            f"{MEMORY}: the live chat, by a keyed digest whose key is new at each start; with Redis the shelf, and "
            "memory while something is done with the chat",
            f"{until_left}, or the idle time of a session",
            (telegram_kept.CHATS,),
        ),
        Row(
            "Which chats people of the line are in (chat id); with Redis only",
            SHELF,
            f"{until_left}, or the idle time of a session",
            (telegram_following.FOLLOWED,),
        ),
        Row(
            "That a button or an album was taken (numbers of Telegram)",
            SHELF,
            "the idle time of a session",
            (telegram_chats.FIRSTS,),
        ),
        Row(
            "Telegram's numbers of updates already taken (no chat id)",
            SHELF,
            spoken(telegram_updates.UPDATE_SECONDS),
            (telegram_updates.UPDATES,),
        ),
        Row(
            "Which server polls Telegram; with Redis only", SHELF, f"{spoken(redis_lease.LEASE_SECONDS)} after its end"
        ),
    ]


def _of_the_line() -> list[Row]:
    relayed = f"until its wrap-up is closed, {spoken(timing.WRAP_SECONDS)} after the adult has gone at most"
    return [
        Row(
            "Record of a handoff: state, times, the facts the adult let through, ids of staff, nation and topic for "
            "the counts",
            SHELF,
            f"{relayed}; untouched: {spoken(board.RECORD_SECONDS)}",
            (board.RECORDS,),
        ),
        Row("Words between adult and staff, and asides among staff", SHELF, relayed),
        Row("An offer that was not answered", SHELF, spoken(timing.OFFER_SECONDS)),
        Row(
            "How a handoff ended (a code)",
            SHELF,
            f"until told, {spoken(board.ENDING_SECONDS)} at most",
            (board.ENDINGS,),
        ),
        Row("That a page is open", SHELF, spoken(presence.ADULT_SECONDS), (presence.ADULTS,)),
        Row("That somebody types (nothing of what)", SHELF, spoken(presence.TYPING_SECONDS), (presence.TYPING,)),
    ]


def _beside_the_chats() -> list[Row]:
    return [
        Row(
            "How long somebody waited (a number under a random reference)",
            SHELF,
            spoken(queueing.JOINS_COUNT_SECONDS),
            (human_line.WAITS,),
        ),
        Row(
            "A block: keyed digest, reason code, until when, by whom",
            SHELF,
            spoken(blocks.BLOCK_SECONDS),
            (blocks.BLOCKS,),
        ),
        Row(
            "Which of a chat's notes a helpline's platform has had",
            SHELF,
            f"{spoken(board.RECORD_SECONDS)} at most",
            (webhook.CARRIED,),
        ),
        Row("Ids of that platform's calls", SHELF, spoken(platform.SEEN_SECONDS), (platform.SEEN,)),
        Row("Which server talks to that platform", SHELF, spoken(webhook.LEASE_SECONDS), (webhook.LEASES,)),
    ]


def _of_staff() -> list[Row]:
    idle, longest = spoken(signed_in.IDLE_SECONDS), spoken(signed_in.LONGEST_SECONDS)
    return [
        Row("A sign-in, by digest of its token", SHELF, f"{idle} idle, {longest} at most", (signed_in.SIGNED_IN,)),
        Row("That somebody is on shift", SHELF, f"until they end it, {longest} at most", (shifts.SHIFTS,)),
        Row(
            "That their console is open, with the name adults see",
            SHELF,
            spoken(presence.STAFF_SECONDS),
            (presence.STAFF,),
        ),
        Row("That somebody is being given a chat", SHELF, spoken(acting.HANDS_SECONDS), (acting.HANDS,)),
        Row("Sign-in tries, by name and by address as digests", MEMORY, _tries()),
    ]


def _tries() -> str:
    return f"about {spoken(tries.RETRY_SECONDS)}, and until the process stops at most"


def _in_the_database() -> list[Row]:
    until_changed = "until changed"
    return [
        Row(
            "Staff accounts: names, role, password hash, secret of codes", DATABASE, "until deleted by hand", ("staff",)
        ),
        Row("The line's name, hours, limits, switch", DATABASE, until_changed, ("line",)),
        Row("Saved replies in all versions", DATABASE, "not deleted", ("saved_reply", "saved_reply_version")),
        Row("Audit: account, action, time, random reference, reason code", DATABASE, "not deleted", ("audit",)),
        Row("Counts by day, nation, topic, outcome; only if switched on", DATABASE, "not deleted", ("day_count",)),
    ]


def table() -> str:
    """Return the table as Markdown."""
    lines = [f"| {row.what} | {row.where} | {row.how_long} |" for row in rows()]
    return "\n".join(["| What | Where | How long |", "|---|---|---|", *lines])


def page_with(text: str, new: str) -> str:
    """Return a page with the table in its place."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n{new}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(page_with(PAGE.read_text(), table()))
