import pytest

from bot.errors import SettingsError
from bot.session.memory_shelf import MemoryShelf
from bot.session.redis_shelf import RedisShelf
from bot.session.shelves import shelf_of


def test_without_an_address_everything_is_in_memory():
    assert isinstance(shelf_of("", ""), MemoryShelf)


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "rediss://127.0.0.1:1/0", "unix:///tmp/no-such-socket"])
def test_with_an_address_it_is_in_redis(url):
    assert isinstance(shelf_of(url, "a secret"), RedisShelf)


def test_redis_without_a_secret_is_refused():
    with pytest.raises(SettingsError, match="STEADY_SECRET"):
        shelf_of("redis://127.0.0.1:1/0", "")


def test_an_address_that_cannot_be_read_is_refused_without_repeating_it():
    with pytest.raises(SettingsError, match="STEADY_REDIS_URL") as refused:
        shelf_of("nonsense://:a-password@127.0.0.1", "a secret")
    assert "a-password" not in str(refused.value)
