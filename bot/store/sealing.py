"""Encrypts what a database or a backup must not give away, with a key made from STEADY_SECRET; plain without one.

Without a secret is for trials only: production refuses to start (bot/content/release.py).
"""

import base64
import logging

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.settings import settings

logger = logging.getLogger(__name__)

# Which of the two a kept value is; without them a secret that is set later would lock everybody out.
SEALED = "sealed:"
PLAIN = "plain:"


def cipher(secret: str, purpose: str) -> Fernet:
    """Return a cipher whose key is made from a secret; another purpose makes another key.

    Source: HKDF with SHA-256, RFC 5869; the secret is a key of 32 characters or more, not a password.
    """
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"steady {purpose}".encode())
    return Fernet(base64.urlsafe_b64encode(derived.derive(secret.encode())))


def sealed(text: str, purpose: str) -> str:
    """Return a text as it may be kept."""
    secret = settings().secret.get_secret_value()
    return SEALED + cipher(secret, purpose).encrypt(text.encode()).decode() if secret else PLAIN + text


def unsealed(kept: str, purpose: str) -> str | None:
    """Return the text again; None where it was sealed with another secret."""
    if kept.startswith(PLAIN):
        return kept[len(PLAIN) :]
    try:
        secret = settings().secret.get_secret_value()
        return cipher(secret, purpose).decrypt(kept[len(SEALED) :].encode()).decode()
    except InvalidToken:
        logger.warning("What was kept for %s was sealed with another STEADY_SECRET", purpose)
        return None
