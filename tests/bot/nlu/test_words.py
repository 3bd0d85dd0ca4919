import pytest

from bot.nlu.words import SPANS, plain_words
from tests.bot.nlu.reading import read, words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He's coming", ["hes", "coming"]),
        ("He’s coming", ["hes", "coming"]),  # as phones type it
        ("he`s coming", ["hes", "coming"]),
        ("CLOSE IT!!!", ["close", "it", "!", "!", "!"]),
        ("why?", ["why", "?"]),
        ("y9 pupil, 3pm", ["y9", "pupil", "3pm"]),
        ("don't/won't", ["dont", "wont"]),
        ("half-past three", ["half", "past", "three"]),
        ("'quoted'", ["quoted"]),
        ("snake_case", ["snake", "case"]),
        ("mae hi'n ddiogel", ["mae", "hin", "ddiogel"]),  # Welsh
        ("naïve café", ["naïve", "café"]),
        ("😢 help 😢", ["help"]),
        ("...", []),
        ("  \n\t ", []),
        ("", []),
    ],
)
def test_words_are_plain(text, expected):
    assert plain_words(text)[0] == expected


@pytest.mark.parametrize("text", ["He's at the door, NOW!", "  she   said\nhe’s here?", "😢 y9 pupil"])
def test_the_spans_point_at_the_words_in_the_text(text):
    words, spans = plain_words(text)
    assert [text[start:end].lower().replace("'", "").replace("’", "") for start, end in spans] == words


def test_the_words_of_a_message_have_a_span_each():
    message = read("She told me.")
    assert words_of("She told me.") == ["she", "told", "me"]
    assert message.get(SPANS) == [(0, 3), (4, 8), (9, 11)]


def test_a_message_without_text_has_no_words():
    assert len(words_of("")) == 0


def test_nothing_of_the_words_is_put_out():
    assert read("She told me.").as_dict(only_output_properties=True) == {"text": "She told me."}
