"""`POST /model/parse` of an ordinary `rasa run --enable-api` gives the intents of the contract (design 10)."""

from typing import Any

import httpx
import pytest
import yaml

from tests.channels.chat import Chat
from tests.channels.processes import ROOT

INTENTS = set(yaml.safe_load((ROOT / "domain.yml").read_text())["intents"])


@pytest.fixture
def parse(chat: Chat) -> Any:
    def ask(text: str) -> dict[str, Any]:
        answer = chat.http.post("/model/parse", json={"text": text})
        assert answer.status_code == httpx.codes.OK
        return answer.json()

    return ask


@pytest.mark.parametrize(
    ("text", "intent", "level"),
    [
        ("can i promise him not to tell anyone", "ask_keep_secret", "none"),
        ("he is kicking the door in", "danger_now", "red"),
        ("mae fy merch wedi dweud rhywbeth wrtha i", "speak_other_language", "none"),
        ("?!", "nlu_fallback", "none"),
    ],
)
def test_a_message_gets_an_intent_of_the_contract_and_a_level_of_danger(parse, text, intent, level):
    answer = parse(text)
    assert (answer["intent"]["name"], answer["danger"]["level"]) == (intent, level)
    assert {row["name"] for row in answer["intent_ranking"]} <= INTENTS
    assert all(0 <= row["confidence"] <= 1 for row in answer["intent_ranking"])


def test_the_text_of_a_message_may_be_of_any_length(parse):
    assert parse("she told me something and I " * 200)["intent"]["name"] in INTENTS
