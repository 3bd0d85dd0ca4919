"""One cluster of two guides for the whole folder, with a Redis of its own, and a line with two people."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.cluster_servers import Cluster, RedisAlone
from bench.handoffs_at_once import open_line
from tests.channels.processes import ROOT

PLACES = "/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin"


@dataclass
class House:
    """Two guides behind nginx, their Redis, and the names of who can sign in."""

    cluster: Cluster
    redis: RedisAlone
    staff: list[str]

    @property
    def one(self) -> str:
        """Where one guide answers by itself."""
        return self.cluster.guides[0]

    @property
    def other(self) -> str:
        """Where the other does."""
        return self.cluster.guides[1]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    for program in ("nginx", "redis-server"):
        if not shutil.which(program, path=PLACES):
            pytest.skip(f"there is no {program} on this machine")
    if not (ROOT / "models" / "steady.tar.gz").exists():
        pytest.skip("no models/steady.tar.gz: run `make train`")
    yield from _house(tmp_path_factory.mktemp("cluster"))


def _house(folder: Path) -> Iterator[House]:
    redis = RedisAlone(folder)
    cluster = Cluster(folder, 2, redis.url)
    staff = open_line(cluster.database_url, 2)
    redis.start()
    try:
        cluster.start()
        yield House(cluster, redis, staff)
    finally:
        cluster.stop()
        redis.stop()
