from collections import Counter

from adapt.sayings import read_sayings
from bot.danger.levels import LEVELS
from tests.nlu_examples import examples

FOLDER = """version: "3.1"
nlu:
- intent: danger_now
  examples: |
    - he is outside
    - shes gone
- intent: child_suicidal
  examples: |
    - she says she wants to die
- intent: ask_contact
  examples:
  - text: |
      he has them on Friday
    metadata: {danger: none}
"""


def test_meaning_and_level_are_read(tmp_path):
    (tmp_path / "some.yml").write_text(FOLDER)
    read = [(saying.text, saying.meaning, saying.level) for saying in read_sayings(tmp_path)]
    assert read == [
        ("he is outside", 2, LEVELS.index("red")),
        ("shes gone", 2, LEVELS.index("red")),
        ("she says she wants to die", 1, -1),  # red or asked about: its intent alone does not tell
        ("he has them on Friday", 0, LEVELS.index("none")),
    ]


def test_the_encoder_is_taught_what_the_classifier_is_taught():
    assert Counter(saying.text for saying in read_sayings()) == Counter(example.text for example in examples())
