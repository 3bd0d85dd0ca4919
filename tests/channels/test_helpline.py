"""The route for a helpline's platform, and that what goes both ways is what its contract says."""

import base64
import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import count

import httpx
import jsonschema
import pytest
import pytest_asyncio
import yaml
from pydantic import parse_obj_as
from sanic import Blueprint, Sanic
from standardwebhooks import Webhook

from bot.channels.helpline import LARGEST_BODY, Event, add_helpline
from bot.handoff.notes import Note, Side
from bot.handoff.record import Record, State
from bot.handoff.routes.news import HELPLINE, Carried, next_news
from bot.handoff.routes.platform import Platform
from bot.session.memory_shelf import MemoryShelf
from tests.bot.handoff.staff.a_line import ALine
from tests.channels.processes import ROOT, free_port

SECRET = base64.b64encode(b"an invented secret of 32 bytes!!").decode()
CONTRACT = yaml.safe_load((ROOT / "docs" / "handoff-webhook.openapi.yml").read_text())
PEOPLE = {"type": "line.people", "people": 2, "capacity": 10}


class Outside:
    """The platform, as it calls us."""

    def __init__(self, address: str) -> None:
        self._http = httpx.AsyncClient(base_url=address, trust_env=False)
        self._ids = count(1)

    async def send(
        self, body: bytes, *, secret: str = SECRET, age: timedelta = timedelta(), **headers: str
    ) -> httpx.Response:
        """Post a signed body."""
        at, name = datetime.now(timezone.utc) - age, f"act-{next(self._ids)}"
        own = {
            "webhook-id": name,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": Webhook(secret).sign(name, at, body.decode("utf-8", "replace")),
        }
        kept = {key: value for key, value in (own | headers).items() if value}
        return await self._http.post("/handoff/webhook", content=body, headers=kept)

    async def act(self, **event: object) -> httpx.Response:
        """Post a signed event."""
        return await self.send(json.dumps(event).encode())


class Process:
    """The route on a plain Sanic app; each test puts a platform of its own behind it."""

    def __init__(self) -> None:
        self.platform: Platform | None = None
        self.port = free_port()

    async def start(self) -> None:
        app, blueprint = Sanic("helpline_alone"), Blueprint("helpline")
        add_helpline(blueprint, SECRET, lambda request: self.platform)
        app.blueprint(blueprint)
        server = await app.create_server("127.0.0.1", self.port, return_asyncio_server=True, access_log=False)
        await server.startup()
        await server.start_serving()


@pytest_asyncio.fixture(scope="module")
async def process() -> Process:
    process = Process()
    await process.start()
    return process


@pytest.fixture
def line() -> ALine:
    return ALine(MemoryShelf())


@pytest.fixture
def outside(process: Process, line: ALine) -> Outside:
    process.platform = Platform(line.staff)
    return Outside(f"http://127.0.0.1:{process.port}")


async def test_a_signed_act_is_done_and_a_repeat_is_said_to_be_one(outside):
    body = json.dumps(PEOPLE).encode()
    first = await outside.send(body)
    assert (first.status_code, first.json()) == (200, {"done": True, "again": False})
    again = await outside.send(body, **{k: first.request.headers[k] for k in ("webhook-id", "webhook-signature")})
    assert again.json()["again"] is True


@pytest.mark.parametrize(
    "wrong",
    [
        {"secret": base64.b64encode(b"another invented secret").decode()},
        {"age": timedelta(minutes=6)},
        {"age": -timedelta(minutes=6)},
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": "nonsense"},
        {"webhook-signature": "v1,%%%"},
        {"webhook-timestamp": "yesterday"},
        {"webhook-id": "x" * 200},
        {"webhook-signature": ""},
        {"webhook-id": ""},
    ],
)
async def test_what_is_not_signed_by_us_and_now_is_refused(outside, line, wrong):
    answer = await outside.send(json.dumps(PEOPLE).encode(), **wrong)
    assert answer.status_code == 401
    assert await line.presence.staff() == {}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"type": "line.people"}',
        b'{"type": "line.people", "people": -1, "capacity": 1}',
        b'{"type": "line.people", "people": true, "capacity": 1}',
        b'{"type": "chat.taken", "ref": "../a", "name": "Robin"}',
        b'{"type": "chat.taken", "ref": "a1", "name": "   "}',
        b'{"type": "chat.nosuch", "ref": "a1"}',
        b'{"type": "chat.typing", "ref": "a1", "text": "unsent words"}',
        b"[" * 5000,
        "\ud800".encode("utf-8", "surrogatepass"),
    ],
    ids=count(),
)
async def test_what_cannot_be_read_is_answered_400(outside, body):
    answer = await outside.send(body)
    assert answer.status_code in (400, 401)
    assert set(answer.json()) == {"error"}


async def test_too_large_a_body_is_refused(outside):
    assert (await outside.send(b" " * (LARGEST_BODY + 1))).status_code == 413


async def test_an_unknown_chat_is_404_and_a_wrong_state_409(outside, line):
    assert (await outside.act(type="chat.typing", ref="ffff")).status_code == 404
    ref = await line.queued()
    assert (await outside.act(**PEOPLE)).status_code == 200
    assert (await outside.act(type="chat.taken", ref=ref, name="Robin")).status_code == 200
    answer = await outside.act(type="chat.record", ref=ref, needed="yes", reason="child_at_risk")
    assert (answer.status_code, answer.json()) == (409, {"error": "not_in_this_state"})


def schema(name: str) -> dict:
    return {"$ref": f"#/components/schemas/{name}", "components": CONTRACT["components"]}


WAITING = Record("a1", State.QUEUED, channel="web", summary={"role": "parent"})
THEIRS = replace(WAITING, state=State.LIVE, staff=HELPLINE)
NEWS = [
    next_news("a1", WAITING, None, []),
    next_news("a1", replace(WAITING, urgent=True), Carried(), []),
    next_news("a1", THEIRS, Carried(), [Note(Side.ADULT, text="hello", number=1)]),
    next_news("a1", THEIRS, Carried(), [Note(Side.TO_STAFF, words="adult_lost", number=1)]),
    next_news("a1", WAITING, Carried(taken=True), []),
    next_news("a1", None, Carried(), []),
]


@pytest.mark.parametrize("found", NEWS, ids=lambda found: found[0].type)
def test_what_goes_out_is_what_the_contract_says(found):
    jsonschema.validate(found[0].body(), schema("Told"))


ACTS = [
    PEOPLE,
    {"type": "chat.taken", "ref": "a1", "name": "Robin"},
    {"type": "chat.message", "ref": "a1", "name": "Robin", "text": "hello"},
    {"type": "chat.typing", "ref": "a1"},
    {"type": "chat.given_up", "ref": "a1"},
    {"type": "chat.returned", "ref": "a1", "danger": "none_now"},
    {"type": "chat.ended", "ref": "a1", "danger": "told_999"},
    {"type": "chat.record", "ref": "a1", "needed": "no", "reason": "advice_only"},
]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act["type"])
def test_what_the_contract_allows_in_is_what_is_read(act):
    jsonschema.validate(act, schema("Act"))
    assert parse_obj_as(Event, act)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(act | {"surplus": 1}, schema("Act"))
