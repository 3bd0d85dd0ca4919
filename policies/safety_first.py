"""The policy that comes before all others: hide, red, ask once, coming back after hiding, and the path of a child.

It utters responses by name and sets its slots itself, so that none of this waits on the action server.
"""

from dataclasses import dataclass, field, replace

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.danger.decision import (
    ASKED_KINDS,
    CALLED,
    HAS_CALLED,
    HIDDEN,
    HIDDEN_RED,
    REHEARSED,
    SAFE_NOW,
    SUICIDE_ADULT,
    SUICIDE_CHILD,
    Decision,
    Signs,
    Verdict,
    answer_heard,
    decide,
)
from policies.deciding import Decided, DecidingPolicy

HIDE = "utter_hide"
RED_STAY = "utter_red_stay"
RED = "utter_red_"
ASK = "utter_ask_"
WELCOME_BACK = "utter_welcome_back"
CHILD_PATH = "utter_child_path"
AFTER_CALL = "utter_called"
# Follows a red that fired while words were only rehearsed (safety-rules.md 11: "this was practice").
RED_IN_PRACTICE = "utter_practise_red"
# What the slot practise holds between such a red and these words.
BROKEN_OFF = "broken_off"
# A child may still delete the chat, and what they do or think themselves has words for a child; everything else is
# answered by the child path (safety-rules.md 7).
OPEN_TO_CHILDREN = ("i_am_a_child", "forget_me", "own_thoughts", "own_actions")
CHILD = "child"


@dataclass(frozen=True)
class Move:
    """What is uttered and which slots change with it."""

    response: str
    slots: dict[str, str | None] = field(default_factory=dict)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class SafetyFirst(DecidingPolicy):
    """Predicts with full confidence and the highest priority where safety has something to say, else keeps out."""

    rank = 10

    def decided(self, tracker: DialogueStateTracker, domain: Domain) -> Decided:
        """Return the next words of safety with their slots, or the listening after them."""
        move = next_move(tracker)
        return None if move is None else (move.response, move.slots)


def next_move(tracker: DialogueStateTracker) -> Move | None:
    """Return what safety does now, or None where the other policies decide."""
    spoken = tracker.latest_action_name
    if spoken == ACTION_LISTEN_NAME:
        return _answer(tracker)
    if spoken in RED_RESPONSES:
        return Move(RED_STAY)
    if spoken == RED_STAY and tracker.get_slot("practise") == BROKEN_OFF:
        return Move(RED_IN_PRACTICE, {"practise": None})
    return Move(ACTION_LISTEN_NAME) if spoken in LAST_WORDS else None


def _answer(tracker: DialogueStateTracker) -> Move | None:
    message = tracker.latest_message
    if message is None:
        return None
    intent = message.intent.get("name") or ""
    last_question = tracker.get_slot("last_question")
    signs = Signs.from_parse(message.parse_data)
    decision = _said_of_oneself(decide(signs, intent, last_question), tracker)
    if decision.verdict is not Verdict.NONE:
        move = _move_for(decision, hidden_red=tracker.get_slot("danger") == "red")
        rehearsed = decision.verdict is Verdict.RED and last_question in REHEARSED
        return Move(move.response, dict(move.slots, practise=BROKEN_OFF)) if rehearsed else move
    if last_question == CALLED and answer_heard(signs, intent) == HAS_CALLED:
        return Move(AFTER_CALL, {"last_question": "none", "danger": "amber"})
    if last_question == HIDDEN:
        return Move(WELCOME_BACK, {"last_question": SAFE_NOW})
    return Move(CHILD_PATH) if _is_a_child(tracker) and intent not in OPEN_TO_CHILDREN else None


def _said_of_oneself(decision: Decision, tracker: DialogueStateTracker) -> Decision:
    """Return the decision in words to the one who may die: a child who types is not asked about "them"."""
    if decision.kind == SUICIDE_CHILD and _is_a_child(tracker):
        return replace(decision, kind=SUICIDE_ADULT)
    return decision


def _is_a_child(tracker: DialogueStateTracker) -> bool:
    """Say whether a child is typing: by the intent once and for all, or because they gave an age or a school year."""
    return bool(tracker.get_slot("child_path")) or tracker.get_slot("role") == CHILD


def _move_for(decision: Decision, *, hidden_red: bool) -> Move:
    if decision.verdict is Verdict.HIDE:
        return Move(HIDE, {"last_question": HIDDEN_RED if decision.kind or hidden_red else HIDDEN})
    if decision.verdict is Verdict.RED:
        return Move(RED + decision.kind, {"danger": "red", "last_question": CALLED})
    return Move(ASK + decision.kind, {"danger": "amber", "last_question": decision.kind})


RED_KINDS = ("now", "medical", "suicide_adult", "suicide_child", "near_them", "own_actions", "cannot_call")
RED_RESPONSES = tuple(RED + kind for kind in RED_KINDS)
LAST_WORDS = (
    *(HIDE, RED_STAY, RED_IN_PRACTICE, WELCOME_BACK, CHILD_PATH, AFTER_CALL),
    *(ASK + kind for kind in ASKED_KINDS),
)
