import datetime

from bot.content.review.entries import entries
from bot.content.review.marks import Mark, apply_marks
from tests.bot.content.checks.house import PAGE, REVIEW_OF_PAGE, House

TODAY = datetime.date(2026, 11, 26)


def test_a_mark_on_a_page_reviews_the_nation_that_was_read_and_no_other(house: House) -> None:
    own = PAGE.replace('- "Rest."', '- {neutral: "Rest.", WAL: "Rest in Wales."}') + f"  WAL: {REVIEW_OF_PAGE}\n"
    house.write("content/pages/tonight.yml", own)
    made = entries(house.book(), TODAY)
    (entry,) = (row for row in made if row.name == "page:tonight" and row.for_whom == "nation WAL")
    list(apply_marks(house.root, made, [Mark(entry.key, "approved", "A. Reviewer", TODAY, "")]))
    rows = (house.root / "content/pages/tonight.yml").read_text().splitlines()
    assert [row for row in rows if "A. Reviewer" in row] == [
        '  WAL: {source: facts, reviewed_by: "A. Reviewer", reviewed_on: 2026-11-26}'
    ]
    assert house.problems() == []
