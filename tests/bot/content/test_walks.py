from pathlib import Path

from bot.content.walks import load_buttons, load_walks
from bot.walk.model import Saying


def test_every_file_is_a_walk_save_the_one_of_buttons(content: Path) -> None:
    assert set(load_walks(content)) == {"told_me", "school", "telling_now", "worried", "online", "other_child"}


def test_a_step_has_its_messages_buttons_and_question(content: Path) -> None:
    safe_now, tonight, _ = load_walks(content)["told_me"].steps
    assert safe_now.asks == "safe_now"
    assert tonight.asks == ""
    assert tonight.say == (Saying("utter_tonight"), Saying("utter_tonight_staff", {"role": ("professional",)}))
    assert [button.title for button in tonight.buttons] == ["Wales"]


def test_a_button_may_have_a_condition(content: Path) -> None:
    assert load_buttons(content)["wales"].when == {"nation": ("unknown",)}
