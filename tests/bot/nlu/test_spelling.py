import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.spelling import OFTEN, Spelling, read_as, words_of_encoder

USED = ("she", "her", "told", "about", "uncle", "school", "daughter", "hurting", "bairn", "who", "ring", "don't", "hes")
COUNTS = {**words_of_encoder(), **dict.fromkeys(USED, OFTEN), "ribg": OFTEN - 1, "schools": OFTEN + 5, "tolde": 1}
SPELLING = Spelling(None, None, COUNTS)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("she tolld me about her unlce", "she told me about her uncle"),
        ("Daugter at shcool", "daughter at school"),
        ("who do i rimg", "who do i ring"),
        ("my bairn", "my bairn"),  # dialect that people use is known
        ("ribg them", "ribg them"),  # so is a slip that people make
        ("my schoolss", "my schools"),  # the more used of two neighbours
        ("Kettle", "Kettle"),  # the encoder knows it
        ("xq zzkwv", "xq zzkwv"),  # nothing is near
        ("TR15 1AA, 8yo", "TR15 1AA, 8yo"),
        ("dziękuję", "dziękuję"),
        ("she tolld, (abuot) it!", "she told, (about) it!"),
        ("", ""),
        ("😢", "😢"),
    ],
)
def test_slips_are_mended(typed, read):
    assert SPELLING.mended(typed) == read


def test_a_message_of_words_nobody_knows_is_left_alone():
    noise = " ".join(["tolld"] * 13)
    assert SPELLING.mended(noise) == noise


@pytest.mark.parametrize(("text", "read"), [("she tolld me", "she told me"), ("/tolld", "/tolld")])
def test_only_what_was_typed_is_mended_and_the_text_itself_stays(text, read):
    message = SPELLING.process([Message({TEXT: text})])[0]
    assert read_as(message) == read
    assert message.get(TEXT) == text
