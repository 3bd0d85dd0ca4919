import pytest

from tests.bot.content.checks.house import House

TOLD_ME = "content/walks/told_me.yml"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("    asks: safe_now", "    ask: safe_now", "told_me.yml:4: a step has the unknown key 'ask'"),
        ("    asks: safe_now", "    asks: feelings", "nobody understands answers to 'feelings'"),
        ("    say: [utter_plan]", "    say: utter_plan", "'say' of a step is not a list"),
        ("    say: [utter_plan]", "    say: [{speak: utter_plan}]", "a message has no 'say'"),
        ("    buttons: [wales]", "    buttons: [{title: Wales}]", "a step's buttons are not names"),
        ("    buttons: [wales]", "    buttons: []", "'buttons' of a step is empty"),
        ("role: [professional]", "role: [teacher]", "role is never 'teacher'"),
        ("walk: told_me", "walk: told", "the walk is called 'told' and its file is not"),
        ("walk: told_me", "wall: told_me", "a walk has no 'walk'"),
    ],
)
def test_a_misshapen_walk_is_refused(house: House, old: str, new: str, what: str) -> None:
    house.change(TOLD_ME, old, new)
    assert any(what in problem for problem in house.problems())


def test_a_button_of_a_walk_is_held_to_its_shape(house: House) -> None:
    house.change("content/walks/buttons.yml", "nation: [unknown]", "nation: [Cardiff]")
    assert any("buttons.yml:4: nation is never 'Cardiff'" in problem for problem in house.problems())
