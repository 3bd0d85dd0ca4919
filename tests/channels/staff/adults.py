"""Adults at the line of a staff server, without their own channel: they wait, write and leave."""

from bot.handoff.moves import closing, live, waiting
from bot.handoff.notes import Note, Side
from bot.handoff.record import Record
from tests.channels.staff.staff_server import StaffClient, StaffServer

SUMMARY = {"role": "parent", "danger": "amber"}


async def queue(server: StaffServer, ref: str, *, urgent: bool = False) -> str:
    line, now = server.line, server.clock()
    offered = waiting.offer(Record(ref, block_key=f"key of {ref}"), "web", urgent=urgent, now=now)
    await line.board.begin(waiting.accept(offered, dict(SUMMARY), now))
    await line.presence.adult_beat(ref)
    return ref


def queued(server: StaffServer, number: int = 1, *, urgent: bool = False) -> str:
    """Let an adult wait, and return the chat's reference."""
    return server.run(queue(server, f"{number:032x}", urgent=urgent))


def writes(server: StaffServer, ref: str, text: str) -> None:
    """Let an adult write into a live chat."""

    async def write() -> None:
        note = Note(Side.ADULT, text=text, at=server.clock())
        await server.line.board.change(ref, lambda r: live.adult_spoke(r, note.at), note)

    server.run(write())


def leaves(server: StaffServer, ref: str) -> None:
    """Let an adult go."""
    server.run(server.line.board.change(ref, lambda r: closing.adult_goes(r, server.clock())))


def on_shift(server: StaffServer, name: str, role: str = "responder") -> StaffClient:
    """Return a browser of somebody who has begun their shift, and is called by their name."""
    client = server.signed_in(name, role)
    client.patch("/me", json={"on_shift": True, "display_name": name.title()}).raise_for_status()
    return client


def in_chat(server: StaffServer, client: StaffClient, number: int = 1) -> str:
    """Let somebody take and join a new chat, and return its reference."""
    ref = queued(server, number)
    for act in ("take", "join"):
        client.post(f"/chats/{ref}/{act}").raise_for_status()
    return ref
