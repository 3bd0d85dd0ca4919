"""The figures of a process for the operator's monitoring: counts, durations and states, nothing of anybody.

No label is made from what came in: each is one of the fixed few words below.
"""

from dataclasses import dataclass
from functools import lru_cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from bot.handoff.record import State

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
# answered: by the guide. safe_reply: by the numbers, since something failed. shed: by the numbers, since too many
# waited. stale: a button of an earlier reply. too_long: more characters than a message may have. too_fast: over a
# limit. closed: by the switch of bot/channels/numbers_only.py.
OUTCOMES = ("answered", "safe_reply", "shed", "stale", "too_long", "too_fast", "closed")
# actions: the action server failed. slow: a turn took five seconds. guide: anything else in a turn. shelf: what
# processes share. store: the database. telegram: a call that Telegram took at no try, or a start that failed.
FAULTS = ("actions", "slow", "guide", "shelf", "store", "telegram")
# What GET /health names too (bot/channels/troubles.py).
TROUBLES = ("shelf", "directory", "database", "telegram", "numbers_only")
# Records of these states are on the board (bot/handoff/board.py).
ON_BOARD = (State.OFFERED, State.QUEUED, State.RESERVED, State.LIVE, State.WRAP)
# A turn takes about 20 ms and is given up at 5 s (design.md 1).
BUCKETS = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 6.0)


@dataclass(frozen=True)
class Now:
    """What is so at the moment. handoffs: how many by state; longest_wait: of those who wait for a person, seconds."""

    sessions: int
    handoffs: dict[State, int]
    longest_wait: float
    on_shift: int
    troubles: frozenset[str] = frozenset()


class Meters:
    """Counts what happens in a process."""

    def __init__(self) -> None:
        self._all = CollectorRegistry()
        ProcessCollector(registry=self._all)
        PlatformCollector(registry=self._all)
        self._turns = Counter("steady_turns", "Messages by what became of them.", ["outcome"], registry=self._all)
        self._faults = Counter("steady_faults", "What failed.", ["kind"], registry=self._all)
        self._seconds = Histogram("steady_turn_seconds", "How long turns took.", buckets=BUCKETS, registry=self._all)
        self._sessions = self._gauge("steady_live_sessions", "Chats that have not ended and are not idle.")
        self._wait = self._gauge("steady_longest_wait_seconds", "The longest that anybody waits for a person now.")
        self._on_shift = self._gauge("steady_staff_on_shift", "People who can take a chat.")
        self._handoffs = Gauge("steady_handoffs", "Chats with the line, by state.", ["state"], registry=self._all)
        self._troubles = Gauge("steady_trouble", "1 while it is so.", ["kind"], registry=self._all)
        for outcome in OUTCOMES:
            self._turns.labels(outcome)
        for kind in FAULTS:
            self._faults.labels(kind)

    def _gauge(self, name: str, meaning: str) -> Gauge:
        return Gauge(name, meaning, registry=self._all)

    def turn(self, outcome: str) -> None:
        """Count a message by what became of it, one of OUTCOMES."""
        self._turns.labels(outcome).inc()

    def took(self, seconds: float) -> None:
        """Note how long a turn took."""
        self._seconds.observe(seconds)

    def fault(self, kind: str) -> None:
        """Count what failed, one of FAULTS."""
        self._faults.labels(kind).inc()

    def written(self, now: Now) -> bytes:
        """Return everything as Prometheus reads it."""
        self._sessions.set(now.sessions)
        self._wait.set(now.longest_wait)
        self._on_shift.set(now.on_shift)
        for kind in TROUBLES:
            self._troubles.labels(kind).set(kind in now.troubles)
        for state in ON_BOARD:
            self._handoffs.labels(state.value).set(now.handoffs.get(state, 0))
        return generate_latest(self._all)


@lru_cache(maxsize=1)
def meters() -> Meters:
    """Return the meters of the process."""
    return Meters()
