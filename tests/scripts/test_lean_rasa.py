"""What `make run` leaves out of Rasa changes nothing of what is understood and predicted."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode

from tests.channels.processes import ROOT, trained_model
from tests.scripts.loaded import script

lean_rasa = script("lean_rasa")

READ = """
import asyncio, json, sys
sys.path[:0] = [{root!r}, {root!r} + "/scripts"]
if {lean}:
    import lean_rasa
    lean_rasa.leave_out_training()
    lean_rasa.read_domain_once(__import__("pathlib").Path({model!r}))
    lean_rasa.check_answers_quickly()
    lean_rasa.run_plainly()
    lean_rasa.index_rules()
import structlog
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
from rasa.core.agent import Agent
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
agent = Agent()
agent.load_model({model!r})

def next_actions(parsed):
    message = UserUttered(parsed["text"], parsed["intent"], parsed["entities"], parsed)
    events = [ActionExecuted("action_listen"), message]
    found = []
    while len(found) < 4 and (not found or found[-1] != "action_listen"):
        tracker = DialogueStateTracker.from_events("-", events, agent.domain.slots, domain=agent.domain)
        scores = agent.processor.predict_next_with_tracker(tracker)["scores"]
        best = max(scores, key=lambda row: row["score"])
        found.append(best["action"])
        events.append(ActionExecuted(best["action"]))
    return found

async def read(texts):
    return [await agent.parse_message(text) for text in texts]

parsed = asyncio.run(read(json.loads(sys.stdin.read())))
heavy = [name for name in ("jax", "keras", "dask.local", "matplotlib") if name in sys.modules]
nodes = agent.processor.graph_runner._instantiated_nodes
row = {{"parsed": parsed, "actions": [next_actions(one) for one in parsed], "heavy": heavy,
       "domain": nodes["domain_provider"]._component.provide_inference().as_dict()}}
open(sys.argv[1], "w").write(json.dumps(row))
"""
SAID = (
    "hello",
    "he is at the door",
    "who do I ring in Leeds",
    "thank you. and what happens after I report it",
    "yes",
    "do you like cheese",
    "",
)


def read_by(folder: Path, *, lean: bool) -> dict:
    """Return what a process of its own understands and predicts, with or without what is left out."""
    told = folder / "told.json"  # Not the output, which libraries write to as well.
    program = READ.format(root=str(ROOT), model=str(trained_model()), lean=lean)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, str(told)],
        input=json.dumps(SAID),
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(told.read_text())


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict:
    return read_by(tmp_path_factory.mktemp("plain"), lean=False)


@pytest.fixture(scope="module")
def lean(tmp_path_factory: pytest.TempPathFactory) -> dict:
    return read_by(tmp_path_factory.mktemp("lean"), lean=True)


def test_what_is_understood_is_the_same(plain: dict, lean: dict) -> None:
    assert json.dumps(lean["parsed"]) == json.dumps(plain["parsed"])


def test_what_is_done_next_is_the_same(plain: dict, lean: dict) -> None:
    assert lean["actions"] == plain["actions"]
    assert len({tuple(row) for row in plain["actions"]}) > 3  # else there is nothing to compare


def test_the_domain_of_the_policies_is_the_same(plain: dict, lean: dict) -> None:
    assert lean["domain"] == plain["domain"]


def test_tensorflow_and_matplotlib_are_not_there(plain: dict, lean: dict) -> None:
    assert "keras" in plain["heavy"]
    assert not {"jax", "keras", "matplotlib"} & set(lean["heavy"])


def test_our_configuration_needs_no_tensorflow() -> None:
    assert not lean_rasa.needs_tensorflow(ROOT / "config.yml")


@pytest.mark.parametrize("name", ["DIETClassifier", "TEDPolicy", "somebody.elses.Component"])
def test_a_component_that_may_need_tensorflow_gets_it(tmp_path: Path, name: str) -> None:
    config = tmp_path / "config.yml"
    config.write_text(
        f"pipeline: [{{name: bot.nlu.words.Words}}, {{name: {name}}}]\npolicies: [{{name: RulePolicy}}]\n"
    )
    assert lean_rasa.needs_tensorflow(config)


def test_an_answer_of_the_action_server_is_still_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    from jsonschema import ValidationError
    from rasa.core.actions.action import RemoteAction

    monkeypatch.setattr(RemoteAction, "_validate_action_result", RemoteAction._validate_action_result)
    lean_rasa.check_answers_quickly()
    action = RemoteAction("action_greet", None)
    assert action._validate_action_result({"events": [], "responses": []})
    with pytest.raises(ValidationError):
        action._validate_action_result({"events": [{"event": "no such event"}], "responses": []})


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    from plain_runner import PlainRunner

    def node(needs: dict[str, str], fn: str, *, is_target: bool = False) -> SchemaNode:
        return SchemaNode(needs, Part, "create", fn, {}, eager=True, is_target=is_target)

    schema = GraphSchema(
        {
            "doubled": node({"number": "start"}, "double"),
            "both": node({"one": "doubled", "other": "start"}, "add", is_target=True),
            "never": node({}, "fail"),
        }
    )
    return PlainRunner.create(schema, None, ExecutionContext(schema))


class Part(GraphComponent):
    """Parts of a small model; the third is needed by nobody."""

    @classmethod
    def create(cls, config, model_storage, resource, execution_context):
        return cls()

    def double(self, number):
        return 2 * number

    def add(self, one, other):
        return one + other

    def fail(self):
        raise AssertionError("nobody needs this")


def test_parts_run_in_the_order_of_what_they_need_and_only_where_needed(runner) -> None:
    assert runner.run(inputs={"start": 5}) == {"both": 15}
    assert runner.run(inputs={"start": 1}, targets=["doubled"]) == {"doubled": 2}


def test_a_part_that_lacks_what_it_needs_fails_as_in_rasa(runner) -> None:
    from rasa.engine.exceptions import GraphRunError

    with pytest.raises(GraphRunError):
        runner.run(inputs={})
