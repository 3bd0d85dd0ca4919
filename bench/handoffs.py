"""Many chats with few people at once, over HTTP: every message has to arrive once, in order, on both sides."""

import asyncio
import time

import httpx

from bench.handoff_report import Report
from bench.handoff_sides import Adult, Helper, on_shift

__all__ = ["Report", "measure", "on_shift"]


async def measure(address: str, staff: list[httpx.AsyncClient], chats: int, messages: int) -> Report:
    """Return what happened to ``chats`` adults with these signed-in, on-shift members of staff."""
    report = Report(chats, len(staff), messages)
    helpers = [Helper(client, report) for client in staff]
    adults = [Adult(address, number, messages) for number in range(chats)]
    began = time.perf_counter()
    working = [asyncio.create_task(helper.run()) for helper in helpers]
    results = await asyncio.gather(*(adult.run() for adult in adults), return_exceptions=True)
    for task in working:
        task.cancel()
    await asyncio.gather(*working, return_exceptions=True)
    report.seconds = time.perf_counter() - began
    failed = next((error for error in results if isinstance(error, BaseException)), None)
    if failed:
        raise failed
    _count(report, adults, helpers)
    return report


def _count(report: Report, adults: list[Adult], helpers: list[Helper]) -> None:
    """Compare what each side wrote with what the other was shown."""
    shown = [rows for helper in helpers for rows in helper.seen.values() if rows]
    answered = {text: at for helper in helpers for text, at in helper.sent_at.items()}
    for adult in adults:
        wanted = list(adult.sent_at)
        seen = [row for rows in shown if rows[0][0].startswith(f"adult {adult.number} says ") for row in rows]
        _compare(report, wanted, seen)
        _compare(report, [f"answer to {text}" for text in wanted], adult.inbox.rows)
        report.relay_ms += _times(adult.sent_at, seen) + _times(answered, adult.inbox.rows)


def _times(sent_at: dict[str, float], shown: list[tuple[str, float]]) -> list[float]:
    return [1000 * (at - sent_at[text]) for text, at in shown if text in sent_at]


def _compare(report: Report, wanted: list[str], shown: list[tuple[str, float]]) -> None:
    texts = [text for text, _ in shown]
    report.lost += sum(text not in texts for text in wanted)
    report.doubled += len(texts) - len(set(texts))
    report.crossed += sum(text not in wanted for text in texts)
    report.out_of_order += [text for text in texts if text in wanted] != [text for text in wanted if text in texts]
