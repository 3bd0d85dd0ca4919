"""Who owns the chat is asked before Rasa; handoff.md by point in brackets. No model, no server."""

import asyncio
from datetime import date

import pytest

from bot.channels.base import Desk
from bot.handoff.record import Owner, State
from tests.channels.a_line import Adult, ALine, StubAgent, TulipLine, house

OFFER = ("utter_handoff_offer", "utter_handoff_offer_duty", "utter_handoff_offer_sees")


@pytest.fixture
async def parts() -> tuple[ALine, StubAgent, Desk]:
    made = house()
    await made[0].on_shift()
    return made


@pytest.fixture
def line(parts) -> ALine:
    return parts[0]


@pytest.fixture
def agent(parts) -> StubAgent:
    return parts[1]


@pytest.fixture
async def adult(parts) -> Adult:
    return await Adult.of(parts[2])


@pytest.fixture
async def queued(adult: Adult) -> Adult:
    await adult.queue()
    return adult


@pytest.fixture
async def live(queued: Adult, line: ALine) -> Adult:
    await line.join(queued.session)
    return queued


def titles(reply) -> list[str]:
    return [button["title"] for message in reply.messages for button in message["buttons"]]


async def test_1_asking_for_a_person_brings_the_offer_and_queues_nobody(adult, line):
    reply = await adult.say("a person please")
    assert (reply.names, reply.state) == (OFFER, "offered")
    assert (await adult.record()).state is State.OFFERED
    assert "Tulip Line" in reply.messages[0]["text"]
    assert "{" not in "".join(message["text"] for message in reply.messages)


async def test_1_without_a_named_line_nothing_is_offered_and_no_button_stands(adult, line, agent):
    line.change(keeps_for="")
    agent.teach("menu", "greet", "utter_menu")
    assert "Talk to a person" not in titles(await adult.say("menu"))
    reply = await adult.say("a person please")
    assert (reply.names[0], reply.state) == ("utter_ask_for_person", "bot")


async def test_1_the_button_stands_under_the_menu_and_after_999_and_never_on_the_red_screen(adult, agent):
    agent.teach("menu", "greet", "utter_menu")
    agent.teach("rung", "affirm", "utter_called")
    assert titles(await adult.say("menu"))[-1] == "Talk to a person"
    assert "Talk to a person" in titles(await adult.say("rung"))
    assert "Talk to a person" not in titles(await adult.say("he is at the door"))


async def test_1_on_the_red_screen_999_comes_before_the_offer(adult, agent):
    agent.slots["last_question"] = "called"
    assert (await adult.say("a person please")).names == ("utter_handoff_after_999",)
    assert adult.session.handoff == ""


@pytest.mark.parametrize("slots", [{"role": "child"}, {"child_path": True}])
async def test_1_a_child_is_offered_nobody(adult, agent, slots):
    agent.slots |= slots
    agent.teach("menu", "greet", "utter_menu")
    assert "Talk to a person" not in titles(await adult.say("menu"))
    await adult.say("a person please")
    assert adult.session.handoff == ""


async def test_1_a_typed_yes_queues(adult):
    await adult.say("a person please")
    assert ((await adult.say("yes")).state, (await adult.record()).state) == ("queued", State.QUEUED)


async def test_1_a_typed_no_stays_with_the_guide(adult, agent):
    await adult.say("a person please")
    agent.heard.clear()
    assert (await adult.say("no")).names == ("utter_handoff_declined", "utter_way_back")
    assert (adult.session.handoff, agent.heard) == ("", [])


async def test_1_anything_else_goes_to_the_guide_and_the_offer_lapses(adult):
    await adult.say("a person please")
    assert (await adult.say("what do i write down")).names[0] == "utter_ask_record"
    assert adult.session.handoff == ""
    assert (await adult.say("yes")).state == "bot"


@pytest.mark.parametrize(("text", "first"), [("he is at the door", "utter_red_now"), ("hide this", "utter_hide")])
async def test_1_danger_and_hiding_come_before_an_offer(adult, text, first):
    await adult.say("a person please")
    assert (await adult.say(text)).names[0] == first
    assert adult.session.handoff == ""


