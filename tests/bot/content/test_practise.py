from bot.content.practise import load_heard, load_vignettes
from bot.practise.labels import LABELS


def test_there_are_the_five_vignettes_of_the_issue():
    assert set(load_vignettes()) == {"hints", "secret", "drawing", "online", "taken_back"}


def test_a_vignette_has_turns_options_and_an_ending():
    hints = load_vignettes()["hints"]
    assert [turn.name for turn in hints.turns] == ["game", "quiet", "secret"]
    assert [option.lands for option in hints.turns[0].options] == ["open", "leading", "doubts"]
    assert hints.ending == "utter_practise_hints_end"


def test_the_table_of_typed_words_is_no_vignette():
    assert set(LABELS) <= set(load_heard().checked)
    assert "heard" not in load_vignettes()
