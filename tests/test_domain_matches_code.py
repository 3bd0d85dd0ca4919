"""Names in domain.yml, in data/ and in Python are the same names: Tracker.get_slot answers None to a misspelling."""

import ast
import importlib
import inspect
from collections import Counter
from types import SimpleNamespace

import pytest
from rasa_sdk import Action
from rasa_sdk.executor import CollectingDispatcher

from actions.action_start_again import START
from actions.walking import FACTS, give_step, walks
from bot.content.responses import load_responses
from bot.danger.decision import KIND_OF_INTENT, Signs, Verdict, decide
from tests.nlu_examples import ROOT, examples, load, rules
from tests.source_code import calls, place, python_files

DOMAIN = load(ROOT / "domain.yml")
SLOTS = set(DOMAIN["slots"])
INTENTS = [intent for intent in DOMAIN["intents"] if intent != "nlu_fallback"]
PRODUCT = python_files("bot", "actions", "policies")
# The contract of docs/intents.md.
INTENTS_AGREED = 90
FEWEST_EXAMPLES = 40
# Hidden by policies/safety_first.py before any rule.
BY_POLICY = {"leave_now"}
# Sayings of an intent that may begin with the same four words.
ONE_IN = 12


def literal(call: ast.Call, number: int) -> ast.expr | None:
    return call.args[number] if len(call.args) > number else None


@pytest.mark.parametrize("path", PRODUCT, ids=place)
def test_every_slot_named_in_python_stands_in_the_domain(path):
    firsts = [literal(call, 0) for call in calls(path, "get_slot", "SlotSet")]
    named = {first.value for first in firsts if isinstance(first, ast.Constant)}
    tables = [literal(call, 1) for call in calls(path, "Move")]
    named |= {key.value for table in tables if isinstance(table, ast.Dict) for key in table.keys}
    assert named <= SLOTS


def test_the_slots_that_tables_name_stand_in_the_domain():
    assert set(FACTS) <= SLOTS
    assert set(START) <= SLOTS


def test_the_slots_that_a_step_sets_stand_in_the_domain():
    walk = walks()["told_me"]
    events = give_step(CollectingDispatcher(), SimpleNamespace(get_slot=lambda _: None), walk, walk.steps[0])
    assert {event["name"] for event in events} <= SLOTS
    assert len(events) == 5


def test_conditions_of_walks_ask_for_known_facts_only():
    pieces = [piece for walk in walks().values() for step in walk.steps for piece in (step, *step.say, *step.buttons)]
    assert {name for piece in pieces for name in piece.when} <= set(FACTS)


@pytest.mark.parametrize("name", DOMAIN["actions"])
def test_every_action_of_the_domain_has_a_file_and_a_class_of_its_name(name):
    module = importlib.import_module(f"actions.{name}")
    own = [kind for _, kind in inspect.getmembers(module, inspect.isclass) if kind.__module__ == module.__name__]
    found = [kind for kind in own if issubclass(kind, Action)]
    assert [kind.__name__ for kind in found] == ["".join(word.capitalize() for word in name.split("_"))]
    assert found[0]().name() == name


def test_every_action_of_ours_stands_in_the_domain():
    files = {path.stem for path in (ROOT / "actions").glob("action_*.py")}
    assert files == set(DOMAIN["actions"])


def test_the_domain_has_the_intents_agreed():
    assert len(INTENTS) == len(set(INTENTS)) == INTENTS_AGREED
    assert "nlu_fallback" in DOMAIN["intents"]


def test_the_examples_are_of_the_intents_of_the_domain():
    assert {example.intent for example in examples()} == set(INTENTS)


@pytest.mark.parametrize("intent", INTENTS)
def test_an_intent_has_examples_enough(intent):
    assert len({example.text for example in examples() if example.intent == intent}) >= FEWEST_EXAMPLES


@pytest.mark.parametrize("intent", INTENTS)
def test_few_examples_of_an_intent_begin_alike(intent):
    """A dozen hands do begin alike at times; a template would show as a larger share."""
    sayings = [example.text.lower().split() for example in examples() if example.intent == intent]
    beginnings = Counter(" ".join(words[:4]) for words in sayings if len(words) >= 4)
    most = len(sayings) / ONE_IN
    assert {beginning: count for beginning, count in beginnings.items() if count > most} == {}


def test_every_intent_has_a_rule_or_is_handled_by_the_policy():
    ruled = Counter(step["intent"] for rule in rules() for step in rule["steps"] if "intent" in step)
    assert set(ruled) == set(DOMAIN["intents"]) - BY_POLICY
    assert {intent: count for intent, count in ruled.items() if count > 1} == {}
    assert {decide(Signs(), intent, "none").verdict for intent in BY_POLICY} == {Verdict.HIDE}


def test_every_action_of_a_rule_exists():
    known = {*DOMAIN["actions"], *load_responses(ROOT / "content")}
    named = {step["action"] for rule in rules() for step in rule["steps"] if "action" in step}
    assert sorted(named - known) == []


def test_the_danger_intents_of_the_code_stand_in_the_domain():
    assert set(KIND_OF_INTENT) <= set(INTENTS)


def test_every_entity_that_fills_a_slot_is_declared():
    mappings = [mapping for slot in DOMAIN["slots"].values() for mapping in slot["mappings"]]
    assert {mapping["entity"] for mapping in mappings if "entity" in mapping} <= set(DOMAIN["entities"])
