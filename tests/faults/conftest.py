import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.session.a_redis import OwnRedis
from tests.channels.bot_api import BotApi
from tests.channels.bot_api_install import installed
from tests.faults.guide import Guide

DISK = "4m"


@pytest.fixture(scope="package")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A disk that is soon full; a folder where none may be mounted."""
    folder = tmp_path_factory.mktemp("disk")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "none", folder], capture_output=True)
    yield folder
    if mounted.returncode == 0:
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture(scope="package")
def the_guide(tmp_path_factory: pytest.TempPathFactory, disk: Path) -> Iterator[Guide]:
    folder = tmp_path_factory.mktemp("faults")
    (folder / "redis").mkdir()
    redis = OwnRedis(folder / "redis")
    redis.start()
    telegram = BotApi(folder / "telegram-test-api.out") if installed() else None
    guide = Guide(folder / "house", disk, redis, telegram)
    try:
        guide.start()
        yield guide
    finally:
        guide.stop()
        guide.actions.stop()
        redis.kill()
        if telegram:
            telegram.stop()


@pytest.fixture
def guide(the_guide: Guide) -> Iterator[Guide]:
    """The guide, all well; what a test has broken is mended after it."""
    the_guide.mend()
    yield the_guide
    the_guide.mend()
