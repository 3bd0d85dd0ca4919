"""How often a sign-in may be tried: by name in all processes, by address in each; neither is kept as it is.

What locks an account is bot/store/lockout.py; this bounds what names that nobody has, and hashing, may cost.
"""

import hashlib
import hmac
import logging
import secrets

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage, Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter

from bot.session.redis_bell import FAULTS
from bot.settings import settings

# An account locks at five failures; this is above that, so that it holds only what no lock does. Practice, no source.
BY_NAME = RateLimitItemPerMinute(10, 5)
# The staff of a line may share one address at the start of a shift.
BY_ADDRESS = RateLimitItemPerMinute(60, 5)
# Refusals are audited, but nobody shall fill the audit with them.
NOTED = RateLimitItemPerMinute(1, 1)
RETRY_SECONDS = 300
# As bot/session/redis_shelf.py: a Redis that hangs shall not hold a thread.
REDIS_SECONDS = 1.0

logger = logging.getLogger(__name__)


class Tries:
    """Counts sign-ins that were tried; where Redis is used, ``may_try`` waits for the network: call it in a thread."""

    def __init__(self) -> None:
        # Gone with the process: an address cannot be found again from what is counted.
        self._key = secrets.token_bytes(32)
        # Held here as well: a limiter holds its storage by a weak reference.
        self._storages = (MemoryStorage(), _shared_storage())
        self._here, self._everywhere = map(FixedWindowRateLimiter, self._storages)

    def may_try(self, name: str, address: str) -> bool:
        """Count one more try and say whether it is allowed."""
        return self._here.hit(BY_ADDRESS, _digest(self._key, address)) and self._hit_name(name)

    def may_note_refusal(self) -> bool:
        """Say whether a refusal may be audited: one a minute."""
        return self._here.hit(NOTED, "refusals")

    def _hit_name(self, name: str) -> bool:
        limit: RateLimitItem = BY_NAME
        digest = _digest(_shared_key(self._key), name.strip().lower())
        try:
            return self._everywhere.hit(limit, "sign_in", digest)
        except FAULTS as error:
            # A door that nobody can open would be worse, and one without a bound too.
            logger.warning("sign-ins are counted by this process alone: %s", type(error).__name__)
            return self._here.hit(limit, "sign_in", digest)


def _shared_storage() -> Storage:
    url = settings().redis_url.get_secret_value()
    waits = {"socket_timeout": REDIS_SECONDS, "socket_connect_timeout": REDIS_SECONDS}
    return storage_from_string(url, **waits) if url else MemoryStorage()


def _shared_key(own: bytes) -> bytes:
    """Return a key that all processes which share a storage have."""
    secret = settings().secret.get_secret_value()
    return _digest(secret.encode(), "steady sign-in tries").encode() if secret else own


def _digest(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(errors="surrogatepass"), hashlib.sha256).hexdigest()
