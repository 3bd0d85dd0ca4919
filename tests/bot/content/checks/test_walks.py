import pytest

from tests.bot.content.checks.house import House

TOLD_ME = "content/walks/told_me.yml"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("    asks: safe_now\n", "", "does not ask everybody whether the child is safe"),
        ("    asks: safe_now", "    asks: safe_now\n    when: {role: [parent]}", "does not ask everybody"),
        ("step: tonight", "step: this_evening", "has no step for tonight"),
        ("step: plan", "step: goodbye", "does not end with a plan for everybody"),
        ("step: plan", "step: plan\n    when: {role: [parent]}", "does not end with a plan for everybody"),
    ],
)
def test_a_walk_asks_about_safety_reaches_tonight_and_ends_with_a_plan(
    house: House, old: str, new: str, what: str
) -> None:
    house.change(TOLD_ME, old, new)
    assert what in house.problem()


def test_a_step_stands_once(house: House) -> None:
    house.change(TOLD_ME, "step: tonight", "step: safe_now")
    assert any("has the step safe_now twice" in problem for problem in house.problems())


def test_a_button_of_a_step_must_exist(house: House) -> None:
    house.change(TOLD_ME, "[wales]", "[wales, cornwall]")
    assert f"{TOLD_ME}:8: the step tonight offers the button 'cornwall'" in house.problem()


def test_a_button_that_no_step_offers_is_refused(house: House) -> None:
    house.change("content/walks/buttons.yml", "  wales:", "  idle: {title: Idle, payload: /deny}\n  wales:")
    assert "no step offers the button idle" in house.problem()


def test_a_step_says_something_to_everybody(house: House) -> None:
    house.change(TOLD_ME, "utter_tonight, {say", "{say")
    assert "the step tonight says nothing to some people" in house.problem()


def test_a_step_says_three_messages_at_most(house: House) -> None:
    extra = "utter_plan, utter_safe_now, "
    house.change(TOLD_ME, "say: [utter_tonight, ", f"say: [{extra}utter_tonight, ")
    assert "the step tonight says 4 messages in a row" in house.problem()


def test_messages_that_exclude_each_other_are_not_added_up(house: House) -> None:
    parents = "utter_plan, {say: utter_safe_now, when: {role: [parent]}}, "
    house.change(TOLD_ME, "say: [utter_tonight, ", f"say: [{parents}utter_tonight, ")
    assert house.problems() == []


def test_every_walk_that_an_intent_leads_to_exists(house: House) -> None:
    (house.root / "content/walks/worried.yml").unlink()
    assert "content/walks/worried.yml:1: bot/walk/choice.py leads to the walk worried" in house.problem()
