"""How words land on a child: the labels of data/wording/ and what kind of wording each is.

Source: safety-rules.md 11, facts 1.2 to 1.5. A parse result names a label under PARSE_KEY, never words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PARSE_KEY = "wording"

OPEN, CLOSED, LEADING, ASIDE = "open", "closed", "leading", "aside"
# aside: not said to a child at all.
KIND_OF_LABEL = {
    "open": OPEN,
    "listening": OPEN,
    "believes": OPEN,
    "no_blame": OPEN,
    "honest_about_secret": OPEN,
    "closed": CLOSED,
    "facts": CLOSED,
    "leading": LEADING,
    "about_acts": LEADING,
    "why_or_blame": LEADING,
    "doubts": LEADING,
    "promises": LEADING,
    "pressure": LEADING,
    "threat_to_person": LEADING,
    "real_case": ASIDE,
    "leaving": ASIDE,
    "other": ASIDE,
}
LABELS = tuple(KIND_OF_LABEL)
HELPFUL = tuple(label for label, kind in KIND_OF_LABEL.items() if kind == OPEN)
ABOUT_ACTS, REAL_CASE, LEAVING, OTHER = "about_acts", "real_case", "leaving", "other"
# What is heard as helpful with less confidence is not called so: to call a leading question open does harm, to say "I
# can't tell" does none. By ten-fold cross-validation over data/wording/ it turns 22 of 53 such mistakes into doubt, and
# 36 of 293 sentences that help (26 November 2026).
SURE_ENOUGH = 0.6


@dataclass(frozen=True)
class Heard:
    """How a typed sentence lands.

    confidence: the chance of the label's kind, 0 to 1.
    """

    label: str
    confidence: float

    @property
    def helpful(self) -> bool:
        """Whether it helps the child, surely enough to say so."""
        return self.label in HELPFUL and self.confidence >= SURE_ENOUGH

    @property
    def certain_label(self) -> str:
        """The label; "other" where it would be called helpful and is not surely so."""
        return OTHER if self.label in HELPFUL and not self.helpful else self.label

    @classmethod
    def from_parse(cls, parse_data: Mapping[str, Any]) -> "Heard | None":
        """Read it off a parse result, None for a pressed button and where nothing was trained."""
        row = parse_data.get(PARSE_KEY)
        return cls(row["label"], row["confidence"]) if row else None
