"""Every test starts with no settings in the environment but the folder of the measuring sets, and reads them anew."""

import os
from collections.abc import Iterator

import pytest

from bot.settings import settings

# Says only where the measuring sets lie; a machine that keeps them elsewhere sets it for the whole run.
KEPT = "STEADY_EVAL_DIR"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in [name for name in os.environ if name.startswith("STEADY_") and name != KEPT]:
        monkeypatch.delenv(name)
    settings.cache_clear()
    yield
    settings.cache_clear()
