import io
import logging
import warnings
from collections.abc import Iterator

import pytest

from bot.session.log_setup import QUIET, WordlessFilter, quieten_logs

CANARY = "zibblewort"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What reaches a handler of the root logger; all that quietening changes is put back."""
    written, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(written)
    levels = {name: logging.getLogger(name).level for name in ["", *QUIET]}
    filters = {other: list(other.filters) for other in root.handlers}
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    logging.captureWarnings(False)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    for other, kept in filters.items():
        other.filters = kept


def test_a_warning_is_logged_without_its_text(log):
    quieten_logs()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn(f"'{CANARY}' could not be read", UserWarning, stacklevel=1)
    assert log.getvalue() == "a Python warning was raised\n"


def test_an_exception_is_logged_by_its_kind(log):
    quieten_logs()
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("some.module").exception("failed on %s", CANARY)
    assert log.getvalue() == "ValueError in some.module\n"


def test_an_exception_text_that_another_handler_has_cached_goes_too(log):
    quieten_logs()
    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, CANARY, (), (ValueError, ValueError(CANARY), None))
    record.exc_text = f"Traceback: {CANARY}"
    logging.getLogger().handle(record)
    assert CANARY not in log.getvalue()


@pytest.mark.parametrize("name", ["httpx", "httpcore", "telegram"])
def test_addresses_are_not_logged(log, name):
    quieten_logs()
    logging.getLogger(name).info("POST /bot%s/sendMessage", CANARY)
    assert log.getvalue() == ""


@pytest.mark.parametrize("name", ["sanic.access", "rasa.core.actions.action", "rasa.core.channels", "asyncio"])
def test_loggers_that_print_people_or_their_words_are_silent_even_on_errors(log, name):
    quieten_logs()
    logging.getLogger(name).error(CANARY)
    assert log.getvalue() == ""


def test_a_plain_line_is_left_alone(log):
    quieten_logs()
    logging.getLogger("bot.channels").info("%d sessions", 3)
    assert log.getvalue() == "3 sessions\n"


def test_quietening_twice_changes_nothing_more(log):
    quieten_logs()
    quieten_logs()
    handler = logging.getLogger().handlers[-1]
    assert [type(f) for f in handler.filters] == [WordlessFilter]


@pytest.mark.parametrize("name", QUIET)
def test_the_quiet_level_holds_after_somebody_asks_for_debug(log, name):
    logging.getLogger(name).setLevel(logging.DEBUG)
    quieten_logs()
    assert logging.getLogger(name).level == QUIET[name]


@pytest.mark.parametrize("name", [*QUIET, "httpcore.http11"])
def test_a_level_that_is_set_later_brings_no_words_back(log, name):
    quieten_logs()
    logging.getLogger(name).setLevel(logging.DEBUG)
    logging.getLogger(name).debug(CANARY)
    assert log.getvalue() == ""


def test_what_sanic_gives_handlers_of_its_own_is_quiet_too(log):
    handler = logging.StreamHandler(log)
    access = logging.getLogger("sanic.access")
    access.addHandler(handler)
    quieten_logs()
    access.setLevel(logging.DEBUG)
    access.info(CANARY)
    access.removeHandler(handler)
    assert log.getvalue() == ""


def test_what_a_logger_without_a_handler_writes_is_without_words_too(monkeypatch, capsys):
    last = logging.StreamHandler()
    monkeypatch.setattr(logging, "lastResort", last)
    quieten_logs()
    alone = logging.getLogger("sanic.error.alone")
    alone.propagate = False
    try:
        raise ValueError(CANARY)
    except ValueError:
        alone.exception("failed on %s", CANARY)
    assert capsys.readouterr().err == "ValueError in sanic.error.alone\n"
