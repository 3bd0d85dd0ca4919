import os
import sys
import time
from pathlib import Path

import pytest

from bench import servers
from bench.processes import processor_seconds, resident_mb
from bench.servers import Guide, NotReadyError, programs_of


def test_commands_and_environment_are_read_from_what_make_run_starts():
    found = programs_of(
        (servers.ROOT / "deploy" / "supervisord.conf")
        .read_text()
        .format(root="/r", host="h", port=1, actions_port=2, user="")
    )
    assert found["rasa"].command[:2] == ["/r/.venv/bin/python", "scripts/serve.py"]
    assert found["actions"].command[-3:] == ["--port", "2", "--quiet"]
    assert found["rasa"].environment["OMP_NUM_THREADS"] == "1"
    assert found["announce"].environment == {}


def test_the_memory_of_this_process_is_told():
    assert resident_mb(os.getpid()) > 10


def test_a_process_that_is_gone_has_no_memory_and_takes_no_time():
    assert resident_mb(2**22 + 1) == processor_seconds(2**22 + 1) == 0


def test_the_processor_time_of_this_process_grows():
    before = processor_seconds(os.getpid())
    while processor_seconds(os.getpid()) == before:
        sum(range(100_000))
    assert processor_seconds(os.getpid()) == pytest.approx(sum(os.times()[:2]), abs=0.1)


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Guide:
    """A guide whose first process ends at once and whose second would run for a minute."""
    monkeypatch.setattr(servers, "BENCH", servers.ROOT / "build" / "bench" / "test")
    sleeping = [sys.executable, "-c", "import time; time.sleep(60)"]
    return Guide("test", sleeping, [sys.executable, "-c", ""], tmp_path, "", ["http://127.0.0.1:9/"])


def test_a_guide_that_does_not_start_is_said_and_leaves_no_process(guide: Guide):
    began = time.monotonic()
    with pytest.raises(NotReadyError, match="actions"):
        guide.start()
    assert guide.processes == {}
    assert time.monotonic() - began < servers.READY_SECONDS
