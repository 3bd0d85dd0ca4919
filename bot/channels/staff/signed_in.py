"""Who has signed in at the console: random tokens, known by their digest only, on the shelf all processes share."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.session.shelf import Shelf, Watch

SIGNED_IN = "signed_in"
# OWASP ASVS 4.0.3, 3.3.2 (level 3), after NIST SP 800-63B AAL3: 15 minutes without activity, 12 hours in all.
IDLE_SECONDS = 15 * 60
LONGEST_SECONDS = 12 * 3600
# Saves a write for each request; the idle time is shorter by so much at most.
BEAT_SECONDS = 15
# OWASP ASVS 4.0.3, 3.2.2 asks for 64 bits at least.
TOKEN_BYTES = 32
MOST_TRIES = 20


@dataclass(frozen=True)
class SignIn:
    """One sign-in. Times are seconds since the epoch.

    key: the digest of its token. print_of_account: ``account_print`` when it was made, so that it ends when the
    account's password, role or codes change. new_secret: of one-time codes, until a first code confirms it.
    """

    key: str
    account_id: int
    print_of_account: str
    csrf: str
    began: float
    seen: float
    new_secret: str = ""


class SignIns:
    """The sign-ins of all staff."""

    def __init__(self, shelf: Shelf, clock: Callable[[], float]) -> None:
        """Take the shelf, and a clock in seconds since the epoch."""
        self._shelf, self._clock = shelf, clock

    async def open(self, account: Any) -> str:
        """Sign an account in and return the token, which is kept nowhere."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now, csrf = self._clock(), secrets.token_urlsafe(TOKEN_BYTES)
        sign_in = SignIn(digest(token), account.id, account_print(account), csrf, now, now)
        await self._shelf.put(SIGNED_IN, sign_in.key, asdict(sign_in), IDLE_SECONDS)
        return token

    async def find(self, token: str) -> SignIn | None:
        """Return the sign-in of a token, None where it is over; its idle time begins anew."""
        return await self.beat(digest(token))

    async def beat(self, key: str) -> SignIn | None:
        """Return a sign-in by its key, None where it is over; its idle time begins anew."""
        kept = await self._shelf.read(SIGNED_IN, key)
        now = self._clock()
        if kept is None:
            return None
        sign_in = SignIn(**kept.value)
        if now - sign_in.seen >= IDLE_SECONDS or now - sign_in.began >= LONGEST_SECONDS:
            await self.end(key)
            return None
        if now - sign_in.seen > BEAT_SECONDS:
            # Where another request was faster, it has done the same.
            seen = asdict(replace(sign_in, seen=now))
            await self._shelf.swap(SIGNED_IN, key, kept.version, seen, IDLE_SECONDS)
        return sign_in

    async def change(self, key: str, **values: Any) -> bool:
        """Change fields of a sign-in; False where it is over."""
        for _ in range(MOST_TRIES):
            kept = await self._shelf.read(SIGNED_IN, key)
            if kept is None:
                return False
            if await self._shelf.swap(SIGNED_IN, key, kept.version, kept.value | values, IDLE_SECONDS):
                return True
        return False

    async def end(self, key: str) -> None:
        """Sign out."""
        kept = await self._shelf.read(SIGNED_IN, key)
        await self._shelf.drop(SIGNED_IN, key)
        if kept:
            await self._shelf.tell(topic(kept.value["account_id"]))

    async def end_all_of(self, account_id: int, but: str = "") -> None:
        """End every sign-in of an account but one."""
        kept = await self._shelf.read_all(SIGNED_IN)
        for key in [key for key, row in kept.items() if row.value["account_id"] == account_id and key != but]:
            await self._shelf.drop(SIGNED_IN, key)
        await self._shelf.tell(topic(account_id))

    def watch(self, account_id: int) -> Watch:
        """Return a watch that is told when a sign-in of an account ends."""
        return self._shelf.watch(topic(account_id))


def topic(account_id: int) -> str:
    """Return the shelf's topic of an account's sign-ins."""
    return f"{SIGNED_IN} {account_id}"


def digest(token: str) -> str:
    """Return the digest of a token; it is random, so that no salt is needed."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def account_print(account: Any) -> str:
    """Return a digest of what a sign-in stands on: password, role, one-time codes."""
    parts = (account.password_hash, account.role, account.totp_secret or "", account.must_change_password)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
