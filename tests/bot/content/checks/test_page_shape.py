import pytest

from tests.bot.content.checks.house import PAGE, House

NEUTRAL = "  neutral: "


def write(house: House, text: str) -> None:
    house.write("content/pages/tonight.yml", text)


def test_a_page_becomes_one_sheet_for_each_nation_reviewed(house: House) -> None:
    own = PAGE.replace('- "Rest."', '- {neutral: "Rest.", WAL: "Rest in Wales."}')
    write(house, own + own[own.index(NEUTRAL) :].replace("neutral", "WAL"))
    assert house.problems() == []
    sheets = {sheet.nation: sheet for sheet in house.book().pages if sheet.name == "tonight"}
    assert list(sheets) == ["neutral", "WAL"]
    assert sheets["WAL"].text.splitlines() == [
        "Tonight",
        "One thing at a time.",
        "First",
        "Call 999.",
        "Rest in Wales.",
    ]
    assert [line.spoken for line in sheets["neutral"].prose] == ["One thing at a time.", "Call 999.", "Rest."]
    assert sheets["WAL"].lines[0].condition == {"nation": "WAL"}


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('lead: "One thing at a time."', "", "a page has no 'lead'"),
        ('title: "Tonight"', 'title: "Tonight"\ncolour: red', "unknown key 'colour'"),
        ("neutral:", "FRA:", "the reviews has no 'neutral'"),
        ('heading: "First"', "heading: []", "'heading' of a section is not text"),
        ('- "Rest."', '- {neutral: "Rest.", FRA: "Ici."}', "unknown key 'FRA'"),
        ('- "Rest."', "- 7", "an item by nation is not a mapping"),
        ('- "Rest."', '- {neutral: "Rest.", SCO: "Rest."}', "SCO has words of its own or a review, and not both"),
        ("reviews:", "boxes:\n  - {heading: Where, room: huge}\nreviews:", "no box has the room 'huge'"),
        ("reviews:", "boxes:\n  - {heading: Where}\nreviews:", "a box has no 'room'"),
        ("reviews:", "boxes:\n  - Where\nreviews:", "a box is not a mapping"),
    ],
)
def test_what_has_not_the_shape_is_a_problem(house: House, old: str, new: str, what: str) -> None:
    assert old in PAGE
    write(house, PAGE.replace(old, new))
    assert any(what in problem for problem in house.problems()), house.problems()


def test_a_review_for_a_nation_without_words_of_its_own_is_a_problem(house: House) -> None:
    write(house, PAGE + PAGE[PAGE.index(NEUTRAL) :].replace("neutral", "NIR"))
    assert "NIR has words of its own or a review, and not both" in house.problem()
