from dataclasses import replace

import pytest

from bot.channels.staff.signed_in import BEAT_SECONDS, IDLE_SECONDS, LONGEST_SECONDS, SIGNED_IN, SignIns
from bot.session.memory_shelf import MemoryShelf
from bot.store.account import Account
from tests.channels.staff.staff_server import StaffServer


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


ACCOUNT = Account(7, "sam", "", "responder", 2, False, None, False, None, "an invented hash")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shelf(clock: Clock) -> MemoryShelf:
    return MemoryShelf(clock)


@pytest.fixture
def sign_ins(shelf: MemoryShelf, clock: Clock) -> SignIns:
    return SignIns(shelf, clock)


async def test_a_token_is_long_random_and_kept_as_its_digest_only(sign_ins: SignIns, shelf: MemoryShelf):
    first, second = await sign_ins.open(ACCOUNT), await sign_ins.open(ACCOUNT)
    assert first != second and len(first) >= 43  # 256 bits in base 64
    assert first not in repr(await shelf.read_all(SIGNED_IN))


async def test_another_process_with_the_same_shelf_knows_the_sign_in(sign_ins: SignIns, shelf, clock):
    token = await sign_ins.open(ACCOUNT)
    other = SignIns(shelf, clock)
    found = await other.find(token)
    assert found is not None and found.account_id == 7
    await other.end(found.key)
    assert await sign_ins.find(token) is None


async def test_a_sign_in_nobody_uses_ends_after_fifteen_minutes(sign_ins: SignIns, clock: Clock):
    token = await sign_ins.open(ACCOUNT)
    clock.now += IDLE_SECONDS - 1
    assert await sign_ins.find(token)
    clock.now += IDLE_SECONDS - 1
    assert await sign_ins.find(token)
    clock.now += IDLE_SECONDS
    assert await sign_ins.find(token) is None


async def test_a_sign_in_in_use_ends_after_twelve_hours(sign_ins: SignIns, clock: Clock):
    token = await sign_ins.open(ACCOUNT)
    for _ in range(LONGEST_SECONDS // 600 - 1):
        clock.now += 600
        assert await sign_ins.find(token)
    clock.now += 600
    assert await sign_ins.find(token) is None


async def test_requests_close_together_are_not_each_written_down(sign_ins: SignIns, shelf, clock):
    token = await sign_ins.open(ACCOUNT)
    for _ in range(5):
        clock.now += BEAT_SECONDS / 5
        await sign_ins.find(token)
    (kept,) = (await shelf.read_all(SIGNED_IN)).values()
    assert kept.version == 1


async def test_a_beat_that_comes_late_takes_nothing_back(sign_ins: SignIns, clock: Clock):
    token = await sign_ins.open(ACCOUNT)
    found = await sign_ins.find(token)
    await sign_ins.change(found.key, new_secret="INVENTED")
    clock.now += BEAT_SECONDS + 1
    await sign_ins.find(token)
    assert (await sign_ins.find(token)).new_secret == "INVENTED"


async def test_all_sign_ins_of_an_account_end_but_the_one_named_and_watchers_are_told(sign_ins: SignIns):
    mine, other = await sign_ins.open(ACCOUNT), await sign_ins.open(ACCOUNT)
    colleague = await sign_ins.open(replace(ACCOUNT, id=8))
    watch = sign_ins.watch(7)
    await sign_ins.end_all_of(7, but=(await sign_ins.find(mine)).key)
    assert await watch.changed(0.01)
    assert await sign_ins.find(mine) and await sign_ins.find(colleague)
    assert await sign_ins.find(other) is None


async def test_a_sign_in_that_has_ended_cannot_be_changed_back_to_life(sign_ins: SignIns):
    found = await sign_ins.find(await sign_ins.open(ACCOUNT))
    await sign_ins.end(found.key)
    assert not await sign_ins.change(found.key, new_secret="INVENTED")
    assert await sign_ins.beat(found.key) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda staff, account: staff.set_password(account.id, "another hash"),
        lambda staff, account: staff.disable(account.id),
        lambda staff, account: staff.set_role(account.id, "supervisor"),
        lambda staff, account: staff.set_totp(account.id, "JBSWY3DPEHPK3PXP"),
        lambda staff, account: staff.new_one_time_password(account.id),
    ],
    ids=["password", "disabled", "role", "codes", "reset"],
)
def test_a_change_of_the_account_ends_its_sign_ins_whoever_made_it(staff: StaffServer, change):
    client = staff.signed_in("sam")
    assert client.get("/me").status_code == 200
    change(staff.books.staff, staff.books.staff.find("sam"))
    assert client.get("/me").json() == {"error": "not_signed_in"}


def test_an_idle_console_is_signed_out(staff: StaffServer):
    client = staff.signed_in("sam")
    staff.ahead = IDLE_SECONDS
    assert client.get("/me").status_code == 401
