import pytest

from bot.content.handoff import DOES, HANDOFF_PAYLOADS, load_handoff, payload_of
from bot.content.responses import load_responses
from bot.handoff.summary import FIELDS


def test_a_payload_fits_telegram_also_for_a_field_that_is_left_out():
    assert payload_of("no") == '/handoff{"do":"no"}'
    assert all(len(payload_of(f"strike_{field}").encode()) <= 64 for field in FIELDS)
    assert len(HANDOFF_PAYLOADS) == len(DOES)


def test_every_field_of_the_summary_has_words():
    assert set(load_handoff().fields) == set(FIELDS)


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("role", "professional", "You work or volunteer with children"),
        ("role", "child", ""),  # no child is offered the line
        ("area", "NIR", "Northern Ireland"),
        ("area", "Tulipshire", "Where: Tulipshire"),
        ("steps_done", "say,record", "We have talked about: what to say, what to write down"),
        ("steps_done", "unheard_of", ""),
    ],
)
def test_a_field_reads_as_plain_words(field, value, line):
    assert load_handoff().line_of(field, value) == line


def test_every_step_of_every_walk_has_words():
    from bot.content.walks import load_walks

    steps = {step.name for walk in load_walks().values() for step in walk.steps}
    assert sorted(name for name in steps if not load_handoff().line_of("steps_done", name)) == []


def test_the_button_is_offered_after_responses_that_exist():
    assert sorted(load_handoff().offered_after - set(load_responses())) == []
