"""Starts Rasa as `rasa run` does, with the same arguments, without what only training needs; supervisor runs it."""

import os
import sys
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).resolve().parent))

import lean_rasa  # noqa: E402


def main(arguments: list[str]) -> None:
    """Become Rasa's server."""
    hush_libraries()
    if not lean_rasa.needs_tensorflow(ROOT / "config.yml"):
        lean_rasa.leave_out_training()
        lean_rasa.read_domain_once(model_of(arguments))
    lean_rasa.check_answers_quickly()
    lean_rasa.run_plainly()
    lean_rasa.index_rules()
    from rasa.__main__ import main as rasa

    sys.argv = ["rasa", "run", *arguments]
    rasa()


def hush_libraries() -> None:
    """Keep the libraries' warnings to their developers off the operator's terminal; Sanic shows them as it is read."""
    import sanic  # noqa: F401

    warnings.simplefilter("ignore")


def model_of(arguments: list[str]) -> Path:
    """Return the model that the arguments name: -m is a file here, as deploy/supervisord.conf has it."""
    return Path(arguments[arguments.index("-m") + 1])


def leave() -> None:
    """End at once: the server has stopped, and Python would take seconds to take a model apart that goes anyway."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
    leave()
