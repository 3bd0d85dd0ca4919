import pytest
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.settings import Settings, settings

# Every variable of design.md section 10 that this version reads, with its default.
WEBHOOK_KEY = "aW52ZW50ZWQgc2VjcmV0IG9mIDI0IGJ5dGVz"  # 27 bytes
DEFAULTS = {
    "host": "127.0.0.1",
    "port": 8080,
    "env": "trial",
    "session_idle_seconds": 1800,
    "secret": SecretStr(""),
    "database_url": SecretStr(""),
    "redis_url": SecretStr(""),
    "proxies": 0,
    "processes": 2,
    "metrics_token": SecretStr(""),
    "demo": False,
    "handoff_webhook_url": "",
    "handoff_webhook_secret": SecretStr(""),
    "telegram_token": "",
    "telegram_api_url": "https://api.telegram.org",
    "telegram_webhook_url": "",
    "telegram_webhook_secret": "",
    "eval_dir": "../shared/eval",
}


def test_nothing_needs_to_be_set(monkeypatch):
    monkeypatch.delenv("STEADY_EVAL_DIR", raising=False)
    assert settings().dict() == DEFAULTS


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("STEADY_HOST", "0.0.0.0", "0.0.0.0"),
        ("STEADY_PORT", "9090", 9090),
        ("STEADY_ENV", "production", "production"),
        ("STEADY_SESSION_IDLE_SECONDS", "60", 60),
        ("STEADY_SECRET", "abc", SecretStr("abc")),
        ("STEADY_DATABASE_URL", "sqlite:///x", SecretStr("sqlite:///x")),
        ("STEADY_REDIS_URL", "redis://127.0.0.1", SecretStr("redis://127.0.0.1")),
        ("STEADY_DEMO", "1", True),
        ("STEADY_HANDOFF_WEBHOOK_URL", "https://line.example/steady", "https://line.example/steady"),
        (
            "STEADY_HANDOFF_WEBHOOK_SECRET",
            "aW52ZW50ZWQgc2VjcmV0IG9mIDI0IGJ5dGVz",
            SecretStr("aW52ZW50ZWQgc2VjcmV0IG9mIDI0IGJ5dGVz"),
        ),
        ("STEADY_TELEGRAM_TOKEN", "abc", "abc"),
        ("STEADY_TELEGRAM_API_URL", "http://127.0.0.1:9", "http://127.0.0.1:9"),
        ("STEADY_TELEGRAM_WEBHOOK_URL", "https://guide.example/telegram", "https://guide.example/telegram"),
        ("STEADY_TELEGRAM_WEBHOOK_SECRET", "Invented_secret-1", "Invented_secret-1"),
        ("STEADY_EVAL_DIR", "elsewhere", "elsewhere"),
    ],
)
def test_each_setting_comes_from_its_variable(monkeypatch, name, value, expected):
    monkeypatch.setenv(name, value)
    assert getattr(settings(), name.removeprefix("STEADY_").lower()) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STEADY_PORT", "0"),
        ("STEADY_PORT", "65536"),
        ("STEADY_PORT", "eighty"),
        ("STEADY_PORT", ""),
        ("STEADY_ENV", "live"),
        ("STEADY_ENV", "Production"),  # nearly right is wrong: it must never mean a trial by accident
        ("STEADY_SESSION_IDLE_SECONDS", "0"),
        ("STEADY_SESSION_IDLE_SECONDS", "half an hour"),
        ("STEADY_DEMO", "perhaps"),
        ("STEADY_HANDOFF_WEBHOOK_URL", "line.example"),
        ("STEADY_HANDOFF_WEBHOOK_SECRET", "%"),
        ("STEADY_HANDOFF_WEBHOOK_SECRET", "c2hvcnQ="),
        ("STEADY_TELEGRAM_WEBHOOK_URL", "guide.example"),
        ("STEADY_TELEGRAM_WEBHOOK_SECRET", "not this one"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_by_name(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        settings()


def test_the_complaint_names_all_variables_and_none_of_their_values(monkeypatch):
    monkeypatch.setenv("STEADY_PORT", "zibblewort")
    monkeypatch.setenv("STEADY_ENV", "zibblewort")
    with pytest.raises(SettingsError) as caught:
        settings()
    assert "STEADY_ENV, STEADY_PORT" in str(caught.value)
    assert "zibblewort" not in str(caught.value)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("8.8.8.8", False),
        ("localhost.example.org", False),
        ("example.org", False),
        ("", False),
    ],
)
def test_only_this_machine_is_loopback(host, expected):
    assert Settings(host=host).listens_on_loopback is expected


def test_the_environment_is_read_once(monkeypatch):
    first = settings()
    monkeypatch.setenv("STEADY_PORT", "9090")
    assert settings() is first


def test_variables_of_others_are_ignored(monkeypatch):
    monkeypatch.setenv("PORT", "9090")
    monkeypatch.setenv("STEADY_NO_SUCH_THING", "1")
    assert settings().port == DEFAULTS["port"]


def test_settings_that_hold_secrets_do_not_show_them(monkeypatch):
    for name in ("STEADY_SECRET", "STEADY_DATABASE_URL", "STEADY_REDIS_URL"):
        monkeypatch.setenv(name, "zibblewort")
    assert "zibblewort" not in repr(settings()) + str(settings().dict())
