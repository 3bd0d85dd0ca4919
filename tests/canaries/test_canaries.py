"""Nothing kept: after a guide in which canaries were planted everywhere, they are looked for everywhere.

`make canaries` runs it, with SQLite and memory and with PostgreSQL and Redis: minutes that `make test` does not have.
"""

from collections.abc import Iterator

import pytest

from tests.bot.session.a_redis import OwnRedis
from tests.bot.store.databases import postgresql_url
from tests.canaries.planted import states, states_in
from tests.canaries.run import Run

pytestmark = pytest.mark.slow

ALONE = "SQLite and memory"
SHARED = "PostgreSQL and Redis"
# States whose words a forced collection may leave in memory: what lies in buffers of the network until it is written
# over. Measured: 4 of 41 (docs/privacy.md), and 29 where freed memory is not written over.
MOST_STATES_LEFT = {"rasa": 8, "actions": 0}


@pytest.fixture(scope="module", params=[ALONE, SHARED])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    folder = tmp_path_factory.mktemp("canaries")
    if request.param == ALONE:
        yield from _played(Run(folder))
        return
    (folder / "redis").mkdir()
    redis = OwnRedis(folder / "redis")
    redis.start()
    with postgresql_url("canaries") as url:
        yield from _played(Run(folder, url, redis))
    redis.kill()


def _played(run: Run) -> Iterator[Run]:
    try:
        run.play()
        told = {place: sorted(states_in(hits)) for place, hits in run.figures.items() if isinstance(hits, dict)}
        print(f"\nleft in memory, of {len(states())} states:", told, "keys in Redis:", run.figures.get("keys in Redis"))
        yield run
    finally:
        run.stop()


def found(run: Run, *places: str) -> dict[str, list[str]]:
    return {place: hits for place, hits in run.found.items() if place.startswith(places) and hits}


def test_the_canaries_were_really_planted(run: Run) -> None:
    planted = [body for path, body in run.wire.answers if path == "/chat/messages"]
    assert len(planted) > 20
    assert any("(relayed)" in body.decode() for path, body in run.wire.answers if path.startswith("/staff/api/chats/"))
    assert any(path.endswith("/tracker") for path, _ in run.wire.answers)
    assert run.figures["rasa: left in the middle of a chat"]


def test_no_canary_is_in_any_file(run: Run) -> None:
    assert found(run, "the file") == {}


def test_only_the_files_that_are_known_were_made_or_changed(run: Run) -> None:
    assert run.unexpected() == []
    assert [path for path in run.seen_open if not path.startswith(str(run.house.folder))] == []


def test_no_canary_is_in_the_database_or_in_redis(run: Run) -> None:
    assert found(run, "the database", "Redis") == {}


def test_no_answer_holds_a_canary_that_was_not_meant_for_its_reader(run: Run) -> None:
    assert found(run, "the answer of", "calls of Telegram") == {}


def test_no_living_object_holds_a_canary(run: Run) -> None:
    assert found(run, "living objects") == {}


def test_little_is_left_in_memory_after_the_idle_time_and_a_collection(run: Run) -> None:
    left = {name: states_in(run.figures[f"{name}: left after a collection"]) for name in MOST_STATES_LEFT}
    assert {name: found for name, found in left.items() if len(found) > MOST_STATES_LEFT[name]} == {}


def test_a_server_that_was_killed_knows_nothing_when_it_is_back(run: Run) -> None:
    assert found(run, "answers after kill -9", "memory after kill -9") == {}


def test_no_server_can_leave_a_core_dump(run: Run) -> None:
    rows = [line.split() for limits in run.limits for line in limits.splitlines() if line.startswith("Max core file")]
    assert [row[4:6] for row in rows] == [["0", "0"]] * 2
