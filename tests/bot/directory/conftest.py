"""The directory as `make setup` built it; without it, these tests are skipped."""

import pytest

from bot.directory.finding import Finder
from bot.store.directory_file import DIRECTORY, Reader


@pytest.fixture(scope="session")
def directory() -> Reader:
    if not DIRECTORY.is_file():
        pytest.skip("no directory: run `make setup`")
    return Reader(DIRECTORY)


@pytest.fixture(scope="session")
def finder(directory: Reader) -> Finder:
    return Finder(directory)
