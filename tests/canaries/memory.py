"""Reads the memory of a live process; Linux, and the process has to be ours or we root."""

from collections.abc import Iterator
from pathlib import Path

PIECE = 1 << 22
# So that what lies across two pieces is found.
OVERLAP = 256


def pieces(pid: int) -> Iterator[bytes]:
    """Give all that a process can write to, piece by piece."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _writable(pid):
            for at in range(start, end, PIECE):
                try:
                    memory.seek(max(start, at - OVERLAP))
                    yield memory.read(min(end, at + PIECE) - max(start, at - OVERLAP))
                except (OSError, ValueError, OverflowError):
                    break  # Mapped, but not there to be read.


def _writable(pid: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        where, rights, *_ = line.split()
        if rights.startswith("rw"):
            start, end = where.split("-")
            yield int(start, 16), int(end, 16)


def children(pid: int) -> dict[int, str]:
    """Return the child processes of a process, with their command lines."""
    found: dict[int, str] = {}
    for number in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        found[int(number)] = Path(f"/proc/{number}/cmdline").read_text().replace("\0", " ")
    return found
