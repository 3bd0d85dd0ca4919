"""GET /metrics answers monitoring on this machine, or who has the token; to others there is no such page."""

from types import SimpleNamespace

import pytest
from sanic.compat import Header

from bot.channels.metrics_page import may_read
from bot.errors import SettingsError
from bot.settings import settings

TOKEN = "invented-token-of-forty-characters-00000"


def asks(ip: str, **headers: str) -> bool:
    given = Header({name.replace("_", "-"): value for name, value in headers.items()})
    return may_read(SimpleNamespace(ip=ip, headers=given))


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STEADY_METRICS_TOKEN", TOKEN)
    settings.cache_clear()


@pytest.mark.parametrize("ip", ["127.0.0.1", "::1"])
def test_this_machine_may_read(ip: str):
    assert asks(ip)


@pytest.mark.parametrize("ip", ["192.0.2.1", "2001:db8::1", "10.0.0.1", "", "unix"])
def test_other_machines_may_not(ip: str):
    assert not asks(ip)


@pytest.mark.parametrize("header", ["x_forwarded_for", "forwarded", "x_real_ip", "X_Forwarded_For"])
def test_who_comes_through_a_proxy_on_this_machine_may_not(header: str):
    assert not asks("127.0.0.1", **{header: "127.0.0.1"})


@pytest.mark.parametrize(
    ("given", "may"),
    [
        (f"Bearer {TOKEN}", True),
        (f"Bearer {TOKEN}x", False),
        (f"bearer {TOKEN}", False),
        (TOKEN, False),
        ("Bearer ", False),
        ("Bearer \udcff", False),
    ],
)
def test_with_a_token_only_who_has_it_may_from_anywhere(token: None, given: str, may: bool):
    assert asks("192.0.2.1", authorization=given) is may
    assert asks("127.0.0.1", authorization=given) is may
    assert not asks("127.0.0.1")


def test_a_token_that_can_be_guessed_stops_the_start(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("STEADY_METRICS_TOKEN", "guess me")
    settings.cache_clear()
    with pytest.raises(SettingsError, match="STEADY_METRICS_TOKEN") as refused:
        settings()
    assert "guess me" not in str(refused.value)
