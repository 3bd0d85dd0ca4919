"""The canary of issue 5: after a chat that named places, the session holds a council's code and no name of a place."""

import json

from bot.channels.base import Desk
from tests.conversations.player import Player

SAID = ("Who do I ring? I'm in TR15 1AA", "we live in Redruth", "he's at N1 9GU", "no, ZZ99 9ZZ", "near Perranporth")
CANARIES = ("tr15", "tr151aa", "1aa", "redruth", "n1 9gu", "9gu", "zz99", "perranporth")


async def test_no_postcode_and_no_place_stays_in_a_session(desk: Desk) -> None:
    player = Player(desk)
    for text in SAID:
        await player.say(text)
        tracker = await desk.agent.tracker_store.retrieve(player.session.sender_id)
        held = json.dumps([event.as_dict() for event in tracker.events]).lower()
        assert [canary for canary in CANARIES if f'"{canary}' in held or f" {canary}" in held] == [], text
    slots = await player.slots()
    assert slots["area_code"] == "E06000052"
