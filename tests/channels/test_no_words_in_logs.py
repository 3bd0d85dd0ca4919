"""Nothing a person writes reaches a log: a word that stands nowhere else is sent by every way in, and looked for."""

import json
import time

import httpx
import pytest

from tests.channels.chat import Chat
from tests.channels.plain_page import PlainBrowser
from tests.channels.server import ActionServer, Server
from tests.channels.words import said

CANARY = "quillfeatherby"
SAID = f"my daughter {CANARY} told me her uncle hurt her, ring 07700 900123"


@pytest.fixture
def logs_stay_clean(server: Server) -> None:
    """After the test, no log holds the canary; the logs are those of the whole test session."""
    yield
    time.sleep(0.3)
    found = [line for line in server.logs().splitlines() if CANARY in line.lower() or "07700 900123" in line]
    assert found == []


pytestmark = pytest.mark.usefixtures("logs_stay_clean")


def test_the_logs_are_really_read(server: Server) -> None:
    assert "Rasa server is up and running" in server.logs()
    assert "action_walk_next" in server.logs()


def test_ordinary_messages(chat: Chat) -> None:
    for text in (SAID, f"he is at the door {CANARY}", f"{CANARY} {CANARY}", f"/{CANARY}", f"/restart {CANARY}"):
        assert chat.post({"text": text}).status_code == 200


def test_messages_that_name_an_intent_or_hold_entities(chat: Chat) -> None:
    for text in (f'/give_place{{"nation":"{CANARY}"}}', f"EXTERNAL: {CANARY}", f"/affirm @ {CANARY}"):
        assert chat.post({"text": text}).status_code == 200


def test_messages_that_name_a_place(chat: Chat, server: Server) -> None:
    for text in (f"who do I ring, we're in TR15 1AA {CANARY}", "N1 9GU", "I'm in Perranporth", "ZZ99 9ZZ"):
        assert chat.post({"text": text}).status_code == 200
    found = [place for place in ("TR15", "N1 9GU", "Perranporth", "ZZ99") if place.lower() in server.logs().lower()]
    assert found == []


def test_payloads_that_were_not_offered(chat: Chat) -> None:
    for payload in (CANARY, f"/{CANARY}", f'/give_place{{"nation":"{CANARY}"}}'):
        assert said(chat.send(payload=payload), "utter_stale_button")


def test_messages_that_cannot_be_read(chat: Chat) -> None:
    broken = [f'{{"text": "{CANARY}', f'{{"{CANARY}": 1}}', f'["{CANARY}"]', json.dumps({"text": {"a": CANARY}})]
    assert {chat.post_raw(body).status_code for body in broken} == {400}
    assert chat.post({"text": CANARY * 1000}).status_code == 413


def test_tokens_addresses_and_headers(chat: Chat) -> None:
    bearer = {"Authorization": f"Bearer {CANARY}", "User-Agent": CANARY, "Referer": f"http://{CANARY}.example"}
    assert chat.http.post("/chat/messages", json={"text": CANARY}, headers=bearer).status_code == 401
    assert chat.http.get(f"/{CANARY}", params={"q": CANARY}).status_code == 404
    assert chat.http.request(CANARY.upper(), "/chat/messages").status_code in (400, 405, 501)


def test_the_page_without_javascript(server: Server, browser: PlainBrowser) -> None:
    browser.say(SAID)
    browser.submit(text=CANARY, turn=CANARY)
    browser.submit(payload=f"/{CANARY}")
    browser.submit(session=CANARY, text=CANARY)
    browser.http.post(
        "/", content=f"text={CANARY}%FF%ZZ", headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    browser.http.post("/", content=CANARY, headers={"Content-Type": f"multipart/form-data; boundary={CANARY}"})
    browser.http.post("/leave", data={"session": CANARY})
    assert server.health() == 200


def test_an_upload_is_not_kept_or_logged(server: Server, browser: PlainBrowser) -> None:
    browser.http.post("/", files={"text": (f"{CANARY}.jpg", CANARY.encode())})
    assert server.health() == 200


@pytest.mark.parametrize("fail", [ActionServer.kill, ActionServer.hang], ids=["dead", "hanging"])
def test_messages_while_the_actions_fail(chat: Chat, actions: ActionServer, fail) -> None:
    fail(actions)
    assert said(chat.say(SAID), "utter_safe_reply")
    chat.say(f"thanks {CANARY}")


def test_actions_that_are_handed_what_they_cannot_read(actions: ActionServer) -> None:
    slots = {name: {CANARY: 1} for name in ("role", "nation", "walk", "step", "steps_done", "last_question")}
    tracker = {"sender_id": CANARY, "slots": slots, "latest_message": {"text": CANARY, "intent": {"name": CANARY}}}
    for name in ("action_walk_next", "action_walk_start", "action_take_answer", "action_ask_meaning"):
        call = {"next_action": name, "sender_id": CANARY, "tracker": tracker, "domain": {}}
        assert httpx.post(f"http://127.0.0.1:{actions.port}/webhook", json=call, trust_env=False).status_code == 200


def test_a_broken_call_of_the_action_server(actions: ActionServer) -> None:
    address = f"http://127.0.0.1:{actions.port}/webhook"
    httpx.post(address, content=f'{{"{CANARY}', trust_env=False)
    httpx.post(address, json={"next_action": "action_walk_next", "tracker": CANARY}, trust_env=False)
    assert actions.answers()
