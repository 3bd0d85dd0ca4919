"""A small project in which nothing is wrong, for each test to spoil in one place."""

import datetime
from pathlib import Path

from bot.content.checks.copybook import Copybook
from bot.content.checks.every_check import run
from bot.content.checks.gather import gather
from bot.content.pages import NAMES as PAGE_NAMES

WALKS = ("told_me", "school", "telling_now", "worried", "online", "other_child")
META = 'metadata: {source: "facts 1.1", reviewed_by: pending, reviewed_on: pending}'
DOMAIN = """
intents: [affirm, deny, not_sure, ask_report, give_place, {greet: {use_entities: []}}]
entities: [nation]
slots: {role: {}, nation: {}, relation: {}, age_band: {}, last_question: {}, walk_state: {}}
"""
RULES = """
rules:
  - rule: ask_report
    steps:
      - intent: ask_report
      - action: utter_ask_report
"""
LINES = """
lines:
  tulip_line:
    name: "Tulip Line"
    nations: [ENG, WAL, SCO, NIR]
    phone: "07700 900123"
    audience: "adults"
    purpose: "advice"
    confidence: high
    source: "invented"
    found: "undated"
    checked_on: 2026-11-22
    confirmed_on: pending
    shown: true
  rose_line:
    name: "Rose Line"
    nations: [ENG, WAL]
    phone: "07700 900456"
    hours: "at any time"
    opening: "24/7"
    audience: "adults"
    purpose: "advice"
    confidence: high
    source: "invented"
    found: "undated"
    checked_on: 2026-11-22
    confirmed_on: 2026-11-23
    shown: true
"""
BUTTONS = """
buttons:
  safe_yes: {title: "Yes, safe now", payload: "/affirm"}
  wales: {title: "Wales", payload: '/give_place{"nation":"WAL"}', when: {nation: [unknown]}}
"""
WALK = """
walk: NAME
steps:
  - step: safe_now
    asks: safe_now
    say: [utter_safe_now]
    buttons: [safe_yes]
  - step: tonight
    say: [utter_tonight, {say: utter_tonight_staff, when: {role: [professional]}}]
    buttons: [wales]
  - step: plan
    say: [utter_plan]
    buttons: [safe_yes]
"""
REVIEW_OF_PAGE = "{source: facts, reviewed_by: pending, reviewed_on: pending}"
PAGE = f"""
title: "Tonight"
lead: "One thing at a time."
sections:
  - heading: "First"
    items:
      - "Call 999."
      - "Rest."
reviews:
  neutral: {REVIEW_OF_PAGE}
"""
WALK_NAMES = ("utter_safe_now", "utter_tonight", "utter_tonight_staff", "utter_plan")


def variation(text: str, **condition: str) -> str:
    """Write one wording as YAML, on a condition where one is given."""
    rows = ", ".join(f"{{type: slot, name: {slot}, value: {value!r}}}" for slot, value in condition.items())
    start = f"    - condition: [{rows}]\n      text: {text!r}" if rows else f"    - text: {text!r}"
    return f"{start}\n      {META}\n"


def response(name: str, *variations: str) -> str:
    """Write one response as YAML."""
    return f"  {name}:\n{''.join(variations)}"


class House:
    """The project under one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("domain.yml", DOMAIN)
        self.write("data/rules/talk.yml", RULES)
        self.write("content/lines.yml", LINES)
        self.write("content/meanings.yml", 'meanings:\n  ask_report: "Who do I call?"\n')
        self.write("content/situations.yml", "situations: {}\n")
        self.write("content/walks/buttons.yml", BUTTONS)
        for name in WALKS:
            self.write(f"content/walks/{name}.yml", WALK.replace("NAME", name))
        for name in PAGE_NAMES:
            self.write(f"content/pages/{name}.yml", PAGE)
        self.responses("walks", *(response(name, variation("Take your time.")) for name in WALK_NAMES))
        self.says(variation("Ring {tulip_line_phone} today."))

    def write(self, path: str, text: str) -> None:
        """Write one file."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Replace what stands in one file."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new, 1))

    def responses(self, topic: str, *rows: str) -> None:
        """Write one file of responses."""
        self.write(f"content/responses/{topic}.yml", 'version: "3.1"\nresponses:\n' + "".join(rows))

    def says(self, *variations: str) -> None:
        """Give utter_ask_report these wordings."""
        self.responses("talk", response("utter_ask_report", *variations))

    def book(self) -> Copybook:
        """Read it as the checks do."""
        return gather(self.root)[0]

    def problems(self) -> list[str]:
        """Return every problem as it is printed."""
        return [str(problem) for problem in run(self.root, datetime.date(2026, 11, 24))[0]]

    def problem(self) -> str:
        """Return the one problem there is."""
        found = self.problems()
        assert len(found) == 1, found
        return found[0]
