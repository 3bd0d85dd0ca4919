"""Where the evaluation reads and writes."""

from dataclasses import dataclass
from pathlib import Path

from bot.settings import settings

# The code that every worker runs; the other places may lie elsewhere in a test.
CODE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Places:
    """The folders of one run."""

    root: Path = CODE

    @property
    def model(self) -> Path:
        """The trained model of the product."""
        return self.root / "models" / "steady.tar.gz"

    @property
    def taught(self) -> Path:
        """The training messages, a file a family."""
        return self.root / "data" / "nlu"

    @property
    def own_sets(self) -> Path:
        """The project's own measuring sets."""
        return self.root / "tests" / "nlu"

    @property
    def kept_sets(self) -> Path:
        """The measuring sets of STEADY_EVAL_DIR; this machine may not have them."""
        return CODE / settings().eval_dir

    @property
    def out(self) -> Path:
        """What a run leaves: the report, the results, models trained for comparison."""
        return self.root / "build" / "eval"

    @property
    def encoders(self) -> Path:
        """Encoders adapted on a public set's own ten examples, `<set>_10.onnx`."""
        return self.out / "encoders"
