"""Reading a feed: a file or an API that answers by itself; nothing opens the network."""

import json

import httpx
import pytest

from bot.directory.oruk_feed import feed_name, services_in
from bot.errors import DirectoryError
from tests.bot.directory.oruk_services import ONE, TWO, service

DETAILS = {ONE: service(), TWO: service(id=TWO, name="Another")}
BASE = "https://feed.example/oruk"


def answer(request: httpx.Request) -> httpx.Response:
    path = request.url.path.removeprefix("/oruk/services")
    if path.startswith("/"):
        return httpx.Response(200, json=DETAILS[path[1:]])
    number = int(request.url.params["page"])
    listed = {"id": [ONE, TWO][number - 1], "name": "In short", "status": "active"}
    return httpx.Response(200, json={"page_number": number, "last_page": number == 2, "contents": [listed]})


@pytest.mark.parametrize("address", [BASE, f"{BASE}/", f"{BASE}/services"])
def test_every_page_and_every_services_details_are_read(address):
    client = httpx.Client(transport=httpx.MockTransport(answer))
    assert list(services_in(address, client)) == list(DETAILS.values())


def test_a_feed_that_fails_says_so_without_its_words():
    client = httpx.Client(transport=httpx.MockTransport(lambda request: httpx.Response(500, text="secret")))
    with pytest.raises(DirectoryError, match="HTTPStatusError") as caught:
        list(services_in(BASE, client))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("data", [service(), [service()], {"contents": [service()]}, {"service": [service()]}])
def test_a_file_may_hold_one_service_a_list_or_a_page(tmp_path, data):
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(data))
    assert list(services_in(str(path))) == [service()]


@pytest.mark.parametrize("text", ["", "[1]", '"words"'])
def test_a_file_of_something_else_is_refused(tmp_path, text):
    path = tmp_path / "feed.json"
    path.write_text(text)
    with pytest.raises(DirectoryError):
        list(services_in(str(path)))


def test_a_feed_is_called_by_its_address_or_its_files_name():
    assert feed_name(f"{BASE}/?key=1") == BASE
    assert feed_name("/somewhere/on/a/machine/feed.json") == "feed.json"
