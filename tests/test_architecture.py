"""Holds docs/design section 2: who may import whom, which library lives where, and how long things may get."""

import ast
import sys
from pathlib import Path

import pytest

from tests.source_code import ROOT, calls, imports, is_within, place, python_files, tree

BASE = {"bot.settings", "bot.errors"}
MIDDLE = {"bot.handoff", "bot.directory", "bot.session", "bot.content", "bot.walk", "bot.danger", "bot.practise"}
TOP = {"bot.channels", "bot.nlu", "policies", "actions"}
# Package -> what of our own it may import, besides itself. Imports point one way.
MAY_IMPORT = {
    "bot.errors": set(),
    "bot.settings": {"bot.errors"},
    "bot.store": BASE,
    **{package: MIDDLE | BASE | {"bot.store"} for package in MIDDLE | TOP},
    "bot.walk": {"bot.errors"},
    "bot.danger": {"bot.errors"},
    "bot.practise": {"bot.errors"},
}
PURE = ("bot.walk", "bot.danger", "bot.practise")

# One third-party library, one home.
HOME_OF = {
    "sqlalchemy": ("bot/store/",),
    "alembic": ("bot/store/",),
    "argon2": ("bot/store/credentials.py",),
    "pyotp": ("bot/store/credentials.py",),
    "segno": ("bot/store/credentials.py",),
    "telegram": ("bot/channels/",),
    "sanic": ("bot/channels/",),
    "spacy": ("bot/nlu/",),
    "onnxruntime": ("bot/nlu/",),
    "lingua": ("bot/nlu/",),
    "rapidfuzz": ("bot/nlu/",),
    "holidays": ("bot/directory/opening_hours.py",),
    "phonenumbers": ("bot/directory/",),
    "redis": ("bot/session/",),
    "limits": ("bot/channels/pace.py", "bot/channels/staff/tries.py"),
    "prometheus_client": ("bot/channels/metrics.py",),
    "brotli": ("bot/directory/postcode_sources.py",),
    "msgpack": ("bot/directory/postcode_sources.py",),
    "rasa": ("bot/content/importer.py", "bot/session/", "bot/channels/", "bot/nlu/", "policies/"),
    "rasa_sdk": ("actions/",),
}
PRODUCT = python_files("bot", "actions", "policies")
ALL = python_files("bot", "actions", "policies", "scripts", "evaluation", "bench", "adapt")
LONGEST_FUNCTION = 39
LONGEST_FILE = 299


def package_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:2]) if parts[0] == "bot" else parts[0]


def own_packages(path: Path) -> set[str]:
    """Name the packages of ours that a file imports."""
    return {package for package in MAY_IMPORT for name in imports(path) if is_within(name, package)}


@pytest.mark.parametrize("path", PRODUCT, ids=place)
def test_imports_point_one_way(path):
    package = package_of(path)
    if package != "bot.__init__":
        assert own_packages(path) - {package} <= MAY_IMPORT[package]


def test_every_import_of_our_own_is_of_a_package_in_the_table():
    ours = {name for path in PRODUCT for name in imports(path) if name.split(".")[0] in ("bot", "actions", "policies")}
    assert sorted(name for name in ours if not any(is_within(name, package) for package in MAY_IMPORT)) == []


@pytest.mark.parametrize("path", [path for path in PRODUCT if package_of(path) in PURE], ids=place)
def test_walk_danger_and_practise_need_the_standard_library_only(path):
    foreign = {name for name in imports(path) if name.split(".")[0] not in sys.stdlib_module_names}
    assert {name for name in foreign if not any(is_within(name, own) for own in ("bot.errors", *PURE))} == set()


@pytest.mark.parametrize("library", HOME_OF)
def test_a_library_has_one_home(library):
    users = {place(path) for path in PRODUCT for name in imports(path) if is_within(name, library)}
    assert sorted(user for user in users if not user.startswith(HOME_OF[library])) == []


@pytest.mark.parametrize("path", python_files("actions"), ids=place)
def test_actions_run_without_rasa(path):
    reached, waiting = set(), [path]
    while waiting:
        here = waiting.pop()
        reached.add(here)
        waiting += [found for name in imports(here) if (found := file_of(name)) and found not in reached]
    assert sorted(place(file) for file in reached if any(is_within(name, "rasa") for name in imports(file))) == []


def file_of(name: str) -> Path | None:
    """Return the file of ours that a dotted name comes from, None for what is not ours."""
    parts = name.split(".")
    tries = [ROOT.joinpath(*parts[:length]).with_suffix(".py") for length in (len(parts), len(parts) - 1) if length]
    return next((path for path in tries if path in PRODUCT), None)


def test_the_table_of_files_finds_what_an_action_needs():
    assert file_of("bot.walk.model.Walk") == ROOT / "bot" / "walk" / "model.py"
    assert file_of("os.path") is None


@pytest.mark.parametrize("path", [path for path in PRODUCT if place(path) != "bot/settings.py"], ids=place)
def test_only_the_settings_read_the_environment(path):
    readers = {"environ", "environb", "getenv", "BaseSettings", "load_dotenv"}
    named = {getattr(node, "attr", getattr(node, "id", "")) for node in ast.walk(tree(path))}
    assert named & readers == set()
    assert {name for name in imports(path) if name.split(".")[-1] in readers} == set()


@pytest.mark.parametrize("path", PRODUCT, ids=place)
def test_words_are_uttered_by_name_and_never_typed_in_python(path):
    assert [call.lineno for call in calls(path, "utter_message") for word in call.keywords if word.arg == "text"] == []
    assert [call.lineno for call in calls(path, "utter_message") if call.args] == []


@pytest.mark.parametrize("path", ALL, ids=place)
def test_functions_and_files_stay_short(path):
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


def test_the_code_was_found():
    assert {package_of(path) for path in PRODUCT} >= {"actions", "policies", "bot.walk", "bot.danger", "bot.nlu"}
