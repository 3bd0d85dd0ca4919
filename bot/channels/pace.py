"""How fast one session, one address and one member of staff may send; an address is counted by a keyed digest only.

The limits stop a flood, not a person: honest use stays far below them. What holds when everybody is honest and there
are simply too many is bot/channels/rush.py.
"""

import hashlib
import hmac
import ipaddress
import math
import secrets
import time
from dataclasses import dataclass

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from sanic import Sanic
from sanic.request import Request

from bot.errors import TooFastError

# Nobody types five messages a second for a minute; `make bench` holds chats of 200 turns, the longest we know of.
SESSION_MESSAGES = RateLimitItemPerMinute(300)
# The page tells at most every two seconds (web/chat_person.js).
SESSION_TYPING = RateLimitItemPerMinute(120)
# A school of 200 staff behind one address, all of whom write every ten seconds and open a chat within two minutes.
ADDRESS_MESSAGES = RateLimitItemPerMinute(1200)
ADDRESS_SESSIONS = RateLimitItemPerMinute(120)
# Somebody in five chats (docs/handoff.md) who writes every three seconds in each.
STAFF_MESSAGES = RateLimitItemPerMinute(100)
# Who owns a network of IPv6 owns all 2^64 addresses of it (RFC 6177).
ONE_HOLDER = 64
LONGEST_RETRY_SECONDS = 60


@dataclass(frozen=True)
class Rule:
    """A limit and the name of what it counts."""

    name: str
    item: RateLimitItem


OPENED = Rule("opened", ADDRESS_SESSIONS)
FROM_ADDRESS = Rule("from_address", ADDRESS_MESSAGES)
IN_SESSION = Rule("in_session", SESSION_MESSAGES)
TYPING = Rule("typing", SESSION_TYPING)
BY_STAFF = Rule("by_staff", STAFF_MESSAGES)
# Where being too fast is said by a message, it is said this often.
TOLD = Rule("told", RateLimitItemPerMinute(1))


class Pace:
    """Counts what came in during the minute, in the memory of this process."""

    def __init__(self) -> None:
        # Gone with the process: neither address nor session can be found again from what is counted.
        self._key = secrets.token_bytes(32)
        # Held here as well: a limiter holds its storage by a weak reference.
        self._storage = MemoryStorage()
        self._limiter = FixedWindowRateLimiter(self._storage)
        self._seen_at = 0.0

    def take(self, rule: Rule, who: str) -> None:
        """Count one more.

        Raises:
            TooFastError: it is over the limit; says in how many seconds the next may come.
        """
        self._mind_the_clock()
        digest = hmac.new(self._key, who.encode(errors="surrogatepass"), hashlib.sha256).hexdigest()
        if not self._limiter.hit(rule.item, rule.name, digest):
            resets_at = self._limiter.get_window_stats(rule.item, rule.name, digest)[0]
            raise TooFastError(min(LONGEST_RETRY_SECONDS, max(1, math.ceil(resets_at - time.time()))))

    def _mind_the_clock(self) -> None:
        """Begin to count anew where the machine's clock was put back: each count would last by so much longer."""
        now = time.time()
        if now < self._seen_at:
            self._storage.reset()
        self._seen_at = now

    def take_from(self, rule: Rule, address: str) -> None:
        """Count one more from an address, where it tells one client from another.

        A loopback address does not: it is this machine, or a proxy on it behind which everybody is
        (docs/settings.md, STEADY_PROXIES).

        Raises:
            TooFastError: it is over the limit.
        """
        if holder := holder_of(address):
            self.take(rule, holder)


def pace_of(app: Sanic) -> Pace:
    """Return the pace of the process."""
    found: Pace | None = getattr(app.ctx, "steady_pace", None)
    if found is None:
        found = app.ctx.steady_pace = Pace()
    return found


def address_of(request: Request) -> str:
    """Return the client's address: what STEADY_PROXIES proxies say it is, else where the connection comes from."""
    return str(request.remote_addr or request.ip)


def holder_of(address: str) -> str:
    """Return whose address it is: itself, of IPv6 its network; "" for this machine and for what is no address."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0].strip("[]"))
    except ValueError:
        return ""
    found = getattr(found, "ipv4_mapped", None) or found
    if found.is_loopback:
        return ""
    return str(ipaddress.ip_network((found, ONE_HOLDER), strict=False)) if found.version == 6 else str(found)
