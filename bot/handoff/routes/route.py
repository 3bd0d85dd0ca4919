"""What a route to the people of the line does."""

from abc import ABC, abstractmethod


class Route(ABC):
    """Brings the board to the people who answer; what they do comes back as acts of StaffSide, whatever the route."""

    @abstractmethod
    async def run(self) -> None:
        """Bring what happens to them until cancelled; any number of processes may run it at once."""
