"""A whole handoff through the trained model: what the guide hears and says before, beside and after a person."""

import pytest

from bot.channels.base import Desk
from bot.handoff.adult_side import AdultSide
from tests.channels.a_line import ALine
from tests.conversations.player import Player, beside_a_person

DISCLOSURE = "my daughter told me her uncle hurt her"


@pytest.fixture
async def line() -> ALine:
    made = ALine()
    await made.on_shift()
    return made


@pytest.fixture
def player(desk: Desk, line: ALine) -> Player:
    return Player(beside_a_person(desk, AdultSide(line.line)))


@pytest.fixture
async def queued(player: Player) -> Player:
    await player.say(DISCLOSURE)
    await player.press("Yes, safe now")
    await player.say("can i talk to a real person")
    await player.say("yes please")
    assert player.session.handoff
    return player


async def test_a_person_joins_in_the_middle_of_a_walk_and_gives_back_where_it_was(queued: Player, line: ALine) -> None:
    before = await queued.slots()
    await line.join(queued.session)
    for text in ("he is hitting her right now", "im 13", "delete this chat", "she drew this and will not eat"):
        assert (await queued.say(text)).reply.messages == []
    assert await queued.slots() == before
    await line.close(queued.session.handoff)
    reply = await queued.desk.handoff.check(queued.session)
    assert "Sam from Tulip Line has joined" in reply.messages[0]["text"]
    assert "given you back" in reply.messages[1]["text"]
    assert reply.messages[-1]["text"] == "Shall we go back to the steps?"
    assert (await queued.press("Back to the steps")).names[0].startswith("utter_say")


async def test_danger_while_waiting_gives_999_at_once_and_its_buttons_work(queued: Player) -> None:
    said = await queued.say("he's hitting her right now")
    assert (said.names[0], said.reply.state) == ("utter_red_now", "queued")
    assert (await queued.press("I cannot call")).names[0] == "utter_red_cannot_call"
    assert (await queued.desk.handoff.side.record(queued.session)).urgent


async def test_a_question_of_the_gate_is_answered_while_waiting(queued: Player) -> None:
    assert (await queued.say("i want to die")).names == ["utter_ask_suicide_adult"]
    assert (await queued.say("yes")).names[0] == "utter_red_suicide_adult"


@pytest.mark.parametrize(
    "text",
    [
        "leave the queue please",
        "take me out of the queue",
        "i've changed my mind",
        "cancel",
        "no thanks",
        "stop waiting",
    ],
)
async def test_who_wants_to_leave_the_queue_is_asked(queued: Player, text: str) -> None:
    assert (await queued.say(text)).names == ["utter_handoff_ask_leave"]
    assert (await queued.say("yes")).names == ["utter_handoff_left_queue", "utter_way_back"]


@pytest.mark.parametrize("text", ["how long will it be", "hello?", "what do i write down", "are you there"])
async def test_anything_else_gets_the_status_only(queued: Player, text: str) -> None:
    assert (await queued.say(text)).names == ["utter_handoff_waiting"]


@pytest.mark.parametrize("text", ["he's coming in", "hide this", "quick close it"])
async def test_hiding_beats_waiting(queued: Player, text: str) -> None:
    said = await queued.say(text)
    assert said.reply.hide
    assert queued.session.handoff == ""


async def test_on_the_red_screen_999_is_asked_for_first(player: Player) -> None:
    await player.say("he's hitting her right now")
    assert (await player.say("can i talk to a real person")).names == ["utter_handoff_after_999"]
    assert "Talk to a person" in [
        button["title"]
        for message in (await player.press("I have called")).reply.messages
        for button in message["buttons"]
    ]


async def test_a_child_gets_childline_and_no_person(player: Player) -> None:
    await player.say("im 13 and my stepdad does stuff to me")
    assert (await player.say("can i talk to a real person")).names == ["utter_child_path"]


async def test_who_staff_take_for_a_child_stays_on_a_childs_words(queued: Player, line: ALine) -> None:
    await line.join(queued.session)
    queued.session.seat.suspected_child = True
    await line.close(queued.session.handoff)
    await queued.desk.handoff.check(queued.session)
    assert (await queued.say("next")).names == ["utter_child_path"]


@pytest.mark.parametrize("text", ["yes", "ok", "yes please"])
async def test_a_typed_yes_takes_the_offer(player: Player, text: str) -> None:
    await player.say("can i talk to a real person")
    assert (await player.say(text)).reply.state == "queued"


@pytest.mark.parametrize("text", ["no", "no thanks", "never mind"])
async def test_a_typed_no_declines_it_though_a_question_of_the_gate_was_open(player: Player, text: str) -> None:
    await player.say(DISCLOSURE)
    await player.say("can i talk to a real person")
    assert (await player.say(text)).names[0] == "utter_handoff_declined"
