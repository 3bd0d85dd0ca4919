from pathlib import Path

from bot.content.checks.button_shape import BUTTON, WALK_BUTTON, buttons_of
from bot.content.checks.copybook import Place
from bot.content.reader import LINE

PLACE = Place(Path("content/a.yml"), 1)
ROW = {"title": "Next", "payload": "/continue_steps", LINE: 5}


def test_a_button_keeps_its_own_line() -> None:
    (button,) = buttons_of([ROW], PLACE)
    assert (button.title, button.payload, button.place.line) == ("Next", "/continue_steps", 5)


def test_only_a_button_of_a_walk_may_have_a_when() -> None:
    row = {**ROW, "when": {"role": ["parent"]}}
    assert list(WALK_BUTTON.problems(row, PLACE)) == []
    assert len(list(BUTTON.problems(row, PLACE))) == 1
