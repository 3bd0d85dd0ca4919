import json

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.session.redaction import LONGEST_TAIL
from bot.session.tracker_store import ForgetfulTrackerStore
from bot.settings import settings
from tests.bot.session.clock import Clock

CANARY = "zibblewort"
DOMAIN = Domain.load("domain.yml")


@pytest.fixture
def store(clock: Clock) -> ForgetfulTrackerStore:
    return ForgetfulTrackerStore(DOMAIN)


def talked(sender: str, turns: int = 1) -> DialogueStateTracker:
    """A chat in which every turn holds the canary."""
    tracker = DialogueStateTracker.from_events(sender, [SlotSet("role", "parent")], DOMAIN.slots, domain=DOMAIN)
    place = {"entity": "place", "value": CANARY}
    for _ in range(turns):
        tracker.update(ActionExecuted("action_listen"))
        tracker.update(UserUttered(CANARY, {"name": "child_told_me"}, [place], metadata={"chat": CANARY}))
        tracker.update(BotUttered(CANARY, metadata={"utter_action": "utter_greet"}))
        tracker.update(ActionExecuted("utter_greet"))
    return tracker


async def test_what_was_saved_comes_back(store):
    await store.save(talked("anna"))
    tracker = await store.retrieve("anna")
    assert tracker.sender_id == "anna"
    assert tracker.get_slot("role") == "parent"
    assert tracker.latest_message.intent == {"name": "child_told_me"}
    assert tracker.latest_action_name == "utter_greet"


async def test_a_sender_never_seen_is_unknown(store):
    assert await store.retrieve("anna") is None


async def test_no_word_of_the_chat_is_kept(store):
    await store.save(talked("anna", turns=3))
    kept = json.dumps([event.as_dict() for event in store._kept["anna"]])
    assert CANARY not in kept
    assert "child_told_me" in kept


@pytest.mark.parametrize("turns", [1, 10, 100])
async def test_what_is_kept_does_not_grow_with_the_chat(store, turns):
    await store.save(talked("anna", turns))
    assert len(store._kept["anna"]) <= LONGEST_TAIL + len(DOMAIN.slots)


async def test_a_slot_outlives_the_turn_that_set_it(store):
    await store.save(talked("anna", turns=30))
    for number in range(30):
        tracker = await store.retrieve("anna")
        tracker.update(ActionExecuted("action_listen"))
        tracker.update(UserUttered("-", {"name": f"intent_{number}"}))
        await store.save(tracker)
    assert (await store.retrieve("anna")).get_slot("role") == "parent"


async def test_a_slot_that_was_cleared_stays_cleared(store):
    tracker = talked("anna")
    tracker.update(SlotSet("role", None))
    await store.save(tracker)
    assert (await store.retrieve("anna")).get_slot("role") is None


async def test_what_goes_along_with_a_session_comes_back_on_another_process_as_it_was(store):
    await store.save(talked("anna", turns=3))
    other = ForgetfulTrackerStore(DOMAIN)
    other.lay_ready("anna", json.loads(json.dumps(store.rows("anna"))))
    assert [event.as_dict() for event in other._kept["anna"]] == store.rows("anna")
    there, here = await other.retrieve("anna"), await store.retrieve("anna")
    assert there.current_slot_values() == here.current_slot_values()
    assert there.latest_message.intent == here.latest_message.intent
    assert CANARY not in json.dumps(store.rows("anna"))


async def test_laying_no_events_ready_forgets_what_was_there(store):
    await store.save(talked("anna"))
    store.lay_ready("anna", [])
    assert await store.retrieve("anna") is None
    assert store.rows("anna") == []


async def test_forgetting_one_leaves_the_others(store):
    await store.save(talked("anna"))
    await store.save(talked("bert"))
    store.forget("anna")
    assert await store.retrieve("anna") is None
    assert list(await store.keys()) == ["bert"]


async def test_forgetting_twice_does_nothing_more(store):
    await store.save(talked("anna"))
    store.forget("anna")
    store.forget("anna")
    store.forget("never seen")
    assert list(await store.keys()) == []


async def test_a_session_idle_for_too_long_is_gone(store, clock):
    await store.save(talked("anna"))
    clock.pass_by(settings().session_idle_seconds)
    assert await store.retrieve("anna") is None
    assert list(await store.keys()) == []


async def test_a_turn_starts_the_idle_time_anew(store, clock):
    for _ in range(3):
        await store.save(talked("anna"))
        clock.pass_by(settings().session_idle_seconds - 1)
    assert await store.retrieve("anna") is not None


async def test_the_operator_sets_how_long_a_session_may_be_idle(clock, monkeypatch):
    monkeypatch.setenv("STEADY_SESSION_IDLE_SECONDS", "5")
    store = ForgetfulTrackerStore(DOMAIN)
    await store.save(talked("anna"))
    clock.pass_by(5)
    assert await store.retrieve("anna") is None
