"""Names and seals for what leaves the process: HMACs in place of keys, encrypted values; both from STEADY_SECRET."""

import base64
import hmac
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import SettingsError, ShelfError

# Fernet and HMAC-SHA256 both take 32 bytes; each gets a key of its own.
KEY_BYTES = 32


class Seal:
    """One secret's names and seals; who has another secret can neither find nor read anything."""

    def __init__(self, secret: str) -> None:
        """Derive the keys.

        Raises:
            SettingsError: the secret is empty.
        """
        if not secret.strip():
            raise SettingsError("Please set: STEADY_SECRET (see docs/settings.md).")
        self._names = _key(secret, b"steady names")
        self._fernet = Fernet(base64.urlsafe_b64encode(_key(secret, b"steady values")))

    def name(self, *parts: str) -> str:
        """Return what stands in place of a key: the same for the same parts, and nothing can be read from it."""
        return hmac.digest(self._names, json.dumps(parts).encode(), "sha256").hex()

    def shut(self, value: Any) -> bytes:
        """Return a JSON value sealed: it cannot be read, nor changed unnoticed."""
        return self._fernet.encrypt(json.dumps(value).encode())

    def open(self, sealed: bytes | str) -> Any:
        """Return the value that was sealed.

        Raises:
            ShelfError: it was sealed with another secret, or has been changed.
        """
        try:
            return json.loads(self._fernet.decrypt(sealed))
        except InvalidToken:
            raise ShelfError("a value was sealed with another secret, or has been changed") from None


def _key(secret: str, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose).derive(secret.encode())
