import pytest
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from policies.rehearsal import CHECK_WORDING, PRACTISE_TURN, next_action


def tracker(question: str, intent: str, *actions: str, label="", aspect="", sure=0.9) -> DialogueStateTracker:
    made = DialogueStateTracker("somebody", [AnySlot("last_question", mappings=[{}])])
    rows = [{"entity": "aspect", "value": aspect}] if aspect else []
    named = {"name": intent, "confidence": sure}
    parsed = {"intent": named, "entities": rows}
    if label:
        parsed["wording"] = {"label": label, "confidence": 0.8}
    heard = UserUttered("-", named, rows, parsed)
    events = [SlotSet("last_question", question), ActionExecuted("action_listen"), heard]
    for event in (*events, *(ActionExecuted(name) for name in actions)):
        made.update(event)
    return made


@pytest.mark.parametrize(
    ("question", "intent", "label", "expected"),
    [
        ("practise", "child_told_me", "believes", PRACTISE_TURN),  # whatever the intent, it is said to the child
        ("practise", "ask_believe", "doubts", PRACTISE_TURN),
        ("practise", "affirm", "other", PRACTISE_TURN),
        ("practise", "child_told_me", "real_case", PRACTISE_TURN),
        ("practise", "say_goodbye", "leaving", None),
        ("practise", "worried_no_words", "leaving", PRACTISE_TURN),
        ("practise", "ask_report", "other", None),  # the adult's own question
        ("practise", "forget_me", "other", None),
        ("practise", "i_am_a_child", "real_case", None),  # a child is typing
        ("practise", "own_thoughts", "about_acts", None),
        ("practise", "i_am_a_survivor", "listening", PRACTISE_TURN),
        ("wording", "ask_what_to_say", "leading", CHECK_WORDING),
        ("wording", "ask_line", "other", None),
        ("none", "child_told_me", "believes", None),
        ("safe_now", "affirm", "other", None),
        ("called", "child_told_me", "leading", None),  # after a red, practice is over
    ],
)
def test_typed_words_are_taken_as_said_to_the_child_while_practising(question, intent, label, expected):
    assert next_action(tracker(question, intent, label=label)) == expected


def test_a_question_to_the_guide_must_be_sure():
    assert next_action(tracker("practise", "ask_report", label="other", sure=0.3)) == PRACTISE_TURN


@pytest.mark.parametrize("intent", ["continue_steps", "start_again", "ask_for_person", "forget_me", "ask_report"])
@pytest.mark.parametrize("question", ["practise", "wording"])
def test_every_button_leads_where_it_always_does(question, intent):
    assert next_action(tracker(question, intent)) is None


@pytest.mark.parametrize("aspect", ["wording", "police_involved"])
def test_a_check_is_entered_by_button_or_by_typing(aspect):
    assert next_action(tracker("none", "ask_questions", aspect=aspect)) == CHECK_WORDING
    assert next_action(tracker("none", "ask_questions", aspect=aspect, label="other")) == CHECK_WORDING


@pytest.mark.parametrize(
    ("intent", "aspect", "expected"),
    [
        ("off_topic", "wording", CHECK_WORDING),  # what "check my wording" is heard as
        ("nlu_fallback", "wording", CHECK_WORDING),
        ("off_topic", "police_involved", None),
        ("child_telling_now", "wording", None),  # a child who is telling comes first
        ("danger_now", "wording", None),
        ("i_am_a_child", "wording", None),
    ],
)
def test_the_phrase_decides_where_nothing_weightier_is_heard(intent, aspect, expected):
    assert next_action(tracker("none", intent, aspect=aspect, label="other")) == expected


def test_another_question_about_asking_has_its_usual_answer():
    assert next_action(tracker("none", "ask_questions", label="other")) is None


@pytest.mark.parametrize("action", [CHECK_WORDING, PRACTISE_TURN])
def test_it_listens_afterwards(action):
    assert next_action(tracker("practise", "ask_believe", action, label="doubts")) == "action_listen"


def test_it_keeps_out_once_safety_has_spoken():
    assert next_action(tracker("practise", "danger_now", "utter_red_now", label="other")) is None
