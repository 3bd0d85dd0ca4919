from pathlib import Path

from bot.content.wording import load_wording


def test_every_line_is_a_sentence_with_the_label_of_its_file(tmp_path: Path):
    (tmp_path / "open.yml").write_text("label: open\nexamples: |\n  - tell me - if you like\n\n  - what happened?\n")
    assert load_wording(tmp_path) == [("open", "tell me - if you like"), ("open", "what happened?")]


def test_a_project_without_such_sentences_has_none(tmp_path: Path):
    assert load_wording(tmp_path / "nowhere") == []
