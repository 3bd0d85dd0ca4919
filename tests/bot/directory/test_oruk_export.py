from bot.directory.oruk_export import _schedules, page_of_services


def test_only_what_may_be_shown_is_published_each_with_an_id_that_stays(directory):
    page, again = page_of_services(directory), page_of_services(directory)
    assert page == again
    ids = [row["id"] for row in page["contents"]]
    assert len(ids) == len(set(ids))
    numbers = {phone["number"] for row in page["contents"] for phone in row["phones"]}
    assert "0300 123 1116" in numbers
    assert "01720 424354" not in numbers  # sources disagree


def test_what_nobody_has_confirmed_has_no_assured_date(directory):
    assert not any("assured_date" in row for row in page_of_services(directory)["contents"])


def test_no_email_address_is_published(directory):
    assert "@" not in str(page_of_services(directory))


def test_hours_become_a_schedule_a_day_and_the_whole_in_words():
    days = _schedules("key", "Mo,Tu 09:00-12:00,13:00-17:00; PH off")
    assert [(row["byday"], row["opens_at"], row["closes_at"]) for row in days] == [
        ("MO", "09:00:00", "12:00:00"),
        ("MO", "13:00:00", "17:00:00"),
        ("TU", "09:00:00", "12:00:00"),
        ("TU", "13:00:00", "17:00:00"),
    ]
    assert {row["notes"] for row in days} == {"Mo,Tu 09:00-12:00,13:00-17:00; PH off"}
