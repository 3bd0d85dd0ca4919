"""One test for each safety rule that this version can hold, named after it; the rest are named at the end of the file.

Source: safety-rules.md. Rule 8 (the human line) has more in test_handoff.py and tests/channels/test_handoff_turn.py.
Rule 11 has more in practise.yml and wording.yml.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.channels.base import Desk
from bot.content.lines import load_lines
from bot.content.release import why_not_in_production
from bot.content.responses import load_responses
from bot.content.walks import load_walks
from bot.handoff.adult_side import AdultSide
from tests.channels.a_line import ALine
from tests.conversations.player import Player, beside_a_person

WORDS = load_responses()
TELLTALE = re.compile(r"child|danger|police|999|abuse|safe", re.I)


def words_of(name: str) -> str:
    return " ".join(variation["text"] for variation in WORDS[name])


async def first_reply(desk: Desk, text: str) -> list[str]:
    return (await Player(desk).say(text)).names


@pytest.mark.parametrize("text", ["he's coming in", "hide this", "quick close it", "take this away"])
async def test_rule_1_hide_beats_everything(desk: Desk, text: str) -> None:
    said = await Player(desk).say(text)
    assert said.names == ["utter_hide"]
    assert said.reply.hide
    assert not TELLTALE.search(" ".join(said.texts))


async def test_rule_1_violence_and_a_wish_to_hide_hides_first_and_helps_on_return(desk: Desk) -> None:
    player = Player(desk)
    assert (await player.say("he's hitting her, he's coming in, hide this")).names == ["utter_hide"]
    assert (await player.say("hello")).names[0] == "utter_red_now"


@pytest.mark.parametrize("answer", ["no", "not sure", "dunno", "i dont know", "naw", "...", "no hes still here"])
async def test_rule_2_the_gate_hears_answers(desk: Desk, answer: str) -> None:
    player = Player(desk)
    await player.press("A child told me")
    assert (await player.say(answer)).names[0] == "utter_red_now"


@pytest.mark.parametrize("answer", ["yes", "kind of", "sometimes", "maybe"])
async def test_rule_2_yes_to_the_question_about_suicide_is_red(desk: Desk, answer: str) -> None:
    player = Player(desk)
    assert (await player.say("i want to die")).names == ["utter_ask_suicide_adult"]
    assert (await player.say(answer)).names[0] == "utter_red_suicide_adult"


RED = [
    "hes kicking the door in",
    "her dad has got a knife and he's outside",
    "she's taken an overdose",
    "he's stopped breathing",
    "she isn't breathing properly and she's gone floppy",
    "they are taking her to the airport right now to be married",
    "she has gone to meet the man from the game and her phone is off",
    "he has just found out that she told me and he is on his way here",
    "im on my way round there now to kill him",
]
NOT_RED = [
    "what is grooming",
    "thank you so much",
    "my phone is dying can i come back later",
    "it happened thirty years ago when i was a child",
    "how do i report this to social services",
    "can i promise not to tell anyone",
    "what happens after i report",
    "should she have counselling before the trial",
]


@pytest.mark.parametrize("text", RED)
async def test_rule_3_red_brings_999_first(desk: Desk, text: str) -> None:
    said = await Player(desk).say(text)
    assert said.names[0].startswith("utter_red_")
    assert "999" in said.texts[0].split(". ")[0]


@pytest.mark.parametrize("text", NOT_RED)
async def test_rule_3_what_is_not_red_does_not_bring_999_first(desk: Desk, text: str) -> None:
    assert not (await first_reply(desk, text))[0].startswith("utter_red_")


def test_rule_4_the_red_screen_has_words() -> None:
    assert "55" in words_of("utter_red_now")
    assert "cannot send help" in words_of("utter_red_stay")
    titles = [button["title"] for button in WORDS["utter_red_stay"][0]["buttons"]]
    assert titles == ["I have called", "I cannot call", "Hide this"]


def test_rule_5_own_actions_names_the_line_and_samaritans_and_does_not_order_101() -> None:
    text = words_of("utter_own_actions")
    assert "0808 1000 900" in text
    assert "116 123" in text
    assert "You can also call 101" in text
    assert "delete" in text


async def test_rule_6_a_protective_question_about_proof_is_answered_without_times(desk: Desk) -> None:
    assert "utter_ask_keep_evidence" in await first_reply(desk, "should i wash her clothes or keep them for the police")
    assert not re.search(r"\d+ (hours?|days?)", words_of("utter_ask_keep_evidence"))


async def test_rule_7_a_child_gets_childline_and_never_a_walk(desk: Desk) -> None:
    player = Player(desk)
    assert "utter_i_am_a_child" in (await player.say("im 13 and my stepdad does stuff to me")).names
    for text in ("what do i do", "next", "someone told me about a friend"):
        assert (await player.say(text)).names == ["utter_child_path"]


async def test_rule_8_no_handoff_is_offered_where_no_line_is_set_up(desk: Desk) -> None:
    said = await Player(desk).say("can i talk to a real person")
    assert said.names[0] == "utter_ask_for_person"
    assert "Nobody can join you" in said.texts[0]


async def test_rule_8_before_a_person_joins_everything_is_said_that_must_be(desk: Desk) -> None:
    line = ALine()
    await line.on_shift()
    said = await Player(beside_a_person(desk, AdultSide(line.line))).say("can i talk to a real person")
    text = " ".join(said.texts)
    assert said.reply.state == "offered"
    assert "Tulip Line is not an emergency service, and cannot find you" in text
    assert "who or where a child is, and they think the child is not safe, they must pass it on" in text
    assert "even if you ask them not to" in text
    assert "They tell you first, unless that adds danger" in text
    assert "Tulip Line keeps its own record for six months. I keep none." in text
    assert "To act, they need a name and a place" in text


@pytest.mark.parametrize("missing", [{"name": ""}, {"keeps_for": ""}, {"hours": {}}])
async def test_rule_8_without_name_period_and_hours_there_is_no_button(desk: Desk, missing: dict) -> None:
    line = ALine()
    await line.on_shift()
    line.change(**missing)
    own = beside_a_person(desk, AdultSide(line.line))
    opening = await own.handoff.with_person(None, own.opening())
    assert "Talk to a person" not in [button["title"] for button in opening.messages[-1]["buttons"]]
    assert (await Player(own).say("can i talk to a real person")).names[0] == "utter_ask_for_person"


def test_rule_9_every_walk_has_a_step_for_tonight() -> None:
    for walk in load_walks().values():
        assert "tonight" in [step.name for step in walk.steps], walk.name
    assert "ten minutes" in words_of("utter_tonight_if_nobody")


def test_rule_10_staff_go_straight_away_in_person_and_say_i_am_taking_this_seriously() -> None:
    assert "in person now" in words_of("utter_safe_now_staff_now")
    assert "taking this seriously" in words_of("utter_say_staff")
    assert "I believe you" not in words_of("utter_say_staff")
    assert "chair of governors" in words_of("utter_report_staff_colleague")


async def test_rule_11_practice_says_what_it_is_and_how_to_leave_before_it_begins(desk: Desk) -> None:
    said = await Player(desk).say("can i practise what to say to a child")
    assert said.names == ["utter_ask_practise", "utter_practise_choose"]
    assert "not training" in said.texts[0]
    assert "Stop whenever you like" in said.texts[0]
    assert [b["title"] for b in said.reply.messages[-1]["buttons"]][-1] == "Stop practising"


async def test_rule_11_the_first_answer_to_a_wording_is_whether_they_need_to_ask(desk: Desk) -> None:
    said = await Player(desk).say("check my wording please")
    assert said.names == ["utter_wording_introduced"]
    assert said.texts[0].startswith("First: do you need to ask?")


@pytest.mark.parametrize(
    "question",
    ["what did he do to you", "who was it", "where did it happen", "how often did it happen", "are you sure"],
)
async def test_rule_11_what_the_police_must_ask_is_not_worded_better(desk: Desk, question: str) -> None:
    player = Player(desk)
    await player.say("check my wording please")
    said = await player.say(question)
    unworded = ("utter_wording_about_acts", "utter_wording_facts", "utter_wording_doubts")
    assert said.names[0] in unworded
    assert "I won't word it better" in said.texts[0]
    assert "write down your exact question" in said.texts[1]


def test_rule_11_nothing_is_called_safe_and_nothing_is_said_of_court() -> None:
    practice = " ".join(words_of(name) for name in WORDS if name.startswith(("utter_wording", "utter_practise")))
    assert not re.search(r"\bsafe to ask|\bcourt\b|\bevidence\b|\bscore", practice, re.I)


def test_rule_11_describe_is_for_trained_staff_only() -> None:
    told = [(v, v["text"]) for name in WORDS if name.startswith("utter_wording") for v in WORDS[name]]
    for variation, text in told:
        staff = any(c["value"] == "professional" for c in variation.get("condition") or ())
        assert "Describe" not in text or (staff and "trained" in text)


def test_rule_12_wiping_says_what_it_cannot_reach() -> None:
    text = words_of("utter_forget")
    assert "only our chat" in text
    assert "Don't delete messages between your child and anyone else" in text
    assert "on paper" in text


def test_rule_13_going_after_the_person_online_is_advised_against() -> None:
    variations = [v for v in WORDS["utter_leave_be_person"] if v.get("condition")]
    online = next(v["text"] for v in variations if v["condition"][0]["value"] == "online")
    assert "don't pretend to be the child" in online


def test_rule_14_nobody_is_called_the_named_person() -> None:
    assert not [name for name in WORDS if "named person" in words_of(name).lower()]


def test_rule_15_nhs_111_is_not_shown_for_northern_ireland() -> None:
    number = load_lines()["nhs_111"]["phone"]
    for name, variations in WORDS.items():
        for variation in variations:
            nations = [c["value"] for c in variation.get("condition") or () if c["name"] == "nation"]
            if nations == ["NIR"] or not nations:
                assert not re.search(rf"\b{number}\b", variation["text"]), name


def test_rule_16_production_refuses_pending_words() -> None:
    assert "wait for review" in why_not_in_production(Path("content"), date(2026, 11, 26))
