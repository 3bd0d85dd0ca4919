"""Gives the answer written for just what was asked, where there is one, in place of the intent's usual answer.

An answer is the closer one by its name: utter_<intent>_<value>, the value being what the message asks of the intent
("more", a term, a programme), or utter_situation_<value> where content/situations.yml has the intent under the value.
For staff, utter_<name>_staff is closer still.
"""

from collections.abc import Collection, Iterator

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.content.meanings import SECOND_NEED
from bot.content.situations import NO_WAY_BACK, situations
from policies.deciding import Decided, DecidingPolicy
from policies.second_need import OFFER

ANSWER = "utter_"
WAY_BACK = "utter_way_back"
STAFF = "_staff"
PROFESSIONAL = "professional"
SITUATION = "situation_"
ASPECT = "aspect"
# What a message may ask of an intent, in this order.
ASKED_OF = (ASPECT, "term", "programme")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class ClosestAnswer(DecidingPolicy):
    """Speaks up only where a closer answer is written, and leads back from it."""

    rank = 7

    def decided(self, tracker: DialogueStateTracker, domain: Domain) -> Decided:
        """Return the closer answer, or what leads back from it."""
        action = next_action(tracker, domain.responses)
        return (action, {}) if action else None


def next_action(tracker: DialogueStateTracker, written: Collection[str]) -> str | None:
    """Return the closer answer, the way back after it or the listening after that; None where others decide."""
    answer = closest_answer(tracker, written)
    spoken = _spoken_since_the_message(tracker)
    if answer is None or (spoken and spoken[0] != answer):
        return None
    if not spoken:
        return answer
    return _after(tracker.latest_message) if spoken == [answer] else ACTION_LISTEN_NAME


def _after(message: UserUttered) -> str:
    if message.parse_data.get(SECOND_NEED):
        return OFFER
    return ACTION_LISTEN_NAME if message.intent.get("name") in NO_WAY_BACK else WAY_BACK


def closest_answer(tracker: DialogueStateTracker, written: Collection[str]) -> str | None:
    """Return the name of the closest answer that is written for the latest message, None for the usual one."""
    message = tracker.latest_message
    usual = ANSWER + ((message and message.intent.get("name")) or "")
    ends = (STAFF, "") if tracker.get_slot("role") == PROFESSIONAL else ("",)
    stems = (*_asked(usual, message), *_situations(message), usual)
    names = [stem + end for stem in stems for end in ends]
    return next((name for name in names if name in written and name != usual), None)


def _asked(usual: str, message: UserUttered | None) -> Iterator[str]:
    rows = message.entities if message else []
    for kind in ASKED_OF:
        yield from (f"{usual}_{row['value']}" for row in rows if row["entity"] == kind)


def _situations(message: UserUttered | None) -> Iterator[str]:
    intent = message and message.intent.get("name")
    values = [row["value"] for row in (message.entities if message else ()) if row["entity"] == ASPECT]
    yield from (f"{ANSWER}{SITUATION}{value}" for value in values if intent in situations().get(value, ()))


def _spoken_since_the_message(tracker: DialogueStateTracker) -> list[str]:
    names: list[str] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, ActionExecuted) and event.action_name:
            names.insert(0, event.action_name)
    return names
