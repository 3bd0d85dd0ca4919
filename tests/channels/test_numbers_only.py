"""safety-rules.md 16: one switch turns the guide into a page of numbers, within a minute and without a restart."""

from pathlib import Path

import pytest

from bot.channels import numbers_only
from bot.channels.numbers_only import HIDE
from bot.channels.telegram_menu import HIDE as HIDE_BUTTON
from tests.channels.a_line import Adult, house

CLOSED = ("utter_numbers_only",)


@pytest.fixture
def switch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(numbers_only, "SWITCH", tmp_path / "numbers-only")
    return numbers_only.SWITCH


async def test_every_message_of_every_chat_is_answered_by_the_numbers_from_then_on(switch: Path):
    _, agent, desk = house()
    adult = await Adult.of(desk)
    assert (await adult.say("what do i write down")).names != CLOSED
    switch.touch()
    heard = list(agent.heard)
    for text in ("what do i write down", "a person please", "he is at the door"):
        reply = await adult.say(text)
        assert reply.names == CLOSED
        assert "999" in reply.messages[0]["text"]
    assert agent.heard == heard
    assert desk.opening().names == CLOSED


async def test_switched_off_the_guide_goes_on(switch: Path):
    _, _, desk = house()
    adult = await Adult.of(desk)
    switch.touch()
    await adult.say("what do i write down")
    switch.unlink()
    assert (await adult.say("what do i write down")).names != CLOSED


async def test_the_button_to_hide_goes_on_working(switch: Path):
    switch.touch()
    assert HIDE_BUTTON.startswith(HIDE)
    assert numbers_only.instead_of(HIDE_BUTTON) is None
    assert numbers_only.instead_of("/affirm") is not None


async def test_a_chat_with_a_person_goes_on(switch: Path):
    line, _, desk = house()
    await line.on_shift()
    adult = await Adult.of(desk)
    await adult.queue()
    await line.join(adult.session)
    switch.touch()
    await adult.say("still there")
    assert "still there" in await line.written_by_adult(adult.session.handoff)
