"""Chooses the shelf: memory for one process, Redis for several."""

from bot.session.memory_shelf import MemoryShelf
from bot.session.redis_shelf import RedisShelf
from bot.session.shelf import Shelf


def shelf_of(redis_url: str, secret: str) -> Shelf:
    """Return the shelf for the settings; Redis is not asked anything yet.

    Raises:
        SettingsError: a Redis address that cannot be read, or one without a secret.
    """
    return RedisShelf(redis_url, secret) if redis_url else MemoryShelf()
