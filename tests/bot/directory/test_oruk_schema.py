"""The profile's own schemas and examples, where this machine has them; they are not ours to ship (CC BY-SA)."""

import json
from pathlib import Path

import pytest

from bot.directory.oruk_export import page_of_services
from bot.directory.oruk_import import take
from bot.directory.oruk_schema import Profile
from bot.store.directory_file import Reader
from tests.bot.directory.oruk_services import service

SHARED = Path("../shared/data/oruk")
SCHEMAS, EXAMPLES = SHARED / "schema_v3/compiled", SHARED / "examples_v3"


@pytest.fixture
def profile() -> Profile:
    if not SCHEMAS.is_dir():
        pytest.skip("the schemas of Open Referral UK are not on this machine (../shared/data/oruk)")
    return Profile(SCHEMAS)


def test_the_profiles_own_example_holds_and_is_left_for_its_unknown_place(profile, finder):
    example = json.loads((EXAMPLES / "service_full.json").read_text(encoding="utf-8"))
    assert profile.fault(example) is None
    assert sum(take([example], "example", finder, profile).left.values()) == 1


def test_a_fault_is_told_by_field_and_rule_and_not_by_value(profile):
    assert profile.fault(service(minimum_age="about ten")) == "minimum_age breaks the rule type"


def test_everything_exported_holds(profile, directory: Reader):
    page = page_of_services(directory)
    assert page["total_items"] == len(page["contents"]) > 20
    assert [fault for row in page["contents"] if (fault := profile.fault(row))] == []


def test_without_the_schemas_the_required_fields_are_still_looked_at():
    assert Profile().fault(service()) is None
    assert Profile().fault(service(status="open"))
