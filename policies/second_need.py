"""Offers the second need of a message, where its first has been answered, in place of the usual way back."""

from typing import Any

from rasa.core.constants import DEFAULT_POLICY_PRIORITY, POLICY_PRIORITY
from rasa.core.featurizers.precomputation import MessageContainerForCoreFeaturization
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from bot.content.meanings import SECOND_NEED

OFFER = "action_offer_second_need"
# How the answer to an intent is called: a response, or an action where something is looked up first.
ANSWERS = ("utter_", "action_")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class SecondNeedPolicy(Policy):
    """Speaks up only between the answer to a question and the way back."""

    @staticmethod
    def supported_data() -> SupportedData:
        """Say that this policy goes with rules; it learns nothing."""
        return SupportedData.RULE_DATA

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the priority: above the rule policy's 6, below safety's 10."""
        return {POLICY_PRIORITY: 8 * DEFAULT_POLICY_PRIORITY}

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Learn nothing."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        precomputations: MessageContainerForCoreFeaturization | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Predict the offer after the answer, listening after the offer, or nothing."""
        chances = self._default_predictions(domain)
        action = next_action(tracker)
        if action:
            chances[domain.index_for_action(action)] = 1.0
        return self._prediction(chances)


def next_action(tracker: DialogueStateTracker) -> str | None:
    """Return the offer or the listening after it; None where the other policies decide."""
    message = tracker.latest_message
    if tracker.latest_action_name == OFFER:
        return ACTION_LISTEN_NAME
    answers = [kind + (message.intent.get("name") or "") for kind in ANSWERS] if message else []
    answered = tracker.latest_action_name in answers
    return OFFER if answered and message and message.parse_data.get(SECOND_NEED) else None
