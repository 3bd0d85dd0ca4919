from jsonschema import Draft4Validator

from bot.channels.staff.description import openapi
from bot.channels.staff.routes import api_routes
from tests.channels.staff.staff_server import StaffServer
from tests.channels.staff.test_every_route_is_guarded import bare

METHODS = ("get", "post", "put", "patch", "delete")
DESCRIBED = {(path, method.upper()) for path, row in openapi()["paths"].items() for method in row if method in METHODS}
SERVED = {(bare(path), method) for path, method, _ in api_routes()}


def test_every_route_is_described():
    assert SERVED - DESCRIBED == set()


def test_everything_described_is_a_route():
    assert DESCRIBED - SERVED == set()


def test_everything_that_is_referred_to_is_there():
    references = [part["$ref"] for part in parts(openapi()) if isinstance(part, dict) and "$ref" in part]
    assert references
    for reference in references:
        found = openapi()
        for name in reference.removeprefix("#/").split("/"):
            found = found[name]


def test_every_schema_is_one():
    for schema in openapi()["components"]["schemas"].values():
        Draft4Validator.check_schema(schema)


def test_every_operation_has_a_name_of_its_own():
    names = [part["operationId"] for part in parts(openapi()) if isinstance(part, dict) and "operationId" in part]
    assert len(names) == len(set(names)) == len(DESCRIBED)


def test_the_description_is_served(staff: StaffServer):
    assert staff.signed_in("sam").get("/openapi.json").json() == openapi()


def parts(whole: object) -> list[object]:
    """Return everything within a document."""
    inner = list(whole.values()) if isinstance(whole, dict) else whole if isinstance(whole, list) else []
    return [whole, *(part for each in inner for part in parts(each))]
