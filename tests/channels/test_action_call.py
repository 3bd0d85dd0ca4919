"""What an action server may answer, and what ends a turn instead of leaving half an answer."""

from typing import Any

import pytest
from rasa.utils.endpoints import EndpointConfig

from bot.channels.action_call import TURN_OF_OURS, TurnFailedError, WatchedEndpoint, as_agreed

GOOD = {"events": [{"event": "slot"}], "responses": [{"response": "utter_menu"}]}
RUBBISH = [None, "hi", 7, [GOOD], {}, {"events": []}, GOOD | {"events": None}, GOOD | {"responses": ["utter_menu"]}]


def test_what_an_action_answers_is_passed_on():
    assert as_agreed(GOOD) is GOOD
    assert as_agreed({"events": [], "responses": []})


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> WatchedEndpoint:
    async def answer(self: EndpointConfig, given: Any) -> Any:
        return given

    monkeypatch.setattr(EndpointConfig, "request", answer)
    return WatchedEndpoint.watching(EndpointConfig("http://127.0.0.1:1/webhook"))


@pytest.mark.parametrize("given", RUBBISH, ids=repr)
async def test_anything_else_ends_a_turn_of_ours(endpoint: WatchedEndpoint, given: Any):
    token = TURN_OF_OURS.set(True)
    with pytest.raises(TurnFailedError):
        await endpoint.request(given)
    TURN_OF_OURS.reset(token)


async def test_on_stock_rest_it_stays_an_ordinary_error(endpoint: WatchedEndpoint):
    with pytest.raises(TypeError):
        await endpoint.request("hi")
