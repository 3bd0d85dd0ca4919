"""What a load of handoffs counts and measures."""

import statistics
from dataclasses import dataclass, field


@dataclass
class Report:
    """What was counted and measured. relay_ms: from a message sent to the other side's stream, both ways."""

    chats: int
    staff: int
    messages: int
    lost: int = 0
    doubled: int = 0
    crossed: int = 0
    out_of_order: int = 0
    relay_ms: list[float] = field(default_factory=list)
    take_ms: list[float] = field(default_factory=list)
    refused_takes: int = 0
    seconds: float = 0.0

    @property
    def clean(self) -> bool:
        """Whether nothing was lost, doubled, crossed or out of order."""
        return not any(self.wrong)

    @property
    def wrong(self) -> tuple[int, int, int, int]:
        """Return how many messages were lost, doubled, crossed, and of how many chats the order was wrong."""
        return self.lost, self.doubled, self.crossed, self.out_of_order

    def rows(self) -> list[tuple[str, str]]:
        """Return the report as rows of name and value."""
        return [
            ("chats, staff, messages each way", f"{self.chats}, {self.staff}, {self.messages}"),
            (
                "lost, doubled, crossed, out of order",
                f"{self.lost}, {self.doubled}, {self.crossed}, {self.out_of_order}",
            ),
            ("relay, median and 95th percentile", f"{_ms(self.relay_ms, 50)}, {_ms(self.relay_ms, 95)} ms"),
            ("take and join, median and 95th percentile", f"{_ms(self.take_ms, 50)}, {_ms(self.take_ms, 95)} ms"),
            ("takes refused because somebody was faster", str(self.refused_takes)),
            ("whole run", f"{self.seconds:.1f} s"),
        ]


def _ms(values: list[float], percent: int) -> str:
    return f"{statistics.quantiles(values, n=100)[percent - 1]:.0f}" if len(values) > 1 else "none"
