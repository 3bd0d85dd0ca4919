import shutil

import pytest

from bot.content.checks import buttons, handoff, numbers
from bot.content.checks.gather import gather
from tests.bot.content.checks.house import META
from tests.source_code import ROOT

PERSON = "content/responses/handoff/person.yml"


@pytest.fixture
def project(tmp_path):
    """The real content, to spoil in one place."""
    for name in ("content", "data", "policies", "bot"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("services", "*.pyc", "nlu"))
    shutil.copy(ROOT / "domain.yml", tmp_path)
    return tmp_path


def spoil(project, old, new):
    path = project / "content" / "handoff.yml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def found(project, module):
    return [problem.what for problem in module.check(gather(project)[0])]


def test_the_file_as_it_is_holds_no_problem(project):
    assert found(project, handoff) == []


@pytest.mark.parametrize("name", ["utter_red_now", "utter_child_path"])
def test_nobody_is_offered_before_999_or_to_a_child(project, name):
    spoil(project, "  - utter_menu\n", f"  - {name}\n")
    assert found(project, handoff) == [f"a person is offered after {name}"]


def test_a_response_that_is_not_written_is_found(project):
    spoil(project, "  - utter_menu\n", "  - utter_menus\n")
    assert found(project, handoff) == ["a person is offered after utter_menus, which is nowhere written"]


def test_a_value_without_words_is_found(project):
    spoil(project, '      worker: "The worry is about somebody who works with children"\n', "")
    assert found(project, handoff) == ["relation worker has no words"]


def test_a_long_button_is_found(project):
    spoil(project, "Leave out the age", "Leave out how old the child is")
    assert found(project, handoff) == ["the button 'Leave out how old the child is' has 30 characters"]


def write(project, text, payload):
    (project / PERSON).write_text(
        f"""version: "3.1"
responses:
  utter_handoff_person:
    - text: "{text}"
      buttons: [{{title: "Do", payload: '{payload}'}}]
      {META}
"""
    )


def test_the_channels_placeholders_and_payloads_are_known_in_the_handoffs_own_words_only(project):
    write(project, "{name} from {line} is here.", '/handoff{"do":"back"}')
    assert not [
        what for what in (*found(project, numbers), *found(project, buttons)) if "person" in what or "Do" in what
    ]
    (project / PERSON).rename(project / "content/responses/conversation/person.yml")
    told = [*found(project, numbers), *found(project, buttons)]
    assert any("{name} stands for nothing" in what for what in told)
    assert any("leads to 'handoff'" in what for what in told)


def test_a_button_that_does_nothing_we_know_is_found(project):
    write(project, "Here.", '/handoff{"do":"dance"}')
    assert any("leads to 'handoff'" in what for what in found(project, buttons))
