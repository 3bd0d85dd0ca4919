import pytest

from bot.content.checks.sentences import sentences, words
from tests.bot.content.checks.house import House, response, variation

TWENTY_FIVE = " ".join(["Word"] + ["word"] * 24) + "."
RED_CODE = 'RED_KINDS = ("now",)\nSTAY = "utter_red_stay"\n'


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two? Three.", 3),
        ("One.\nTwo", 2),
        ("Search GOV.UK, e.g. by name.", 1),
        ("Say: “Thank you. I believe you.” Then listen.", 3),
        ("“Who was it?” is a question to leave.", 1),
        ("Ring 101. 999 is for danger.", 2),
        ("Ring them. {tulip_line_phone} is free.", 2),
    ],
)
def test_sentences_end_at_stops_before_a_new_start(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_dash_is_no_word() -> None:
    assert words("Stay – if you can – near 101.") == ["Stay", "if", "you", "can", "near", "101."]


def test_twenty_five_words_are_a_sentence_and_one_more_is_too_many(house: House) -> None:
    house.says(variation(TWENTY_FIVE))
    assert house.problems() == []
    house.says(variation("One " + TWENTY_FIVE))
    assert "the sentence “One Word word word word ...” has 26 words; say it in 25 or split it" in house.problem()


def test_numbers_count_as_they_are_read(house: House) -> None:
    house.says(variation(TWENTY_FIVE.replace("word", "{tulip_line_phone}", 1)))
    assert "has 26 words" in house.problem()


def test_eighty_words_are_a_message_and_one_more_is_too_many(house: House) -> None:
    house.says(variation(" ".join(["Go to the sea."] * 20)))
    assert house.problems() == []
    house.says(variation(" ".join(["Go to the sea."] * 20 + ["Now."])))
    assert "the message has 81 words" in house.problem()


def test_999_stands_in_the_first_sentence_of_red_only(house: House) -> None:
    house.says(variation("If you are in danger, call 999."))
    assert "999 stands in the first sentence, which only red responses may" in house.problem()
    house.says(variation("You are right to ask. In danger, call 999."))
    assert house.problems() == []


def test_red_begins_with_999_and_what_follows_it_need_not(house: House) -> None:
    house.write("bot/channels/red.py", f'NAMES = ("utter_red_now", "utter_red_stay")\n{RED_CODE}')
    stay = response("utter_red_stay", variation("Stay near a way out."))
    house.responses("danger", response("utter_red_now", variation("Call 999 now. Then wait.")), stay)
    assert house.problems() == []
    house.responses("danger", response("utter_red_now", variation("Get help. Call 999 now.")), stay)
    assert "999 does not stand in the first sentence of a red response" in house.problem()
