"""Which parts a run measures, in order; a part that fails leaves the others' results standing."""

from collections.abc import Callable
from functools import partial
from traceback import format_exc

from evaluation import comparison, danger, intents, off_topic, public_sets, speed, spelling, wording
from evaluation.bench import DANGER, DANGER_DEV, DEV, ORDINARY, WORDING, WORDING_OTHER_HAND, Bench
from evaluation.errors import CannotMeasureError
from evaluation.findings import Findings, skipped

Part = tuple[str, Callable[[Bench], Findings]]
FAULTS = "faults.log"
LABELLED = (ORDINARY, DEV)


def parts(*, with_public: bool) -> list[Part]:
    """Return the parts of a run, the slow ones last."""
    return [*_understanding(), *_cost(), *_comparison(), *(_public() if with_public else [])]


def measured(part: Part, bench: Bench) -> Findings:
    """Measure one part; where that fails, return a row that says why."""
    name, measure = part
    print(f"{name} ...", flush=True)
    try:
        return measure(bench)
    except CannotMeasureError as reason:
        return skipped(name, "-", str(reason))
    except Exception as fault:  # noqa: BLE001 - an hour's results must not be lost to the last part's fault
        with (bench.places.out / FAULTS).open("a") as log:
            log.write(f"{name}\n{format_exc()}\n")
        return skipped(name, "-", f"{type(fault).__name__}; build/eval/{FAULTS} says where")


def _understanding() -> list[Part]:
    return [
        *((f"Intents, {each.name}", partial(intents.measure, measured=each)) for each in LABELLED),
        ("Worst mistakes", intents.worst_mistakes),
        ("Off topic, off_topic.yml", off_topic.measure),
        ("Off topic, off_topic.yml", off_topic.measure_loss),
        *((f"Danger, {each.name}", partial(danger.measure, measured=each)) for each in (DANGER, DANGER_DEV)),
        *((f"Danger, {each.name}", partial(danger.measure_ordinary, measured=each)) for each in LABELLED),
        *((wording.part_of(each), partial(wording.measure, measured=each)) for each in (WORDING, WORDING_OTHER_HAND)),
        *((f"Misspelling, {each.name}", partial(spelling.measure, measured=each)) for each in LABELLED),
    ]


def _cost() -> list[Part]:
    return [("Speed, one thread", speed.measure), ("Memory", speed.measure_memory)]


def _comparison() -> list[Part]:
    return [
        *((f"Stock pipeline, {each.name}", partial(comparison.measure, measured=each)) for each in LABELLED),
        ("Stock pipeline, off_topic.yml", comparison.measure_off_topic),
        ("Speed beside the stock pipeline", speed.compare),
    ]


def _public() -> list[Part]:
    return [(name, partial(public_sets.measure, name=name)) for name in public_sets.NAMES]
