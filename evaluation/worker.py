"""Reads messages with one trained model in a process of its own; started by evaluation/reader.py.

A process of its own, since the number of threads has to be set before NumPy and TensorFlow are imported, and since
memory can only be told apart there. One JSON string a line comes in, one JSON object a line goes out.
"""

import asyncio
import json
import logging
import os
import re
import sys
from pathlib import Path
from time import perf_counter
from typing import Any, TextIO

KEPT = ("intent", "intent_ranking", "danger", "wording")


def main(model: str) -> None:
    """Load the model, say what it took, and answer until the input ends."""
    answers = _only_our_answers()
    _quieten()
    import rasa.engine.recipes.default_components
    import rasa.server  # noqa: F401 - what `rasa run` imports is not the model's weight
    from rasa.core.agent import load_agent

    imported = resident_mb()
    loop = asyncio.new_event_loop()
    agent = loop.run_until_complete(load_agent(model_path=model))
    if not agent.is_ready():
        sys.exit(f"no model could be loaded from {Path(model).name}")
    _send(answers, {"imported_mb": imported, "resident_mb": resident_mb()})
    for line in sys.stdin:
        # As our channels do it (bot/channels/reading.py): a typed slash is no command.
        text = json.loads(line).lstrip("/ ")
        started = perf_counter()
        parsed = loop.run_until_complete(agent.parse_message(text))
        seconds = perf_counter() - started
        kept = {name: parsed[name] for name in KEPT if name in parsed}
        _send(answers, {**kept, "seconds": seconds, "resident_mb": resident_mb()})


def resident_mb() -> float:
    """Return the resident memory of this process in MB (2**20 bytes)."""
    told = re.search(r"VmRSS:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(told[1]) / 1024 if told else 0.0


def _only_our_answers() -> TextIO:
    """Keep standard output for the answers: whatever a library prints goes to the log."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    return answers


def _quieten() -> None:
    """Used as a library Rasa prints every parsed message unless structlog is told not to."""
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))


def _send(answers: TextIO, row: dict[str, Any]) -> None:
    print(json.dumps(row), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
