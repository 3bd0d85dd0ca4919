"""Has messages read by a trained model in one thread, through Rasa itself."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.errors import CannotMeasureError
from evaluation.places import CODE

FALLBACK = "nlu_fallback"
ONE_THREAD = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    **dict.fromkeys(("TF_INTRA_OP_PARALLELISM_THREADS", "TF_INTER_OP_PARALLELISM_THREADS"), "1"),
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "RASA_TELEMETRY_ENABLED": "false",
}
PROGRESS_EVERY = 500


@dataclass(frozen=True)
class Reading:
    """What a model makes of one message.

    intent: as `POST /model/parse` gives it, nlu_fallback included.
    ranking: (intent, confidence), likeliest first, without nlu_fallback.
    level: of the danger gate; "" where the model has none.
    margin: by which the gate's detector leads, None where it does not say.
    certain: a fixed phrase decided the level.
    wording: how it would land on a child, label and confidence; "" and 0 where the model does not say.
    """

    intent: str
    ranking: tuple[tuple[str, float], ...]
    level: str = ""
    margin: float | None = None
    certain: bool = False
    seconds: float = 0.0
    wording: tuple[str, float] = ("", 0.0)

    @property
    def likeliest(self) -> str:
        """The likeliest intent, whether or not it was likely enough."""
        return self.ranking[0][0] if self.ranking else self.intent

    @property
    def confidence(self) -> float:
        """The confidence of the likeliest intent."""
        return self.ranking[0][1] if self.ranking else 0.0

    @classmethod
    def from_answer(cls, answer: dict[str, Any]) -> "Reading":
        """Make it from what the worker sends."""
        rows = [(row["name"], row["confidence"]) for row in answer.get("intent_ranking") or ()]
        signs = answer.get("danger") or {}
        words = answer.get("wording") or {}
        return cls(
            intent=(answer.get("intent") or {}).get("name") or "",
            ranking=tuple(row for row in rows if row[0] != FALLBACK),
            level=signs.get("level", ""),
            margin=signs.get("margin"),
            certain=bool(signs.get("certain")),
            seconds=answer["seconds"],
            wording=(words.get("label", ""), words.get("confidence", 0.0)),
        )


class Reader:
    """A model in a process of its own; a context manager."""

    def __init__(self, model: Path, log: Path) -> None:
        if not model.is_file():
            raise CannotMeasureError(f"{model.name} is missing: run `make train`")
        self._log = log
        self._known: dict[str, Reading] = {}
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("w") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "evaluation.worker", str(model.resolve())],
                cwd=CODE,
                env={**os.environ, **ONE_THREAD},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        first = self._answer()
        self.imported_mb: float = first["imported_mb"]
        self.loaded_mb: float = first["resident_mb"]
        self.resident_mb: float = first["resident_mb"]

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def read(self, texts: Sequence[str], what: str) -> list[Reading]:
        """Read messages, each text once in a run; says on the terminal how far it is."""
        for number, text in enumerate(texts, start=1):
            if text not in self._known:
                self._known[text] = self.read_now(text)
            if number % PROGRESS_EVERY == 0:
                print(f"  {what}: {number} of {len(texts)}", flush=True)
        return [self._known[text] for text in texts]

    def read_now(self, text: str) -> Reading:
        """Read one message, known or not."""
        assert self._process.stdin
        try:
            self._process.stdin.write(json.dumps(text) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise self._stopped() from None
        answer = self._answer()
        self.resident_mb = answer["resident_mb"]
        return Reading.from_answer(answer)

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise self._stopped()
        return json.loads(line)

    def _stopped(self) -> CannotMeasureError:
        return CannotMeasureError(f"the model stopped answering; {self._log.name} in build/eval says why")
