"""Walks every route of the blueprint: none lets in who may not come in, whoever adds a route."""

from collections.abc import Iterator

import pytest
from sanic import Sanic

from bot.channels.staff.channel import staff_blueprint
from bot.channels.staff.description import openapi
from bot.channels.staff.guard import Need
from bot.channels.staff.routes import api_routes
from tests.channels.staff.staff_server import API, StaffClient, StaffServer

ROUTES = [(path, method) for path, method, _ in api_routes()]
NEED = {(path, method): handler.need for path, method, handler in api_routes()}
GUARDED = [route for route in ROUTES if NEED[route] is not Need.NOTHING]
CHANGING = [route for route in GUARDED if route[1] != "GET"]
FOR_SUPERVISORS = [route for route in ROUTES if NEED[route] is Need.SUPERVISOR]
AFTER_SIGN_IN = [route for route in ROUTES if NEED[route] in (Need.SIGNED_IN, Need.SUPERVISOR)]


@pytest.fixture(scope="module")
def staff(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaffServer]:
    """One server for all: nothing that is asked here may change anything."""
    server = StaffServer(tmp_path_factory.mktemp("guarded"))
    server.books.staff.create("new", "supervisor")
    server.books.staff.set_role(server.account("ada").id, "supervisor")
    yield server
    server.stop()


def asked(client: StaffClient, route: tuple[str, str]) -> tuple[int, str]:
    """Ask a route, with something in the place of each value of its path."""
    path, method = route
    for value in ("<reply_id:int>", "<account_id:int>", "<ref:str>", "<key:str>"):
        path = path.replace(value, "1")
    assert "<" not in path
    answer = client.request(method, path)
    return answer.status_code, answer.json()["error"]


@pytest.mark.parametrize("route", GUARDED, ids=str)
def test_nobody_comes_in_without_a_sign_in(staff: StaffServer, route: tuple[str, str]):
    client = staff.client()
    assert asked(client, route) == (401, "not_signed_in")
    client.cookies.set("steady_staff", "an invented token")
    assert asked(client, route) == (401, "not_signed_in")


@pytest.mark.parametrize("route", CHANGING, ids=str)
def test_nothing_changes_without_the_token_of_the_sign_in(staff: StaffServer, route: tuple[str, str]):
    client = staff.signed_in("olu", "supervisor")
    del client.headers["X-Steady-CSRF"]
    assert asked(client, route) == (403, "no_csrf")
    client.headers["X-Steady-CSRF"] = staff.signed_in("olu").headers["X-Steady-CSRF"]
    assert asked(client, route) == (403, "no_csrf")


@pytest.mark.parametrize("route", CHANGING, ids=str)
def test_nothing_changes_at_the_wish_of_another_site(staff: StaffServer, route: tuple[str, str]):
    client = staff.signed_in("olu", "supervisor")
    for origin in ("https://other.example", "null", "http://["):
        client.headers["Origin"] = origin
        assert asked(client, route) == (403, "other_origin")


@pytest.mark.parametrize("route", FOR_SUPERVISORS, ids=str)
def test_what_is_for_supervisors_is_closed_to_responders(staff: StaffServer, route: tuple[str, str]):
    assert asked(staff.signed_in("sam"), route) == (403, "supervisors_only")


@pytest.mark.parametrize("route", AFTER_SIGN_IN, ids=str)
def test_nothing_opens_before_a_password_and_codes_are_chosen(staff: StaffServer, route: tuple[str, str]):
    assert asked(staff.signed_in("new"), route) == (403, "password_first")
    assert asked(staff.signed_in("ada"), route) == (403, "totp_first")


def test_only_the_sign_in_is_open_and_the_page_with_its_files():
    app = Sanic("every_route")
    app.blueprint(staff_blueprint(), url_prefix="/")
    app.router.finalize()
    served = {("/" + route.path, method) for route in app.router.routes for method in route.methods}
    api = {(path.removeprefix(API), method) for path, method in served if path.startswith(API + "/")}
    assert api == set(ROUTES)
    others = {path for path, _ in served if not path.startswith(API + "/")}
    assert {path for path in others if not path.startswith("/staff/static/")} == {"/staff"}
    assert [route for route in ROUTES if NEED[route] is Need.NOTHING] == [("/sign-in", "POST")]


def test_the_description_says_what_is_for_supervisors():
    described = {
        (path, method.upper())
        for path, methods in openapi()["paths"].items()
        for method, row in methods.items()
        if method != "parameters" and "(supervisor)" in row["summary"]
    }
    assert {(bare(path), method) for path, method in FOR_SUPERVISORS} <= described


def bare(path: str) -> str:
    """Write a path as OpenAPI does."""
    return path.replace("<", "{").replace(":int>", "}").replace(":str>", "}")
