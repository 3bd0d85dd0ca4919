"""A model whose readings are typed in, for tests of what is made of them."""

from pathlib import Path

from evaluation.bench import Bench
from evaluation.places import Places
from evaluation.reader import Reader, Reading


class FakeReader(Reader):
    """Reads from a table; a text that is not in it is heard as greet."""

    def __init__(self, readings: dict[str, Reading]) -> None:
        self._known = dict(readings)

    def read_now(self, text: str) -> Reading:
        return Reading("greet", (("greet", 0.6), ("thanks", 0.4)), level="none", margin=-0.5, seconds=0.01)


def bench_with(folder: Path, readings: dict[str, Reading], sets: dict[str, str]) -> Bench:
    """Return a bench over a folder that gets our own sets and one family, conversation, of greet and thanks."""
    places = Places(folder)
    for path in (places.taught, places.own_sets, places.out):
        path.mkdir(parents=True)
    (places.taught / "conversation.yml").write_text("nlu:\n- intent: greet\n- intent: thanks\n")
    (places.taught / "danger.yml").write_text("nlu:\n- intent: danger_now\n")
    for name, text in sets.items():
        (places.own_sets / name).write_text(text)
    bench = Bench(places)
    bench.ours = FakeReader(readings)
    return bench
