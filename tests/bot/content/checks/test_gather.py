from tests.bot.content.checks.house import House, response, variation

TALK = "content/responses/talk.yml"


def test_a_response_written_in_two_files_is_refused(house: House) -> None:
    house.responses("more", response("utter_ask_report", variation("Hello.")))
    assert "talk.yml:4: utter_ask_report is written twice, first in content/responses/more.yml:4" in house.problem()


def test_a_response_written_twice_in_one_file_is_refused(house: House) -> None:
    both = [response("utter_ask_report", variation("Hello.")), response("utter_ask_report", variation("Hi."))]
    house.responses("talk", *both)
    assert any("'utter_ask_report' stands here twice" in problem for problem in house.problems())


def test_broken_yaml_is_one_problem_at_its_line(house: House) -> None:
    house.change(TALK, "metadata: {source", "metadata: {source: [")
    assert any(problem.startswith("content/responses/talk.yml:5: ") for problem in house.problems())


def test_a_file_that_is_not_utf_8_is_a_problem_and_no_crash(house: House) -> None:
    (house.root / TALK).write_bytes(b"responses: \xff\xfe")
    assert any("this is no YAML in UTF-8" in problem for problem in house.problems())


def test_a_missing_file_is_a_problem_and_no_crash(house: House) -> None:
    (house.root / "content/meanings.yml").unlink()
    assert "content/meanings.yml:1: cannot be read" in house.problem()


def test_words_in_the_domain_are_refused(house: House) -> None:
    house.change("domain.yml", "slots:", "responses: {utter_more: here}\nslots:")
    assert "domain.yml holds words; move its words to content/responses" in house.problem()


def test_an_intent_with_settings_of_its_own_is_an_intent(house: House) -> None:
    assert {"greet", "affirm"} < house.book().domain.intents


def test_a_meaning_without_a_title_is_refused(house: House) -> None:
    house.write("content/meanings.yml", "meanings:\n  ask_report: 12\n")
    assert "meanings.yml:2: the title of ask_report is not text" in house.problem()


def test_a_misshapen_response_is_not_called_missing_as_well(house: House) -> None:
    house.says("    - text: 12\n      metadata: {}\n")
    assert not any("nowhere written" in problem for problem in house.problems())
