import datetime

from bot.content.checks.every_check import run
from tests.bot.content.checks.house import House, variation


def test_a_sound_project_has_no_problem(house: House) -> None:
    assert house.problems() == []


def test_the_summary_counts_what_was_looked_at(house: House) -> None:
    _, summary = run(house.root, datetime.date(2026, 11, 24))
    assert summary == (
        "5 responses in 5 wordings (median 3 words), 6 walks, 0 vignettes, 4 pages, "
        "2 lines (0 checked over six months ago): no problems"
    )


def test_the_summary_tells_of_old_numbers_without_making_them_a_problem(house: House) -> None:
    problems, summary = run(house.root, datetime.date(2027, 6, 1))
    assert problems == []
    assert "(2 checked over six months ago)" in summary


def test_problems_come_in_the_order_of_files_and_lines(house: House) -> None:
    house.says(variation("Wait!"), variation("Hold on!", role="parent"))
    house.change("content/meanings.yml", "Who do I call?", "Who!")
    places = [problem.split(": ")[0] for problem in house.problems()]
    assert places == ["content/meanings.yml:2", "content/responses/talk.yml:4", "content/responses/talk.yml:6"]
