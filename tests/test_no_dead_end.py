"""Every way through the guide goes on: each intent is answered, each answer leads somewhere, each button is followed.

The graph is read from data/rules, content/ and domain.yml; what safety-first and the actions do beyond it is played in
tests/conversations.
"""

import json
import re
from collections import defaultdict
from functools import lru_cache

import pytest
import yaml

from bot.content.checks.closer import reachable
from bot.content.checks.gather import gather
from bot.content.handoff import HANDOFF_PAYLOADS
from bot.content.lines import load_lines
from bot.content.responses import load_responses
from policies.safety_first import LAST_WORDS
from tests.nlu_examples import rules
from tests.source_code import ROOT

WAY_BACK = "utter_way_back"
# The chat ends with these on purpose, or they stand on the page by themselves.
ENDS = {"utter_say_goodbye", "utter_goodbye_unfinished", "utter_forget", "utter_hide"}
RESPONSES = load_responses()
INTENTS = yaml.safe_load((ROOT / "domain.yml").read_text())["intents"]
# Decided by policies/safety_first.py before any rule.
BY_SAFETY = {"leave_now", "child_suicidal", "adult_suicidal"}
# Its action tells more by itself (actions/action_find_local_help.py).
BY_ACTION = {"find_local_help"}
PAYLOAD = re.compile(r"/(\w+)(\{.*\})?")


def steps_of(rule: dict) -> tuple[str, list[str]]:
    rows = [step for step in rule["steps"] if isinstance(step, dict)]
    return next(row["intent"] for row in rows if "intent" in row), [row["action"] for row in rows if "action" in row]


ANSWERS = dict(steps_of(rule) for rule in rules())


@lru_cache(maxsize=1)
def buttons() -> list[tuple[str, str, str]]:
    """Return (where, title, payload) of every button a person may be offered."""
    book = gather(ROOT)[0]
    spoken = [(v.response, b.title, b.payload) for v in book.variations for b in v.buttons]
    walks = [(f"walk button {name}", b.title, b.payload) for name, b in book.walk_buttons.items()]
    return [*spoken, *walks, *((f"meaning {name}", b.title, b.payload) for name, b in book.meanings.items())]


@pytest.mark.parametrize("intent", [name for name in INTENTS if name not in BY_SAFETY])
def test_every_intent_is_answered(intent: str) -> None:
    assert ANSWERS.get(intent)


@pytest.mark.parametrize("intent", ANSWERS)
def test_every_answer_leads_on(intent: str) -> None:
    last = ANSWERS[intent][-1]
    if last.startswith("action_") or last == WAY_BACK or last in ENDS:
        return
    assert all(row.get("buttons") for row in RESPONSES[last]), f"{last} ends a reply with nothing to press"


def test_every_last_word_of_safety_leads_on() -> None:
    bare = [name for name in LAST_WORDS if not all(row.get("buttons") for row in RESPONSES[name])]
    assert sorted(set(bare) - ENDS) == []


def test_every_button_leads_to_an_answer() -> None:
    lost = []
    for where, title, payload in buttons():
        match = PAYLOAD.fullmatch(payload)
        # The channel takes these before Rasa; tests/channels/test_handoff_turn.py follows each.
        if where.startswith("utter_handoff") and payload in HANDOFF_PAYLOADS:
            continue
        if not match or (match[1] not in ANSWERS and match[1] not in BY_SAFETY):
            lost.append((where, title))
    assert lost == []


def test_every_button_for_more_leads_to_more() -> None:
    lost = []
    for where, title, payload in buttons():
        match = PAYLOAD.fullmatch(payload)
        aspect = json.loads(match[2] or "{}").get("aspect") if match else None
        if aspect == "more" and match[1] not in BY_ACTION and f"utter_{match[1]}_more" not in RESPONSES:
            lost.append((where, title))
    assert lost == []


def test_no_answer_offers_only_itself() -> None:
    offered: dict[str, set[str]] = defaultdict(set)
    for where, _, payload in buttons():
        offered[where].add(payload)
    assert [where for where, payloads in offered.items() if payloads == {f"/{where.removeprefix('utter_')}"}] == []


def test_every_response_can_be_reached() -> None:
    book = gather(ROOT)[0]
    assert [name for name in book.written if name not in book.used and not reachable(book, name)] == []


def test_every_shown_line_is_named_somewhere_or_can_be_asked_for() -> None:
    askable = (ROOT / "bot" / "nlu" / "line.py").read_text()
    assert [name for name, line in load_lines().items() if line["shown"] and f'"{name}"' not in askable] == []
