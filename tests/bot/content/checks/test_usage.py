from tests.bot.content.checks.house import House, response, variation

HELLO = variation("Hello.")


def test_a_response_that_a_rule_utters_must_be_written(house: House) -> None:
    house.change("data/rules/talk.yml", "utter_ask_report", "utter_gone")
    missing, unused = house.problems()[1], house.problems()[0]
    assert "data/rules/talk.yml:6: utter_gone is uttered here and nowhere written" in missing
    assert "content/responses/talk.yml:4: utter_ask_report is never uttered" in unused


def test_a_response_that_a_walk_says_must_be_written(house: House) -> None:
    house.change("content/walks/told_me.yml", "utter_plan", "utter_farewell")
    assert "content/walks/told_me.yml:11: utter_farewell is uttered here and nowhere written" in house.problem()


def test_a_name_in_an_action_counts_as_uttered(house: House) -> None:
    house.responses("more", response("utter_more", HELLO))
    assert "utter_more is never uttered" in house.problem()
    house.write("actions/action_more.py", 'def speak(d):\n    d.utter_message(response="utter_more")\n')
    assert house.problems() == []


def test_a_name_in_a_channel_must_be_written(house: House) -> None:
    house.write("bot/channels/page.py", '"""Says utter_nothing here."""\nWORDS = "utter_lost"\n')
    assert "bot/channels/page.py:2: utter_lost is uttered here and nowhere written" in house.problem()


def test_the_key_that_rasa_puts_on_messages_is_no_response(house: House) -> None:
    house.write("bot/channels/page.py", 'KEY = "utter_action"\n')
    assert house.problems() == []


def test_the_reds_and_questions_of_the_policy_are_followed(house: House) -> None:
    house.write("policies/safety_first.py", 'RED = "utter_red_"\nRED_KINDS = ("now",)\n')
    missing = [problem.split(": ")[1].split()[0] for problem in house.problems()]
    assert sorted(missing) == [
        "utter_ask_near_them",
        "utter_ask_suicide_adult",
        "utter_ask_suicide_child",
        "utter_red_now",
    ]


def test_a_name_put_together_elsewhere_is_refused(house: House) -> None:
    house.write("actions/action_more.py", 'def name(kind):\n    return "utter_more_" + kind\n')
    assert "actions/action_more.py:2: names are put together from 'utter_more_' here" in house.problem()


def test_a_step_that_is_no_mapping_is_left_to_rasa(house: House) -> None:
    house.change("data/rules/talk.yml", "      - intent: ask_report", "      - ...\n      - intent: ask_report")
    assert house.problems() == []
