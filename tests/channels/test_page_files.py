"""What is served beside the chat: headers and static files; the pages to print are in test_leaflets.py."""

import pytest

from tests.channels.plain_page import PlainBrowser


@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("POST", "/"), ("POST", "/leave")])
def test_every_page_forbids_storing_framing_and_foreign_content(browser: PlainBrowser, method: str, path: str) -> None:
    headers = browser.http.request(method, path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "form-action 'self' https://www.bbc.co.uk;" in policy
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("chat.js", "javascript"),
        ("bar.js", "javascript"),
        ("style.css", "css"),
        ("leaflet.css", "css"),
        ("icon.svg", "svg"),
    ],
)
def test_every_static_file_is_served_by_its_kind(browser: PlainBrowser, name: str, kind: str) -> None:
    answer = browser.http.get(f"/static/{name}")
    assert answer.status_code == 200
    assert kind in answer.headers["content-type"]


@pytest.mark.parametrize(
    "path", ["/static/page.html.j2", "/static/../endpoints.yml", "/static/%2e%2e/endpoints.yml", "/web/chat.js"]
)
def test_no_other_file_is_served(browser: PlainBrowser, path: str) -> None:
    assert browser.http.get(path).status_code == 404
