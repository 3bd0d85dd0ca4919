"""Throws the switch that turns the guide into a page of numbers, here and at once; needs nothing that runs."""

import sys
from pathlib import Path

SWITCH = Path(__file__).resolve().parent.parent / "var" / "numbers-only"


def main(wanted: str) -> int:
    """Switch on ("1") or off ("0"), and say what holds now."""
    if wanted not in ("0", "1"):
        print(f"It is {'on' if SWITCH.exists() else 'off'}. Say make numbers-only ON=1, or ON=0.")
        return 1
    if wanted == "1":
        SWITCH.parent.mkdir(exist_ok=True)
        SWITCH.touch()
        print("On: every message is answered by the numbers. Chats with a person go on; close the line at /staff.")
    else:
        SWITCH.unlink(missing_ok=True)
        print("Off: the guide answers again.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
