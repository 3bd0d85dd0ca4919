"""Passwords and one-time codes of staff: making, hashing and checking them; nothing here is stored or logged.

Hashing takes some 50 ms of a core and 64 MiB: call it in a thread.
"""

import secrets
import unicodedata
from datetime import datetime
from functools import lru_cache
from io import BytesIO

import pyotp
import segno
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# NCSC, "Password administration for system owners": length and no rules of composition. 12 follows its Cyber
# Essentials scheme; a one-time code comes on top for supervisors.
SHORTEST_PASSWORD = 12
# OWASP, Password Storage Cheat Sheet: some upper limit, so that hashing a long text cannot wear the machine out.
LONGEST_PASSWORD = 128
# Read out or copied by hand: no letters that look alike. 32 letters: 16 of them are 80 bits.
ONE_TIME_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
ONE_TIME_GROUPS = 4
# Codes of half a minute before and after are taken too, for clocks that differ. Source: RFC 6238, section 5.2.
STEP_SECONDS = 30
STEPS_APART = (0, -1, 1)
CODE_DIGITS = 6
ISSUER = "Steady"


def new_one_time_password() -> str:
    """Return a fresh password in four groups of four, to be changed at the first sign-in."""
    groups = ["".join(secrets.choice(ONE_TIME_LETTERS) for _ in range(4)) for _ in range(ONE_TIME_GROUPS)]
    return "-".join(groups)


def password_problem(password: str, name: str) -> str:
    """Return why a password cannot be taken: "too_short", "too_long", "is_name" or "unreadable"; "" where it can."""
    if not _readable(password):
        return "unreadable"
    if len(password) < SHORTEST_PASSWORD:
        return "too_short"
    if len(password) > LONGEST_PASSWORD:
        return "too_long"
    rest = password.casefold().replace(name.casefold(), "") if name else password
    return "" if any(letter.isalpha() for letter in rest) or rest == password.casefold() else "is_name"


def hashed(password: str) -> str:
    """Return the hash under which a password is kept."""
    return _hasher().hash(_normal(password))


def is_password(password_hash: str | None, password: str) -> bool:
    """Say whether a password is the one of a hash.

    Args:
        password_hash: None for a name nobody has; it takes as long as any, so that time does not tell names.
        password: as it was typed.
    """
    stand_in = _hash_of_nobody()
    if not _readable(password) or len(password) > LONGEST_PASSWORD:
        password, password_hash = "", None
    try:
        _hasher().verify(password_hash or stand_in, _normal(password))
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def needs_new_hash(password_hash: str) -> bool:
    """Say whether a hash was made with weaker settings than today's; hash the password again at a sign-in."""
    return _hasher().check_needs_rehash(password_hash)


def new_totp_secret() -> str:
    """Return a secret for an app of one-time codes, in base 32."""
    return pyotp.random_base32()


def totp_uri(secret: str, name: str) -> str:
    """Return the address that such an app reads ("otpauth://totp/...")."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def totp_picture(secret: str, name: str) -> bytes:
    """Return the address as a QR code, an SVG file."""
    file = BytesIO()
    segno.make(totp_uri(secret, name), micro=False).save(file, kind="svg", scale=4, light="#fff")
    return file.getvalue()


def matching_step(secret: str, code: str, at: datetime) -> int | None:
    """Return the half minute (since 1970) that a code is of, None where it is of none near a time.

    Args:
        secret: in base 32; one that cannot be read matches nothing.
        code: six digits; blanks within are passed over.
        at: the time, with its zone.
    """
    digits = "".join(code.split())
    if len(digits) != CODE_DIGITS or not (digits.isascii() and digits.isdigit()):
        return None
    now = int(at.timestamp()) // STEP_SECONDS
    return next((now + apart for apart in STEPS_APART if _is_code(secret, digits, now + apart)), None)


def _is_code(secret: str, digits: str, step: int) -> bool:
    try:
        return secrets.compare_digest(pyotp.HOTP(secret).at(step), digits)
    except ValueError:  # binascii's error for what is not base 32
        return False


def _readable(password: str) -> bool:
    """Say whether a text can be encoded: JSON lets halves of a pair through."""
    return not any(unicodedata.category(letter) in ("Cs", "Cc") for letter in password)


def _normal(password: str) -> str:
    """Make one of the ways in which keyboards write the same letter. Source: NIST SP 800-63B, 5.1.1.2."""
    return unicodedata.normalize("NFKC", password)


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@lru_cache(maxsize=1)
def _hash_of_nobody() -> str:
    return _hasher().hash(secrets.token_hex())