async def test_2_closed_says_when_it_opens_and_whom_to_ring(adult, line):
    line.change(hours={"all": "Mo-Fr 14:00-18:00; PH off"})
    reply = await adult.say("a person please")
    assert reply.names == ("utter_handoff_closed", "utter_handoff_numbers", "utter_way_back")
    assert "today at 14:00" in reply.messages[0]["text"]
    assert adult.session.handoff == ""


async def test_2_hours_that_cannot_be_read_are_closed(adult, line):
    line.change(hours={"all": "whenever"})
    assert (await adult.say("a person please")).names[0] == "utter_handoff_closed_unknown"


async def test_2_the_hours_are_looked_at_again_when_the_adult_says_yes(adult, line):
    await adult.say("a person please")
    line.change(closed_on=(date(2026, 11, 26),))
    assert (await adult.press("Yes, ask them")).names[0] == "utter_handoff_closed"
    assert (adult.session.handoff, await line.line.board.all()) == ("", [])


async def test_2_who_still_waits_when_the_line_closes_is_told_so(queued, line):
    line.change(closed_on=(date(2026, 11, 26),))
    await line.watchman.tick()
    reply = await queued.desk.handoff.check(queued.session)
    assert "has closed for now" in reply.messages[0]["text"]
    assert (reply.state, queued.session.handoff) == ("bot", "")


async def test_3_full_and_paused_queue_nobody(adult, line):
    line.change(queue_ceiling=0)
    assert (await adult.say("a person please")).names[0] == "utter_handoff_full"
    line.set_up = type(line.set_up)(TulipLine(), paused=True)
    assert (await adult.say("a person please")).names[0] == "utter_handoff_paused"
    assert adult.session.handoff == ""


async def test_4_nobody_on_shift_queues_nobody(adult, line):
    await line.line.presence.staff_gone("sam-id")
    reply = await adult.say("a person please")
    assert reply.names[:2] == ("utter_handoff_nobody", "utter_handoff_numbers")
    assert adult.session.handoff == ""


async def test_5_the_place_is_told_on_entry_and_that_nobody_can_say_how_long(adult, line):
    reply = await adult.queue()
    assert "at place 1" in reply.messages[0]["text"]
    assert "I can't say how long the wait is" in reply.messages[0]["text"]


async def test_5_typed_words_get_the_status_and_are_not_kept(queued, agent, line):
    agent.heard.clear()
    reply = await queued.say("quillfeatherby is waiting")
    assert (reply.names, reply.state, agent.heard) == (("utter_handoff_waiting",), "queued", [])
    assert await line.line.board.notes(queued.session.handoff) == []


async def test_5_danger_gives_999_at_once_and_moves_the_chat_up(queued, line):
    reply = await queued.say("he is at the door")
    assert (reply.names[0], reply.state) == ("utter_red_now", "queued")
    assert (await queued.record()).urgent


async def test_5_leaving_works_by_words_and_by_button(queued):
    assert (await queued.say("take me out of the queue")).names == ("utter_handoff_ask_leave",)
    assert (await queued.say("yes")).names == ("utter_handoff_left_queue", "utter_way_back")
    await queued.queue()
    assert (await queued.press("Leave the queue")).state == "bot"


async def test_6_after_the_limit_the_adult_may_wait_ring_or_go_back(queued, line):
    line.now += 5 * 60 + 1
    await queued.desk.handoff.side.beat(queued.session)
    await line.on_shift()
    await line.watchman.tick()
    await queued.desk.handoff.check(queued.session)
    assert titles(queued.session.last) == ["Keep waiting", "Numbers to ring", "Back to the guide"]
    assert (await queued.press("Numbers to ring")).names == ("utter_handoff_numbers", "utter_handoff_position")
    assert (await queued.say("leave the queue")).state == "bot"


async def test_7_a_child_who_waits_leaves_the_adults_queue(queued, agent):
    agent.teach("im 13", "i_am_a_child", "utter_i_am_a_child")
    assert (await queued.say("im 13")).names == ("utter_i_am_a_child",)
    assert queued.session.handoff == ""


async def test_8_nothing_of_a_live_chat_reaches_rasa(live, agent, line):
    agent.heard.clear()
    for text in ("hello", "he is at the door", "hide this", "/restart", "<b>&amp;</b> مرحبا 🙂", "x" * 4000):
        reply = await live.say(text)
        assert (reply.messages, reply.state) == ([], "live")
    assert agent.heard == []
    assert len(await line.written_by_adult(live.session.handoff)) == 6


