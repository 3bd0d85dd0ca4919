import pytest

from tests.bot.content.checks.house import META, House, variation


def reviewed(by: str, on: str) -> str:
    return variation("Hello.").replace(META, f"metadata: {{source: s, reviewed_by: {by}, reviewed_on: {on}}}")


@pytest.mark.parametrize(("by", "on"), [("pending", "pending"), ("A. Reviewer", "2026-11-22")])
def test_a_review_is_a_name_and_a_date_or_pending_twice(house: House, by: str, on: str) -> None:
    house.says(reviewed(by, on))
    assert house.problems() == []


@pytest.mark.parametrize(
    ("by", "on", "what"),
    [
        ("A. Reviewer", "pending", "only one is pending"),
        ("pending", "2026-11-22", "only one is pending"),
        ("A. Reviewer", "last week", "reviewed_on is no date"),
        ("A. Reviewer", "'2026-11-22'", "reviewed_on is no date"),
        ("''", "2026-11-22", "'reviewed_by' of the metadata is empty"),
    ],
)
def test_half_a_review_is_refused(house: House, by: str, on: str, what: str) -> None:
    house.says(reviewed(by, on))
    assert what in house.problem()


def test_a_wording_without_source_is_refused(house: House) -> None:
    house.says(variation("Hello.").replace('source: "facts 1.1", ', ""))
    assert "talk.yml:5: the metadata has no 'source'" in house.problem()
