import pytest

from actions.action_practise import ActionPractise
from bot.content.practise import load_vignettes
from bot.practise.labels import HELPFUL
from tests.actions.talk import Spoken, run, tracker

VIGNETTES = load_vignettes()
OVER = {"practise": None, "practise_turn": None, "last_question": "none"}


def press(aspect: str, **slots: str) -> Spoken:
    return run(ActionPractise(), tracker(slots, aspect=aspect))


def test_it_says_what_practice_is_before_the_choice():
    assert press("").names == ["utter_ask_practise", "utter_practise_choose"]
    assert press("no_such_thing").names == ["utter_ask_practise", "utter_practise_choose"]


def test_another_one_is_offered_without_saying_it_again():
    assert press("another").names == ["utter_practise_choose"]


@pytest.mark.parametrize("name", VIGNETTES)
def test_every_vignette_can_be_played_to_its_end_by_buttons(name):
    said = press(name)
    for turn in VIGNETTES[name].turns:
        assert said.names[-1] == turn.response
        assert said.slots == {"practise": name, "practise_turn": turn.name, "last_question": "practise"}
        helpful = next(option for option in turn.options if option.lands in HELPFUL)
        said = press(f"{name}.{turn.name}.{helpful.name}")
        assert said.names[0] == helpful.response
    assert said.names[-1] == VIGNETTES[name].ending
    assert said.slots == OVER


@pytest.mark.parametrize("name", VIGNETTES)
def test_words_that_do_not_help_bring_the_same_moment_again(name):
    for turn in VIGNETTES[name].turns:
        for option in (option for option in turn.options if option.lands not in HELPFUL):
            assert press(f"{name}.{turn.name}.{option.name}").names == [option.response, turn.response]


def test_an_old_button_leads_to_its_own_turn():
    assert press("hints.game.b", practise="secret", practise_turn="tells").slots["practise"] == "hints"


def test_going_on_gives_the_turn_again():
    assert press("go_on", practise="hints", practise_turn="quiet").names == ["utter_practise_hints_quiet"]
    assert press("go_on").names == ["utter_ask_practise", "utter_practise_choose"]


def test_stopping_forgets_the_practice():
    said = press("stop", practise="hints", practise_turn="quiet")
    assert (said.names, said.slots) == (["utter_practise_stopped"], OVER)


def test_a_red_that_was_practice_is_over():
    said = press("was_practice")
    assert (said.names, said.slots) == (["utter_practise_was_practice"], {**OVER, "danger": "none"})
