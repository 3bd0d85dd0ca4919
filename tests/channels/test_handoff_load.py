"""Many adults and few staff at once, over HTTP; the full 200 with 20 are in `make bench`."""

import time
from collections.abc import Iterator

import pytest

from bench.handoffs import measure, on_shift
from tests.channels.line_staff import PASSWORD, SET_UP_SECONDS, LineStaff
from tests.channels.server import Server

CHATS, STAFF, MESSAGES = 40, 5, 3


@pytest.fixture
def staff(server: Server) -> Iterator[LineStaff]:
    staff = LineStaff(server)
    staff.open_line(queue_ceiling=CHATS)
    time.sleep(SET_UP_SECONDS)
    yield staff
    staff.close()


async def test_forty_chats_with_five_staff_lose_double_and_cross_nothing(server: Server, staff: LineStaff):
    names = [f"helper{number}" for number in range(STAFF)]
    for name in names:
        staff.account(name, capacity=10)
    clients = [await on_shift(server.address, name, PASSWORD) for name in names]
    report = await measure(server.address, clients, CHATS, MESSAGES)
    assert report.clean, report.rows()
    assert len(report.relay_ms) == 2 * CHATS * MESSAGES
