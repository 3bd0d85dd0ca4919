"""The responses of content/responses/, with the numbers of the lines filled in."""

import re
from pathlib import Path
from typing import Any

from bot.content.lines import placeholders
from bot.content.reader import CONTENT, read_yaml, yaml_files

# Filled in by the action that utters, not from lines.yml.
SPOKEN_VALUES = frozenset({"step_number", "step_count"})
# Filled in by actions/local_answers.py from the directory: councils, teams, their numbers and hours.
LOCAL_VALUES = frozenset(
    f"local_{name}"
    for name in (
        "council website checked_on office_team office_phone evening_team evening_phone until opens_day opens_time "
        "police police_website centre centre_phone centre_website support partnership world"
    ).split()
)
LOCAL_WORDS = "local"  # the folder of responses that may name them
# Filled in by actions/action_tell_line.py from lines.yml, for the line that was asked about.
LINE_VALUES = frozenset(f"line_{name}" for name in "name reach web audience purpose hours changes".split())
LINE_WORDS = "utter_line_"  # how the responses begin that may name them
# Filled in by bot/channels/handoff_words.py from the line that is set up and from the chat's place in its queue.
HANDOFF_VALUES = frozenset("line name keeps_for opens place wait summary".split())
HANDOFF_WORDS = "handoff"  # the folder of responses that may name them, and whose buttons channels take by themselves
PLACEHOLDER = re.compile(r"\{(\w+)\}")


def fill_in(text: str, values: dict[str, str]) -> str:
    """Put the value of every known placeholder into a text; others stay as they are."""
    return PLACEHOLDER.sub(lambda hit: values.get(hit.group(1), hit.group()), text)


def load_responses(content: Path = CONTENT) -> dict[str, list[dict[str, Any]]]:
    """Return every response by name, numbers filled in."""
    values = placeholders(content)
    responses: dict[str, list[dict[str, Any]]] = {}
    for path in yaml_files(content / "responses"):
        responses.update(read_yaml(path)["responses"])
    return {
        name: [{**variation, "text": fill_in(variation["text"], values)} for variation in variations]
        for name, variations in responses.items()
    }


def with_literal_braces(responses: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Return the responses with the braces of payloads doubled, which is how Rasa takes them for plain braces.

    A single one it takes for the name of a slot, does not find it, and logs an exception with the slots' values.
    """
    return {name: [_literal(variation) for variation in rows] for name, rows in responses.items()}


def _literal(variation: dict[str, Any]) -> dict[str, Any]:
    if not variation.get("buttons"):
        return variation
    buttons = [{**b, "payload": b["payload"].replace("{", "{{").replace("}", "}}")} for b in variation["buttons"]]
    return {**variation, "buttons": buttons}
