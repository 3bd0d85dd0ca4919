from bench.stock_project import MOST_WORDS, sample, stories

BLOCKS = [
    {"intent": "greet", "examples": "- hello\n- hi there\n- good morning\n"},
    {"intent": "danger_now", "examples": [{"text": "hes here\n", "metadata": {"danger": "red"}}]},
    {"intent": "greet", "examples": "- " + "word " * (MOST_WORDS + 1) + "\n- hiya\n"},
]


def test_a_sample_has_at_most_so_many_sayings_of_an_intent():
    drawn = {block["intent"]: block["examples"] for block in sample(BLOCKS, 2)}
    assert len(drawn["greet"]) == 2
    assert {row["text"] for row in drawn["greet"]} <= {"hello", "hi there", "good morning", "hiya"}


def test_long_sayings_are_left_out():
    texts = [row["text"] for block in sample(BLOCKS, 99) for row in block["examples"]]
    assert sorted(texts) == ["good morning", "hello", "hes here", "hi there", "hiya"]


def test_what_stands_beside_a_saying_is_kept():
    drawn = {block["intent"]: block["examples"] for block in sample(BLOCKS, 2)}
    assert drawn["danger_now"] == [{"text": "hes here", "metadata": {"danger": "red"}}]


def test_two_runs_draw_the_same():
    assert sample(BLOCKS, 2) == sample(BLOCKS, 2)


def test_stories_hold_every_rule_once():
    rules = [{"rule": str(n), "steps": [{"intent": f"i{n}"}, {"action": f"a{n}"}]} for n in range(8)]
    told = stories(rules)
    steps = [step for story in told for step in story["steps"]]
    assert sorted(step["intent"] for step in steps if "intent" in step) == [f"i{n}" for n in range(8)]
    assert len(told) == 3
    assert all(
        steps[n + 1] == {"action": step["intent"].replace("i", "a")} for n, step in enumerate(steps) if "intent" in step
    )
