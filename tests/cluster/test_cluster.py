"""Two guides behind nginx: a chat belongs to no process and outlives each; what it does not outlive is said."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from bench.cluster_load import Load
from bench.cluster_servers import wait_until
from bench.handoffs import measure, on_shift
from bench.handoffs_at_once import PASSWORD
from tests.channels.chat import DISCLOSURE
from tests.channels.words import said
from tests.cluster.adult import Adult, turns_answered
from tests.cluster.conftest import House

BACK_SECONDS = 120
STOP_SECONDS = 10
SAFE_SECONDS = 6


def test_a_chat_goes_from_one_guide_to_the_other_and_ends_on_both(house: House):
    adult = Adult(house.one)
    assert said(adult.send(house.other, text=DISCLOSURE), "utter_harmed_by_family")
    assert said(adult.press(house.one, "Yes, safe now"), "utter_say_words")
    assert adult.end(house.other).status_code == 204
    assert adult.post(house.one, text="hello").status_code == 401


def test_one_message_that_reaches_both_at_once_is_answered_once(house: House):
    adult = Adult(house.cluster.address)
    adult.send(house.one, text=DISCLOSURE)
    before = turns_answered(house.one, house.other)
    pressed = adult.offered["Yes, safe now"]
    with ThreadPoolExecutor(2) as both:
        sent = [both.submit(adult.send, guide, payload=pressed, id="m1") for guide in (house.one, house.other)]
        first, second = (one.result() for one in sent)
    assert said(first, "utter_say_words")
    assert first == second
    assert turns_answered(house.one, house.other) == before + 1


@pytest.mark.parametrize("turned", [False, True])
async def test_an_adult_on_one_guide_is_with_a_person_on_the_other(house: House, turned: bool):
    adults, people = (house.other, house.one) if turned else (house.one, house.other)
    staff = await on_shift(people, house.staff[turned], PASSWORD)
    report = await measure(adults, [staff], chats=3, messages=2)
    assert report.clean, report.rows()
    assert len(report.relay_ms) == 2 * 3 * 2
    (await staff.patch("/staff/api/me", json={"on_shift": False})).raise_for_status()
    await staff.aclose()


def test_an_address_that_a_client_makes_up_is_not_believed(house: House):
    """More chats than one address may open in a minute; by nginx they come from this machine, which has no limit."""
    made_up = {"X-Forwarded-For": "203.0.113.7"}
    with httpx.Client(base_url=house.cluster.address, trust_env=False) as http:
        opened = {http.post("/chat/sessions", headers=made_up).status_code for _ in range(250)}
    assert opened == {201}


async def test_chats_go_on_when_a_guide_is_killed(house: House):
    killed = house.cluster.pid_of(house.one)
    load = Load(house.cluster.address, adults=4)
    await load.start()
    await load.until(answered=20)
    house.cluster.kill(house.one)
    await load.until(answered=60)
    told = await load.stop()
    assert (told.lost, told.ended, told.silent) == (0, 0, 0), told.row()
    wait_until(lambda: house.cluster.pid_of(house.one) not in (0, killed), BACK_SECONDS, "another guide")
    house.cluster.wait_until_ready()


async def test_no_message_is_lost_in_a_rolling_restart(house: House):
    before = {house.cluster.pid_of(guide) for guide in house.cluster.guides}
    load = Load(house.cluster.address, adults=10, pause_seconds=0.5)
    await load.start()
    restarting = house.cluster.restart()
    while restarting.poll() is None:
        await load.until(answered=1)
    told = await load.stop()
    assert restarting.returncode == 0, house.cluster.said()
    assert not before & {house.cluster.pid_of(guide) for guide in house.cluster.guides}
    assert (told.lost, told.ended, told.silent) == (0, 0, 0), told.row()


def test_without_redis_the_numbers_are_said_in_time_and_after_it_chats_begin_anew(house: House):
    adult = Adult(house.cluster.address)
    adult.send(house.cluster.address, text=DISCLOSURE)
    house.redis.stop()
    try:
        answer = adult.post(house.cluster.address, text="who do I report this to")
        assert answer.elapsed.total_seconds() < SAFE_SECONDS
        assert answer.status_code == 200 and answer.json()["again"] is True
        assert said(answer.json()["messages"], "utter_safe_reply")
        assert "shelf" in httpx.get(house.one + "/health", trust_env=False).json()["troubles"]
    finally:
        house.redis.start()
    wait_until(lambda: adult.post(house.cluster.address, text="hello").status_code == 401, 20, "the chat is over")
    again = Adult(house.cluster.address)
    assert said(again.send(house.other, text=DISCLOSURE), "utter_harmed_by_family")
    assert said(again.press(house.one, "Yes, safe now"), "utter_say_words")


def test_sigterm_leaves_nothing_within_ten_seconds_although_streams_are_open(house: House):
    """The last of this folder that needs the cluster: it ends it."""
    adult = Adult(house.cluster.address)
    leaders = list(house.cluster.processes().values())
    with httpx.Client(timeout=30, trust_env=False) as http:
        streams = [http.stream("GET", guide + "/chat/events", headers=adult.bearer) for guide in house.cluster.guides]
        with streams[0] as one, streams[1] as other:
            assert one.status_code == other.status_code == 200
            house.cluster.stop(STOP_SECONDS)
    assert [pid for pid in leaders if Path(f"/proc/{pid}").exists()] == []
