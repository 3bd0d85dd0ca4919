"""Finds the processes of one login session in /proc: supervisor gives its children groups of their own, no sessions."""

from pathlib import Path

LISTENING = "0A"


def processes_of(session: int) -> dict[int, str]:
    """Return the command lines of the live processes of a session, by process id."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, sid = _state_and_session(folder)
            command = (folder / "cmdline").read_text().replace("\0", " ")
        except (FileNotFoundError, ProcessLookupError):
            continue  # It ended while we looked.
        if sid == session and state != "Z":
            found[int(folder.name)] = command
    return found


def _state_and_session(folder: Path) -> tuple[str, int]:
    """Read both from /proc/PID/stat, behind the name in brackets, which may hold blanks."""
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    return fields[0], int(fields[3])


def sockets_of(process: int) -> set[str]:
    """Return the inodes of a process's sockets, as /proc/net names them."""
    inodes = set()
    for link in Path(f"/proc/{process}/fd").glob("*"):
        try:
            target = link.readlink()
        except FileNotFoundError:
            continue  # It was closed while we looked.
        if target.name.startswith("socket:"):
            inodes.add(target.name[len("socket:[") : -1])
    return inodes


def listening_on_all_addresses(processes: set[int]) -> set[str]:
    """Return the sockets of processes that listen on every address of the machine, in the hexadecimal of /proc."""
    inodes = {inode for process in processes for inode in sockets_of(process)}
    rows = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
    return {row[1] for row in rows if row[3] == LISTENING and row[9] in inodes and not row[1].split(":")[0].strip("0")}
