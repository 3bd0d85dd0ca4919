"""How long one message takes in one thread, beside the stock pipeline in the same run, and what the model weighs."""

import random
from collections.abc import Sequence

from bot.nlu.sentences import parts
from evaluation import pictures
from evaluation.bench import Bench
from evaluation.errors import CannotMeasureError
from evaluation.findings import Findings, Row
from evaluation.measures import mean, quantile
from evaluation.reader import Reader
from evaluation.targets import ALL_MESSAGES_RATIO, MODEL_MB, ONE_SENTENCE_RATIO, Target

PART = "Speed, one thread"
MOST_MESSAGES = 400
WARM_UP = 20


def measure(bench: Bench) -> Findings:
    """Time our model alone."""
    texts = _texts(bench)
    return Findings(_rows("ours", texts, _milliseconds([bench.ours], texts)[0]))


def compare(bench: Bench) -> Findings:
    """Time both models on the same messages, turn by turn, so that other work on the machine slows both."""
    texts = _texts(bench)
    stock, ours = _milliseconds([bench.stock, bench.ours], texts)
    short = [number for number, text in enumerate(texts) if not parts(text)]
    rows = [
        *_rows("stock, in turn", texts, stock),
        *_rows("ours, in turn", texts, ours),
        _ratio("one-sentence messages", [ours[i] for i in short], [stock[i] for i in short], ONE_SENTENCE_RATIO),
        _ratio("all messages", ours, stock, ALL_MESSAGES_RATIO),
    ]
    return Findings(rows, pictures=[pictures.latency("Time for one message", {"ours": ours, "stock": stock})])


def measure_memory(bench: Bench) -> Findings:
    """Tell what the model holds beyond what importing Rasa holds: as loaded, and once it has read messages."""
    loaded, imported = bench.ours.loaded_mb, bench.ours.imported_mb
    for text in _texts(bench):
        bench.ours.read_now(text)
    used = bench.ours.resident_mb - imported
    rows = [("the model, loaded", loaded - imported, MODEL_MB), (f"after {MOST_MESSAGES} messages", used, None)]
    note = f"beyond Rasa's own import, which holds {imported:.0f}"
    return Findings([Row("Memory", what, held, "MB", target=target, note=note) for what, held, target in rows])


def _texts(bench: Bench) -> list[str]:
    texts = sorted({saying.text for saying in bench.own_sayings()})
    if not texts:
        raise CannotMeasureError("none of our own measuring sets is here")
    return random.Random(0).sample(texts, min(MOST_MESSAGES, len(texts)))


def _milliseconds(readers: Sequence[Reader], texts: Sequence[str]) -> list[list[float]]:
    for reader in readers:
        for text in texts[:WARM_UP]:
            reader.read_now(text)
    rounds = [[1000 * reader.read_now(text).seconds for reader in readers] for text in texts]
    return [list(column) for column in zip(*rounds)]


def _rows(whose: str, texts: Sequence[str], taken: Sequence[float]) -> list[Row]:
    short = [milliseconds for text, milliseconds in zip(texts, taken) if not parts(text)]
    return [_timed(f"{whose}, one-sentence messages", short), _timed(f"{whose}, all messages", taken)]


def _timed(what: str, taken: Sequence[float]) -> Row:
    note = f"median; mean {mean(taken):.1f}, 95 % within {quantile(taken, 0.95):.1f}; {len(taken)} messages"
    return Row(PART, what, quantile(taken, 0.5), "ms", note=note)


def _ratio(what: str, ours: Sequence[float], stock: Sequence[float], target: Target) -> Row:
    if not ours:
        return Row(PART, f"ours over stock, {what}", note="no such message in the sets")
    note = f"medians; means {mean(ours) / mean(stock):.2f}"
    return Row(
        PART, f"ours over stock, {what}", quantile(ours, 0.5) / quantile(stock, 0.5), "ratio", target=target, note=note
    )
