from evaluation import plan, wording
from evaluation.bench import WORDING
from evaluation.reader import Reading
from tests.evaluation.fakes import bench_with

QUESTIONS = "open: [o1, o2]\nclosed: [c1, c2]\nleading: [l1, l2]\n"


def heard(label: str, confidence: float = 0.9, level: str = "none") -> Reading:
    return Reading("greet", (), level, wording=(label, confidence))


def test_a_question_is_right_by_its_kind_and_the_harmful_mistake_is_counted_apart(tmp_path):
    readings = {
        "o1": heard("open"),
        "o2": heard("closed"),
        "c1": heard("facts"),
        "c2": heard("open", 0.5),  # in doubt: the adult is not told that it is open
        "l1": heard("doubts", level="red"),
        "l2": heard("listening"),
    }
    found = wording.measure(bench_with(tmp_path, readings, {WORDING.name: QUESTIONS}), WORDING)
    assert {row.what: (row.count, row.of) for row in found.rows} == {
        "right kind": (3, 6),
        "open heard so": (1, 2),
        "closed heard so": (1, 2),
        "leading heard so": (1, 2),
        "leading or closed called open": (1, 4),
        "interrupted by the gate": (1, 6),
    }


def test_a_model_that_says_nothing_of_wording_is_wrong(tmp_path):
    found = wording.measure(bench_with(tmp_path, {}, {WORDING.name: QUESTIONS}), WORDING)
    assert found.rows[0].count == 0


def test_it_is_part_of_every_run():
    assert wording.part_of(WORDING) in [name for name, _ in plan.parts(with_public=False)]
