"""What our policies share: each decides by itself with full confidence or keeps out, and learns nothing."""

from abc import abstractmethod
from typing import Any, ClassVar

from rasa.core.constants import DEFAULT_POLICY_PRIORITY, POLICY_PRIORITY
from rasa.core.featurizers.precomputation import MessageContainerForCoreFeaturization
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

# What comes next, by name, and the slots that change with it; None where other policies decide.
Decided = tuple[str, dict[str, str | None]] | None


class DecidingPolicy(Policy):
    """A policy without examples; where several decide, the one of the highest rank wins."""

    # Above the rule policy's 6; safety has the highest.
    rank: ClassVar[int]

    @abstractmethod
    def decided(self, tracker: DialogueStateTracker, domain: Domain) -> Decided:
        """Return what comes next."""

    @staticmethod
    def supported_data() -> SupportedData:
        """Say that this policy goes with rules; it learns nothing."""
        return SupportedData.RULE_DATA

    @classmethod
    def get_default_config(cls) -> dict[str, Any]:
        """Return the priority."""
        return {POLICY_PRIORITY: cls.rank * DEFAULT_POLICY_PRIORITY}

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
        """Predict what was decided, with its slots, or nothing."""
        chances = self._default_predictions(domain)
        decided = self.decided(tracker, domain)
        if decided is None:
            return self._prediction(chances)
        action, slots = decided
        chances[domain.index_for_action(action)] = 1.0
        return self._prediction(chances, events=[SlotSet(name, value) for name, value in slots.items()])