async def test_8_an_answer_in_flight_as_somebody_joins_is_dropped_and_the_message_relayed(queued, agent, line):
    agent.before_answer = lambda: line.join(queued.session)
    reply = await queued.say("he is at the door")
    assert (reply.messages, reply.state) == ([], "live")
    assert await line.written_by_adult(queued.session.handoff) == ["he is at the door"]


async def test_9_staff_see_what_was_shown_and_the_adult_may_strike_any_of_it(adult, agent):
    agent.slots |= {"age_band": "8-11", "steps_done": ["say"]}
    await adult.say("a person please")
    await adult.press("Leave something out")
    shown = (await adult.press("Leave out the age")).messages[0]["text"]
    assert "8 to 11" not in shown
    assert "parent" in shown
    await adult.press("Yes, ask them")
    assert (await adult.record()).summary == {"role": "parent", "steps_done": "say"}


async def test_9_nothing_is_shown_where_the_adult_says_so(adult):
    await adult.say("a person please")
    await adult.press("Yes, but show nothing")
    assert (await adult.record()).summary == {}


async def test_10_typing_is_told_only_in_a_live_chat(queued, line):
    await queued.desk.handoff.typing(queued.session)
    assert not await line.line.presence.is_typing(queued.session.handoff, "adult")
    await line.join(queued.session)
    await queued.desk.handoff.typing(queued.session)
    assert await line.line.presence.is_typing(queued.session.handoff, "adult")


@pytest.mark.parametrize(("hand_back", "name"), [(True, "utter_handoff_returned"), (False, "utter_handoff_ended")])
async def test_14_staff_give_back_and_the_guide_goes_on_where_it_was(live, line, agent, hand_back, name):
    await line.close(live.session.handoff, hand_back=hand_back)
    reply = await live.say("what do i write down")
    assert reply.names == (name, "utter_ask_record", "utter_way_back")
    assert (reply.state, live.session.handoff) == ("bot", "")


async def test_14_the_adult_takes_the_guide_back_and_may_ask_again(live, line):
    ref = live.session.handoff
    reply = await live.desk.answer(live.session, payload='/handoff{"do":"back"}')
    assert reply.names == ("utter_handoff_took_back", "utter_way_back")
    assert titles(reply) == ["Back to the steps", "Who do I call?"]
    assert (await line.line.board.load(ref)).state is State.WRAP
    assert (await live.queue()).state == "queued"
    assert live.session.handoff != ref


async def test_14_who_staff_take_for_a_child_comes_back_to_a_childs_words(live, line, agent):
    agent.teach("", "i_am_a_child", "utter_i_am_a_child")
    live.session.seat.suspected_child = True
    await line.close(live.session.handoff)
    reply = await live.desk.handoff.check(live.session)
    assert "Childline" in reply.messages[-1]["text"]
    assert "i_am_a_child" in agent.heard


@pytest.mark.parametrize("state", ["offered", "queued", "reserved", "live", "wrap"])
@pytest.mark.parametrize("how", ["end", "wipe"])
async def test_15_the_end_of_a_session_ends_its_handoff_in_any_state_and_again_changes_nothing(
    adult, line, agent, state, how
):
    await adult.say("a person please")
    if state != "offered":
        await adult.press("Yes, ask them")
    if state == "reserved":
        await line.reserve(adult.session)
    if state in ("live", "wrap"):
        await line.join(adult.session)
    ref = adult.session.handoff
    if state == "wrap":
        await line.close(ref)
    if how == "wipe" and state not in ("live",):
        await adult.say("delete it all")
    else:
        await adult.desk.sessions.end(adult.session.token)
    await adult.desk.handoff.settled()
    await adult.desk.handoff.side.leave(adult.session)
    record = await line.line.board.load(ref)
    assert (record.state if record else None) is (State.WRAP if state in ("live", "wrap") else None)
    assert ref not in await line.line.presence.adults()


async def test_15_hiding_ends_the_wait(queued, line):
    reply = await queued.say("hide this")
    assert reply.hide
    assert (queued.session.handoff, await line.line.board.all()) == ("", [])


