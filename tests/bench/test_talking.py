from bench.talking import is_answer
from bot.content.responses import load_responses


def test_an_answer_is_one() -> None:
    assert is_answer([{"text": "Hello."}])


def test_silence_and_the_safe_reply_are_no_answers() -> None:
    safe = load_responses()["utter_safe_reply"][0]["text"]
    assert not is_answer([])
    assert not is_answer([{"text": safe}])
