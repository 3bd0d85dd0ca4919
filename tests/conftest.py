"""Every test starts with no settings in the environment but where the machine keeps things, and reads them anew."""

import os
from collections.abc import Iterator

import pytest

from bot.settings import settings

# Say only where the measuring sets lie and where PostgreSQL answers; a machine that keeps them elsewhere sets them for
# the whole run.
KEPT = ("STEADY_EVAL_DIR", "STEADY_TEST_DATABASE_URL")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in [name for name in os.environ if name.startswith("STEADY_") and name not in KEPT]:
        monkeypatch.delenv(name)
    settings.cache_clear()
    yield
    settings.cache_clear()
