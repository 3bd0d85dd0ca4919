import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.content.meanings import SECOND_NEED
from bot.nlu.intents import PART_INTENTS
from bot.nlu.second_need import SecondNeed


def heard(first: str, *parts: tuple[str, float]) -> str | None:
    message = Message({TEXT: "-", INTENT: {"name": first}, PART_INTENTS: list(parts)})
    return SecondNeed({"threshold": 0.6}).process([message])[0].get(SECOND_NEED)


@pytest.mark.parametrize(
    ("first", "parts", "second"),
    [
        ("ask_record", [("ask_record", 0.9), ("ask_child_removed", 0.8)], "ask_child_removed"),
        ("ask_record", [("ask_child_removed", 0.7), ("ask_court", 0.9)], "ask_court"),  # the surer one
        ("ask_record", [("find_local_help", 0.7)], "find_local_help"),
        ("ask_record", [("ask_child_removed", 0.59)], None),  # not sure enough
        ("ask_record", [("ask_record", 0.9)], None),
        ("ask_record", [("harmed_by_family", 0.9)], None),  # facts beside a question are no need
        ("ask_record", [("ask_about_bot", 0.9)], None),
        ("child_told_me", [("ask_record", 0.9)], None),  # the walk goes first, and answers it
        ("danger_now", [("ask_record", 0.9)], None),
        ("ask_record", [], None),
    ],
)
def test_a_second_question_is_heard(first, parts, second):
    assert heard(first, *parts) == second
