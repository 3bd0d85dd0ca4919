"""A clock that tests move, in place of the one cachetools reads."""

from cachetools import TTLCache


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds

    def cache(self, maxsize: int, ttl: float) -> TTLCache:
        """Make a cache as the product does, on this clock."""
        return TTLCache(maxsize, ttl, timer=self)
