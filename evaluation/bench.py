"""What every part of the evaluation is handed: the measuring sets and the models to read them with."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evaluation import sayings, stock
from evaluation.errors import CannotMeasureError
from evaluation.ours import train_ours
from evaluation.places import Places
from evaluation.reader import Reader
from evaluation.sample import write_sample
from evaluation.sayings import Saying


@dataclass(frozen=True)
class MeasuringSet:
    """A set of messages; a kept one is read once per release, and its messages are never shown."""

    name: str
    load: Callable[[Path], list[Saying]]
    kept: bool = False


ORDINARY = MeasuringSet("ordinary.yml", sayings.labelled)
OFF_TOPIC = MeasuringSet("off_topic.yml", sayings.off_topic)
DANGER = MeasuringSet("danger.yml", sayings.danger)
WORDING = MeasuringSet("wording.yml", sayings.labelled)
# By another hand than the examples that the check learns from.
WORDING_OTHER_HAND = MeasuringSet("wording_other_hand.yml", sayings.labelled)
DEV = MeasuringSet("dev.jsonl", sayings.kept_labelled, kept=True)
DANGER_DEV = MeasuringSet("danger_dev.jsonl", sayings.kept_danger, kept=True)
OWN = (ORDINARY, OFF_TOPIC, DANGER)


class Bench:
    """Sets and models of one run; a context manager that ends the models' processes."""

    def __init__(
        self, places: Places, *, release: bool = False, with_stock: bool = True, stock_examples: int = 0
    ) -> None:
        self.places = places
        self.stock_examples = stock_examples
        self._release = release
        self._with_stock = with_stock
        self._open = ExitStack()

    def __enter__(self) -> "Bench":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @cached_property
    def ours(self) -> Reader:
        """The product's model."""
        return self._reader(self.places.model, "ours.log")

    @cached_property
    def stock(self) -> Reader:
        """The pipeline of `rasa init`, trained on all of the product's messages or on a sample of them."""
        if not self._with_stock:
            raise CannotMeasureError("left out by --no-stock")
        taught = self._sample() if self.stock_examples else self.places.taught
        return self._reader(stock.model(self.places.out / "stock", taught), "stock.log")

    @cached_property
    def ours_beside_stock(self) -> Reader:
        """Our pipeline on what the stock one is trained on: the product's model, or with the frozen encoder a sample.

        The adapted encoder has seen all messages, so beside a sample it would not be the same data.
        """
        if not self.stock_examples:
            return self.ours
        folder = self.places.out / "ours_on_sample"
        return self._reader(train_ours(folder, self._sample(), None), "ours_on_sample.log")

    def _sample(self) -> Path:
        return write_sample(self.places.taught, self.places.out / "sample", self.stock_examples)

    def _reader(self, model: Path, log: str) -> Reader:
        return self._open.enter_context(Reader(model, self.places.out / log))

    def sayings(self, measured: MeasuringSet) -> list[Saying]:
        """Read a set.

        Raises:
            CannotMeasureError: it is not here, or it is kept for releases and this is none.
        """
        if measured.kept and not self._release:
            raise CannotMeasureError("read once per release: --release")
        return measured.load((self.places.kept_sets if measured.kept else self.places.own_sets) / measured.name)

    def own_sayings(self) -> list[Saying]:
        """Return the messages of all our own sets that are here."""
        here = [measured for measured in OWN if (self.places.own_sets / measured.name).is_file()]
        return [saying for measured in here for saying in self.sayings(measured)]
