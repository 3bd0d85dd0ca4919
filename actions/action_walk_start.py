"""Starts the walk that fits what the adult wrote, or keeps to the one they are on."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Events, SpokenAction, intent_of
from actions.walking import facts_of, give_step, on_a_walk, walks
from bot.walk.choice import walk_for
from bot.walk.engine import next_step, step_named
from bot.walk.model import walk_named


class ActionWalkStart(SpokenAction):
    """Chooses the walk by intent and role."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_walk_start"

    def speak(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """Give the first step that is not yet done; on the same walk, the step the adult is at."""
        facts = facts_of(tracker)
        walk = walk_named(walks(), walk_for(intent_of(tracker), tracker.get_slot("role")))
        if on_a_walk(tracker) and tracker.get_slot("walk") == walk.name:
            return give_step(dispatcher, tracker, walk, step_named(walk, facts, tracker.get_slot("step")))
        done = tracker.get_slot("steps_done") or []
        step = next_step(walk, facts, done, None) or walk.steps[-1]
        return give_step(dispatcher, tracker, walk, step)
