from collections.abc import Iterator

import pytest

from bot.practise.checking import NO_VERDICTS
from bot.practise.labels import LABELS
from tests.bot.content.checks.house import META, House

NAMES = ("hat", "coat", "shoe", "sock", "scarf")
TURNS = ("asks", "waits", "tells")
OPTIONS = (("a", "open"), ("b", "leading"), ("c", "promises"))
STOP = '/ask_practise{"aspect":"stop"}'


def words(name: str, *payloads: str) -> str:
    buttons = "".join(f"\n        - {{title: 'Say {n}', payload: '{row}'}}" for n, row in enumerate(payloads))
    return (
        f"  {name}:\n    - text: Take your time.\n"
        + (f"      buttons:{buttons}\n" if buttons else "")
        + f"      {META}\n"
    )


def aspect(*names: str) -> str:
    return f'/ask_practise{{"aspect":"{".".join(names)}"}}'


def vignette(name: str) -> str:
    rows = ""
    for turn in TURNS:
        rows += f"  - turn: {turn}\n    say: utter_{name}_{turn}\n    options:\n"
        rows += "".join(f"      - {{option: {o}, lands: {lands}, say: utter_said}}\n" for o, lands in OPTIONS)
    return f"practise: {name}\nturns:\n{rows}ends: utter_said\n"


def responses() -> Iterator[str]:
    yield words("utter_ask_report", *(aspect(name) for name in NAMES))
    yield words("utter_said")
    for name in NAMES:
        for turn in TURNS:
            yield words(f"utter_{name}_{turn}", *(aspect(name, turn, option) for option, _ in OPTIONS), STOP)


@pytest.fixture
def practice(house: House) -> House:
    house.change("domain.yml", "ask_report,", "ask_report, ask_practise,")
    house.change("domain.yml", "entities: [nation]", "entities: [nation, aspect]")
    house.responses("talk", *responses())
    for name in NAMES:
        house.write(f"content/practise/{name}.yml", vignette(name))
    practised = [label for label in LABELS if label not in ("about_acts", "real_case", "leaving")]
    tables = {"practised": practised, "checked": [*LABELS, *NO_VERDICTS]}
    rows = (f"{table}:\n" + "".join(f"  {name}: utter_said\n" for name in names) for table, names in tables.items())
    house.write("content/practise/heard.yml", "".join(rows))
    return house


def test_practice_that_can_be_played_to_the_end_is_well(practice: House) -> None:
    assert practice.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("lands: open", "lands: leading", "has no choice in it"),  # nothing leads on: a dead end
        ("lands: open", "lands: kindly", "nothing lands as 'kindly'"),
        ("      - {option: c, lands: promises, say: utter_said}\n", "", "offers 2 things to say"),
        ("turn: waits", "turn: asks", "has the turn asks twice"),
        ("ends: utter_said\n", "", "has no 'ends'"),
        ("practise: hat", "practise: cap", "its file is not"),
        ("say: utter_hat_asks", "say: utter_gone", "utter_gone is uttered here and nowhere written"),
    ],
)
def test_a_vignette_that_cannot_be_played_is_a_problem(practice: House, old: str, new: str, what: str) -> None:
    practice.change("content/practise/hat.yml", old, new)
    assert any(what in problem for problem in practice.problems())


def test_every_turn_has_a_way_out(practice: House) -> None:
    practice.change("content/responses/talk.yml", f"        - {{title: 'Say 3', payload: '{STOP}'}}\n", "")
    assert "utter_hat_asks has other buttons than its turn" in practice.problem()


def test_a_vignette_nobody_offers_is_a_problem(practice: House) -> None:
    practice.change("content/responses/talk.yml", aspect("sock"), aspect("stop"))
    assert "the vignette sock: no button begins it" in practice.problem()


def test_five_vignettes_are_needed(practice: House) -> None:
    (practice.root / "content/practise/sock.yml").unlink()
    assert any("4 vignettes can be read" in problem for problem in practice.problems())


def test_every_way_that_words_land_has_an_answer(practice: House) -> None:
    practice.change("content/practise/heard.yml", "  doubts: utter_said\n", "")
    assert "practised: 'doubts' has no response" in practice.problem()


def test_the_words_of_practice_are_checked_as_strictly_as_any(practice: House) -> None:
    practice.change("content/responses/talk.yml", "Take your time.", "Are you sure it is safe to ask!")
    assert len(practice.problems()) == 3
