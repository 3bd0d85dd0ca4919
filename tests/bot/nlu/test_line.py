import pytest

from bot.content.lines import load_lines
from bot.nlu.line import LineExtractor
from bot.nlu.phrase_extractor import LOOKALIKE
from tests.bot.nlu.reading import entities, value

LINE = LineExtractor()


def test_every_line_of_the_content_can_be_named_and_no_other():
    assert set(LINE.table) - {LOOKALIKE} == set(load_lines())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("whats the npscc number", "nspcc"),
        ("What's the NSPCC helpline number?", "nspcc"),
        ("is childline 24 hrs", "childline"),
        ("ChildLine", "childline"),
        ("child line nummer pls", "childline"),
        ("chidline", "childline"),
        ("who is stop it now for", "stop_it_now"),
        ("the lucy faithful people's line", "stop_it_now"),
        ("that ceop button what does it do", "ceop"),
        ("report & remove, is that for kids", "report_remove"),
        ("what is the IWF", "iwf"),
        ("samaritens number", "samaritans"),
        ("can I text SHOUT", "shout"),
        ("hopeline247", "papyrus"),
        ("is 101 free when I've no credit", "police"),
        ("can i call 999 for advice", "emergency"),
        ("NHS 111 number", "nhs_111"),
        ("what's Lifeline in NI", "lifeline"),
        ("rape crisis open now?", "rape_crisis"),
        ("Rape Crisis Scotland number", "rape_crisis_scotland"),  # the longer name
        ("the NAPAC one for grown ups", "napac"),
        ("survivors trust", "survivors_trust"),
        ("barnados", "barnardos"),
        ("is there a refuge number", "ndah"),
        ("Live Fear Free", "live_fear_free"),
        ("men's advice line", "mens_advice"),
        ("karma nirvana", "karma_nirvana"),
        ("nspcc whistleblowing line", "nspcc_whistleblowing"),
        ("nspcc fgm helpline", "nspcc_fgm"),
        ("NSPCC or Childline?", "nspcc"),  # the first
        # no line
        ("nearest refuge to Swansea", None),
        ("don't shout at him", None),
        ("you've been a lifeline", None),
        ("he's a good samaritan", None),
        ("101 things to do in the rain", None),
        ("she is in room 101", None),
        ("the victim needs support", None),
        ("our family lives in Leeds", None),
        ("stop it", None),
        ("trying to find the number", None),
        ("", None),
    ],
)
def test_the_line_named(text, expected):
    assert value(LINE, text) == expected


def test_the_words_it_was_found_in_are_marked():
    text = "is the Lucy Faithfull line open"
    row = entities(LINE, text)[0]
    assert text[row["start"] : row["end"]] == "Lucy Faithfull"
