"""Offers the second need of a message, where its first has been answered, in place of the usual way back."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.content.meanings import SECOND_NEED
from policies.deciding import Decided, DecidingPolicy

OFFER = "action_offer_second_need"
# How the answer to an intent is called: a response, or an action where something is looked up first.
ANSWERS = ("utter_", "action_")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class SecondNeedPolicy(DecidingPolicy):
    """Speaks up only between the answer to a question and the way back."""

    rank = 8

    def decided(self, tracker: DialogueStateTracker, domain: Domain) -> Decided:
        """Return the offer after the answer, or the listening after the offer."""
        action = next_action(tracker)
        return (action, {}) if action else None


def next_action(tracker: DialogueStateTracker) -> str | None:
    """Return the offer or the listening after it; None where the other policies decide."""
    message = tracker.latest_message
    if tracker.latest_action_name == OFFER:
        return ACTION_LISTEN_NAME
    answers = [kind + (message.intent.get("name") or "") for kind in ANSWERS] if message else []
    answered = tracker.latest_action_name in answers
    return OFFER if answered and message and message.parse_data.get(SECOND_NEED) else None
