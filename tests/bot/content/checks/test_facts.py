from bot.content.checks.facts import every_case, possible_values
from bot.danger.decision import QUESTIONS


def test_a_slot_that_starts_empty_may_be_empty() -> None:
    assert possible_values("nation")[0] is None


def test_a_slot_with_a_first_value_is_never_empty() -> None:
    assert None not in possible_values("walk_state")


def test_every_question_of_the_gate_may_have_been_asked_last() -> None:
    assert set(QUESTIONS) < set(possible_values("last_question"))


def test_every_case_goes_through_the_named_slots_only() -> None:
    cases = list(every_case(["walk_state", "walk_state"]))
    assert cases == [{"walk_state": "done"}, {"walk_state": "none"}, {"walk_state": "on"}]


def test_no_slot_gives_one_case() -> None:
    assert list(every_case([])) == [{}]
