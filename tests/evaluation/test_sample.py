import yaml

from evaluation.sample import MOST_WORDS, write_sample

TAUGHT = """
nlu:
- intent: greet
  examples: |
    - hello there
    - good morning
    - hi
- intent: say_thanks
  examples:
  - text: ta
    metadata: {danger: none}
  - text: LONG
"""


def test_a_sample_has_so_many_short_sayings_an_intent_and_is_the_same_again(tmp_path):
    taught = tmp_path / "taught"
    taught.mkdir()
    (taught / "talk.yml").write_text(TAUGHT.replace("LONG", " ".join(["word"] * (MOST_WORDS + 1))))
    written = [write_sample(taught, tmp_path / folder, 2).read_text() for folder in ("one", "two")]
    assert written[0] == written[1]
    blocks = yaml.safe_load(written[0])["nlu"]
    assert [(block["intent"], len(block["examples"])) for block in blocks] == [("greet", 2), ("say_thanks", 1)]
