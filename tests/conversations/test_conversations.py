"""Plays every conversation written in YAML beside this file and asserts which responses were uttered."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.channels.base import Desk
from tests.conversations.player import Player, Said

FILES = sorted(Path(__file__).parent.glob("*.yml"))
CONVERSATIONS = [(path.stem, row) for path in FILES for row in yaml.safe_load(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    "row", [row for _, row in CONVERSATIONS], ids=[f"{f}: {r['conversation']}" for f, r in CONVERSATIONS]
)
async def test_conversation(desk: Desk, row: dict[str, Any]) -> None:
    player = Player(desk)
    for turn in row["turns"]:
        said = await (player.press(turn["press"]) if "press" in turn else player.say(turn["say"]))
        await check(player, turn, said)


async def check(player: Player, turn: dict[str, Any], said: Said) -> None:
    """Hold one turn against what the conversation expects of it."""
    where = f"after {turn.get('say', turn.get('press'))!r}"
    if "hears" in turn:
        assert said.names == turn["hears"], where
    assert set(turn.get("among") or ()) <= set(said.names), (where, said.names)
    assert not set(turn.get("never") or ()) & set(said.names), (where, said.names)
    if "slots" in turn:
        slots = await player.slots()
        assert {name: slots.get(name) for name in turn["slots"]} == turn["slots"], where
    if "shows" in turn:
        assert turn["shows"] in "\n".join(said.texts), where
    holds_for_every_turn(said, where)


def holds_for_every_turn(said: Said, where: str) -> None:
    """Hold what is true of every reply: never silent, never a wall, 999 first only where the gate fired, a way on."""
    assert said.texts, where
    assert len(said.texts) <= 3, (where, said.names)
    first_sentence = re.split(r"[.?!।۔。]\s", said.texts[0])[0]
    fired = said.names[0].startswith("utter_red_")
    assert ("999" in first_sentence) == fired, (where, first_sentence)
