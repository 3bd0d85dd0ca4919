"""The route to our own console, the default."""

from bot.handoff.routes.route import Route


class ConsoleRoute(Route):
    """The consoles watch the board themselves (bot/channels/staff/events.py)."""

    async def run(self) -> None:
        """Return at once: there is nobody else to bring it to."""
