"""Numbers and claims that are wrong and still copied widely: none may stand in anything a person reads.

Source: guidance-facts.md 11 (what disagrees or is out of date), 3 (the traps of the directory), 2.4, 2.6, 3.1, 13.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content.lines import load_lines
from bot.content.responses import load_responses
from tests.source_code import ROOT

# What it is -> pattern; the remark says where the facts sheet warns of it.
TRAPS = {
    "Rape Crisis England and Wales, old number": r"0808\s?802\s?9999",  # 3, 11.7
    "Live Fear Free, wrong digits": r"0808\s?80\s?10\s?100\b",  # 2.6, 11.6
    "Scotland, closed child protection line": r"0800\s?022\s?3222",  # 3.1
    "NSPCC text number, not confirmed": r"\b88858\b",  # 3
    "Women's Aid, no telephone and its chat is closed": r"Women'?s Aid",  # 2.6
    "The Rowan, a site that does not work": r"therowan\.net",  # 2.4
    "Papyrus, a texting number that may have changed": r"07860\s?039\s?967",  # 3
    "Mosac, number found nowhere": r"0800\s?980\s?1958",  # 3, 11.8
    "NSPCC Report Abuse in Education, may be closed": r"0800\s?136\s?663",  # 3
    "Brook's tool by a wrong name": r"Sexual Health Behaviours",  # 11.9
    "KCSIE of an old year": r"KCSIE 202[0-5]|Keeping Children Safe in Education 202[0-5]",  # 11.2
    "Working Together of an old year": r"Working Together (?:to Safeguard Children )?20(?:1\d|2[0-5])",  # 11.2
    "a share of abuse by somebody known that no source gives": r"\b9[05]\s?(?:%|per cent|percent)",  # 6.3
    "an FGM helpline said to be open at all hours": r"FGM[^.\n]*(?:24/7|any time|all hours|day and night)",  # 2.6
    "NSPCC said to be open always": r"NSPCC[^.;\n]{0,80}(?:24/7|24 hours|any time|all hours|day and night)",  # 11.1
    "Childline for adults": r"(?:adults?|parents?|you) can (?:also )?(?:ring|call) Childline",  # 3
    "no police needed, which is not safe for children": r"SARC[^.\n]*(?:without|no need for) (?:the )?police",  # 11.10
    "Report Remove and proof of age, where sources disagree": r"Yoti",  # 11.12
}
# These speak to a child.
NOT_BY_WORD = {"Childline for adults": ("utter_i_am_a_child", "utter_child_path", "utter_own_thoughts")}
READ = ("name", "phone", "text", "web", "hours", "audience", "purpose")
FILES = (
    "web/*.html",
    "web/*.j2",
    "web/*.js",
    "web/staff/*.html",
    "web/staff/*.js",
    "content/practise/*.yml",
    "content/walks/*.yml",
    "content/pages/**/*.yml",
)


def everything_said() -> Iterator[tuple[str, str]]:
    for name, variations in load_responses().items():
        for row in variations:
            yield name, row["text"]
            yield from ((name, button["title"]) for button in row.get("buttons") or ())
    for pattern in FILES:
        yield from ((str(path.relative_to(ROOT)), path.read_text()) for path in ROOT.glob(pattern))
    for name, line in load_lines().items():
        if line["shown"]:
            yield f"lines.yml: {name}", ". ".join(str(line[part]) for part in READ if part in line)


@pytest.mark.parametrize("trap", TRAPS)
def test_nothing_a_person_reads_holds_a_known_trap(trap: str) -> None:
    pattern = re.compile(TRAPS[trap], re.IGNORECASE)
    found = [where for where, text in everything_said() if pattern.search(text)]
    assert [where for where in found if where not in NOT_BY_WORD.get(trap, ())] == []


@pytest.mark.parametrize(
    ("trap", "text"),
    [
        ("NSPCC said to be open always", "Ring the NSPCC on 0808 800 5000, at any time."),
        ("Live Fear Free, wrong digits", "0808 8010100"),
        ("KCSIE of an old year", "See KCSIE 2025, Part one."),
        ("an FGM helpline said to be open at all hours", "The FGM helpline answers at any time"),
        ("Childline for adults", "You can also ring Childline."),
    ],
)
def test_a_trap_is_seen(trap: str, text: str) -> None:
    assert re.search(TRAPS[trap], text, re.IGNORECASE)


def test_hours_stand_only_where_they_are_verified() -> None:
    unsure = {name for name, line in load_lines().items() if "hours" in line and line["confidence"] != "high"}
    assert unsure == set()


def test_a_line_that_nobody_could_find_is_not_shown() -> None:
    shown = {name for name, line in load_lines().items() if line["shown"]}
    assert not shown & {"mosac", "lifeline", "nspcc_education", "kidscape"}


def test_the_folders_that_are_read_are_there() -> None:
    assert Path(ROOT / "web").is_dir()
    assert len(list(everything_said())) > 400
