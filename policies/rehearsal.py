"""Takes what is typed while an adult practises or checks their wording; source: safety-rules.md 11.

Safety stays above it, so the gate stays on. Buttons lead where they always do; so does typed text that is said to
nobody but the guide, such as a question of its own.
"""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.danger.decision import PRACTISE, REHEARSED, WORDING
from bot.practise.labels import HELPFUL, LEAVING, OTHER, Heard
from policies.deciding import Decided, DecidingPolicy

CHECK_WORDING = "action_check_wording"
PRACTISE_TURN = "action_practise_turn"
ACTION_OF = {WORDING: CHECK_WORDING, PRACTISE: PRACTISE_TURN}
# What of ask_questions is about the wording check: entering it, and that police or social workers are involved.
BEGIN = "wording"
ASPECTS_OF_CHECK = (BEGIN, "police_involved")
# What "check my wording" is heard as: the phrase decides, where nothing weightier is heard.
HEARD_AS = (
    *("ask_questions", "ask_what_to_say", "ask_what_not_to_say", "ask_practise", "ask_programme"),
    *("ask_help", "ask_about_bot", "off_topic", "nlu_fallback"),
)
# People who speak of themselves are answered as themselves, unless they say something kind to a child.
ABOUT_THEMSELVES = (
    *("i_am_a_child", "own_thoughts", "own_actions", "i_am_accused", "relative_of_accused", "i_am_a_survivor"),
    "harmful_request",
)
# Ways out that may be typed as well.
WAYS_OUT = ("start_again", "forget_me", "ask_for_person", "say_goodbye", "continue_steps")
# What a word that is said to nobody may mean, and is no need of its own.
SMALL_WORDS = (
    *("affirm", "deny", "not_sure", "say_thanks", "greet", "off_topic", "nlu_fallback", "go_back", "be_abusive"),
    *("give_role", "give_age", "give_place", "ask_questions", "ask_what_to_say", "ask_practise"),
)
# Half the chance or more: below it the sentence is taken for what was asked for, practice.
SURE = 0.5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class Rehearsal(DecidingPolicy):
    """Speaks up only while practising or checking wording, and where a check is asked for."""

    rank = 9

    def decided(self, tracker: DialogueStateTracker, domain: Domain) -> Decided:
        """Return the action that takes the words, or the listening after it."""
        action = next_action(tracker)
        return (action, {}) if action else None


def next_action(tracker: DialogueStateTracker) -> str | None:
    """Return the action that takes the message, the listening after it, or None where other policies decide."""
    if tracker.latest_action_name in ACTION_OF.values():
        return ACTION_LISTEN_NAME
    message = tracker.latest_message
    if message is None or tracker.latest_action_name != ACTION_LISTEN_NAME:
        return None
    if enters_check(message):
        return CHECK_WORDING
    question = tracker.get_slot("last_question")
    heard = Heard.from_parse(message.parse_data)
    if question not in REHEARSED or heard is None:
        return None
    if question == WORDING and asks_for_check(message):
        return CHECK_WORDING
    return None if is_meant_for_the_guide(message, heard) else ACTION_OF[question]


def enters_check(message: UserUttered) -> bool:
    """Say whether a message, or a button, begins a check."""
    intent = message.intent.get("name")
    return asks_for_check(message) and (intent == "ask_questions" or (intent in HEARD_AS and _aspect(message) == BEGIN))


def asks_for_check(message: UserUttered) -> bool:
    """Say whether a message asks for a check, or says that it is too late for one."""
    return _aspect(message) in ASPECTS_OF_CHECK


def _aspect(message: UserUttered) -> str:
    return next((str(row["value"]) for row in message.entities if row["entity"] == "aspect"), "")


def is_meant_for_the_guide(message: UserUttered, heard: Heard) -> bool:
    """Say whether a typed message is surely a need of the adult's own, and so for the rules to answer."""
    intent = message.intent.get("name") or ""
    if (message.intent.get("confidence") or 0.0) < SURE:
        return False
    if intent in ABOUT_THEMSELVES:
        return heard.label not in HELPFUL
    return heard.label in (OTHER, LEAVING) and (
        intent in WAYS_OUT if heard.label == LEAVING else intent not in SMALL_WORDS
    )
