"""Makes a failed or slow action call fail the whole turn, instead of leaving half an answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from rasa.utils.endpoints import EndpointConfig

# Set for the turns of our own channels; on stock ``rest`` a failed action call stays what it is in stock Rasa.
TURN_OF_OURS: ContextVar[bool] = ContextVar("turn_of_ours", default=False)


@contextmanager
def of_ours() -> Iterator[None]:
    """Hold while a turn of our own channels is with Rasa."""
    before = TURN_OF_OURS.set(True)
    try:
        yield
    finally:
        TURN_OF_OURS.reset(before)


class TurnFailedError(BaseException):
    """Something behind the channel failed; a BaseException because Rasa swallows every Exception of an action."""


class WatchedEndpoint(EndpointConfig):
    """The action server as Rasa calls it; any failure ends the turn."""

    @classmethod
    def watching(cls, endpoint: EndpointConfig) -> "WatchedEndpoint":
        """Make a watched copy of an endpoint."""
        return cls(endpoint.url, endpoint.params, endpoint.headers, endpoint.basic_auth, **endpoint.kwargs)

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """Call the action server.

        Raises:
            TurnFailedError: in a turn of ours, it did not answer, or not as an action does.
        """
        try:
            return as_agreed(await super().request(*args, **kwargs))
        except Exception as error:
            if not TURN_OF_OURS.get():
                raise
            # Any failure here would otherwise reach the adult as silence; the channel gives the safe reply.
            raise TurnFailedError(type(error).__name__) from None


def as_agreed(answer: Any) -> Any:
    """Return an answer that has the shape of an action's; Rasa would leave half an answer where it has not.

    Raises:
        TypeError: it has not.
    """
    for part in ("events", "responses"):
        rows = answer.get(part) if isinstance(answer, dict) else None
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise TypeError
    return answer
