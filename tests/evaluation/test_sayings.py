from pathlib import Path

import pytest

from evaluation import sayings
from evaluation.errors import CannotMeasureError
from evaluation.sayings import Saying


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_a_labelled_set_holds_texts_alone_or_with_what_is_right_too(tmp_path):
    path = write(tmp_path, "ordinary.yml", "greet:\n- hiya\n- {text: morning, also_ok: [thanks]}\nthanks: [cheers]\n")
    assert sayings.labelled(path) == [
        Saying("hiya", "greet"),
        Saying("morning", "greet", ("thanks",)),
        Saying("cheers", "thanks"),
    ]


def test_off_topic_is_a_list_of_texts(tmp_path):
    path = write(tmp_path, "off_topic.yml", "- what is the capital of peru\n")
    assert sayings.off_topic(path) == [Saying("what is the capital of peru", "off_topic")]


def test_danger_has_levels_and_the_kept_set_becomes_red_or_none(tmp_path):
    path = write(tmp_path, "danger.yml", "- {text: hiya, level: ask, intent: greet}\n")
    assert sayings.danger(path) == [Saying("hiya", "greet", level="ask")]
    rows = '{"text": "a", "red": true, "intent": "x"}\n\n{"text": "b", "red": false, "intent": "y"}\n'
    assert [s.level for s in sayings.kept_danger(write(tmp_path, "d.jsonl", rows))] == ["red", "none"]


def test_the_kept_labelled_set_and_public_sets_are_read(tmp_path):
    path = write(tmp_path, "dev.jsonl", '{"text": "a", "intent": "x", "also_ok": ["y"]}\n')
    assert sayings.kept_labelled(path) == [Saying("a", "x", ("y",))]
    path = write(tmp_path, "test.tsv", "card\twhere is\tmy card\n")
    assert sayings.tab_separated(path) == [Saying("where is\tmy card", "card")]


@pytest.mark.parametrize(("heard", "credited"), [("x", "x"), ("y", "x"), ("z", "z")])
def test_what_is_right_too_counts_as_heard_right(heard, credited):
    assert Saying("a", "x", ("y",)).credited(heard) == credited


def test_a_family_is_the_name_of_the_file_that_teaches(tmp_path):
    write(tmp_path, "talk.yml", "nlu:\n- intent: greet\n- intent: thanks\n")
    write(tmp_path, "who.yml", "nlu:\n- intent: greet\n")
    assert sayings.families(tmp_path) == {"greet": "talk", "thanks": "talk"}


def test_a_set_that_is_not_here_is_named(tmp_path):
    with pytest.raises(CannotMeasureError, match=r"^dev\.jsonl is not on this machine$"):
        sayings.kept_labelled(tmp_path / "dev.jsonl")