async def test_16_an_idle_live_chat_is_warned_and_then_over(live, line):
    line.now += 10 * 60 + 1
    await line.on_shift()
    await live.desk.handoff.side.beat(live.session)
    await line.watchman.tick()
    assert "for ten minutes" in (await live.desk.handoff.check(live.session)).messages[-1]["text"]
    line.now += 5 * 60
    await line.watchman.tick()
    reply = await live.desk.handoff.check(live.session)
    assert "nobody wrote" in reply.messages[0]["text"]
    assert reply.state == "bot"


async def test_17_a_message_sent_again_reaches_the_person_once(live, line):
    for _ in range(3):
        await live.say("hello", message_id="one")
    assert await line.written_by_adult(live.session.handoff) == ["hello"]


async def test_21_a_blocked_adult_still_has_the_guide_and_the_numbers(adult, line):
    await adult.desk.handoff.side._blocks.block(adult.session.block_key, "misuse", "sam-id")
    reply = await adult.say("a person please")
    assert reply.names == ("utter_handoff_blocked", "utter_handoff_numbers", "utter_way_back")
    assert (await adult.say("he is at the door")).names[0] == "utter_red_now"


async def test_22_nothing_written_outlives_the_chat(live, line):
    ref = live.session.handoff
    await live.say("quillfeatherby")
    await live.desk.sessions.end(live.session.token)
    await live.desk.handoff.settled()
    line.now += 30 * 60 + 1
    await line.watchman.tick()
    kept = str(vars(line.shelf)["_kinds"]) + str(vars(line.shelf)["_notes"])
    assert ref not in kept
    assert "quillfeatherby" not in kept


async def test_22_an_offer_nobody_answered_is_erased(adult, line):
    await adult.say("a person please")
    line.now += 30 * 60 + 1
    await line.watchman.tick()
    assert await line.line.board.all() == []


async def test_23_leaving_while_being_taken_leaves_exactly_one_truth(queued, line):
    ref = queued.session.handoff
    done = await asyncio.gather(queued.press("Leave the queue"), line.join(queued.session), return_exceptions=True)
    record = await line.line.board.load(ref)
    assert done[0].state == "bot"
    assert record is None or record.owner is Owner.GUIDE


async def test_23_hours_that_close_while_reserved_do_not_end_the_chat(queued, line):
    await line.reserve(queued.session)
    line.change(closed_on=(date(2026, 11, 26),))
    await line.watchman.tick()
    assert (await queued.record()).state is State.RESERVED


async def test_23_a_line_that_lost_the_chat_says_so_and_the_guide_goes_on(live, line):
    await line.line.board.forget(live.session.handoff)
    reply = await live.say("are you there")
    assert reply.names == ("utter_handoff_line_lost", "utter_handoff_numbers", "utter_way_back")
    assert (await live.say("what do i write down")).names[0] == "utter_ask_record"


async def test_23_a_shelf_that_is_away_silences_the_guide_of_a_live_chat_and_gives_the_numbers(live, line, agent):
    agent.heard.clear()
    line.shelf.away = True
    reply = await live.say("are you there")
    assert reply.names == ("utter_handoff_line_lost", "utter_handoff_numbers")
    assert (reply.state, agent.heard) == ("live", [])
    line.shelf.away = False
    assert (await live.say("and now")).state == "live"
    assert await line.written_by_adult(live.session.handoff) == ["and now"]


async def test_23_who_wants_the_guide_back_gets_it_while_the_shelf_is_away(live, line):
    line.shelf.away = True
    await live.say("are you there")
    assert (await live.press("Back to the guide")).names[-1] == "utter_way_back"
    assert (await live.say("what do i write down")).names[0] == "utter_ask_record"


async def test_23_a_shelf_that_is_away_leaves_the_guide_as_it_is(adult, line):
    line.shelf.away = True
    assert (await adult.say("what do i write down")).names[0] == "utter_ask_record"


async def test_a_button_of_a_handoff_that_is_over_is_told_to_be_old_and_never_reaches_rasa(adult, agent):
    for do in ("send", "wait", "back", "strike_role"):
        reply = await adult.desk.answer(adult.session, payload=f'/handoff{{"do":"{do}"}}')
        assert reply.names == ("utter_stale_button",)
    assert agent.heard == []
