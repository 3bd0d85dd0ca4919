from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.content.checks.facts import CARD_LANGUAGES
from bot.danger.decision import PARSE_KEY
from bot.nlu import language
from bot.nlu.language import SPEAK_OTHER_LANGUAGE, OtherLanguage
from bot.nlu.language_signs import EVERYDAY_WORDS, LANGUAGE_OF_SCRIPT
from bot.nlu.nation import NationExtractor
from bot.nlu.place import PlaceExtractor
from tests.bot.nlu.reading import read
from tests.nlu_examples import ROOT, examples, load

HELD_OUT = load(ROOT / "tests" / "nlu" / "languages.yml")
ENGLISH = [example for example in examples() if example.intent != SPEAK_OTHER_LANGUAGE]
RANKING = [{"name": "ask_report", "confidence": 0.6}, {"name": SPEAK_OTHER_LANGUAGE, "confidence": 0.4}]
# Measured: 6 of 6,024 (docs/understanding.md). The brief of the component allows 1 in 500.
MOST_FALSE = 1 / 500
# Measured: 150 of 153 heard, 131 named.
FEWEST_HEARD = 0.96
FEWEST_NAMED = 0.83


CONFIG = OtherLanguage.get_default_config()
RESOURCE = Resource("language")


def trained_on(rows):
    """Return the component trained on these sayings, as it comes out of the model archive."""
    with TemporaryDirectory() as folder:
        storage = LocalModelStorage(Path(folder))
        component = OtherLanguage.create(CONFIG, storage, RESOURCE, None)
        component.train(TrainingData([Message({TEXT: row.text, INTENT: row.intent}) for row in rows]))
        return OtherLanguage.load(CONFIG, storage, RESOURCE, None)


@cache
def ears():
    """Return the component as the project's own sayings train it, once for all tests."""
    return trained_on(examples())


def heard(text, component=None, **features):
    message = Message({TEXT: text, INTENT: RANKING[0], INTENT_RANKING_KEY: RANKING, **features})
    return (component or ears()).process([message])[0]


def is_foreign(text, component=None):
    return heard(text, component).get(INTENT)["name"] == SPEAK_OTHER_LANGUAGE


def named(text):
    return next((row["value"] for row in heard(text).get(ENTITIES) or () if row["entity"] == "language"), None)


@pytest.mark.parametrize(
    "text",
    [
        "aye the wee bairn told his nan summat",
        "ma wee lassie telt me a thing aboot her uncle an ah dinnae ken whit tae dae",  # Scots
        "me da's pal does be hangin round the house and the wean's feart of him",  # Ulster
        "our kid's kicking off proper mardy wont go round theirs no more",  # the north of England
        "she do say he's always cwtching her like, tidy, and now her belly's bad mun",  # Welsh English
        "ow bist, the babby dow wanna goo to er dads",  # Black Country
        "mi pickney tell mi seh she fraid a di man",  # Jamaican English
        "abeg my pikin talk say im teacher dey worry am wetin i go do",  # Nigerian English
        "idk wat 2 do m8 plz hlp shes bin cryin all nite",
        "hes cumin bk tmrw n im shiting it",
        "dauhgter sed sumthing abut her unlce",
        "my beti told me something about her chacha",
        "Salaam, my son told me something",
        "hola, can you help my daughter",
        "dzień dobry, I need to report something",
        "diolch for the help",
        "inshallah she will be ok",
        "merci beaucoup, that was helpful",
        "my nain and taid look after her on Fridays",
        "his abuela saw the messages",
        "Agnieszka Kowalska told me about Mr Nowak",
        "Siân and Llŷr live with me",
        "we live in Llanelli near Caerphilly",
        "do you speak Welsh",
        "can i get this in polish",
        "she speaks Somali and I don't, how do I help her",
        # one word says little
        "hola",
        "diolch",
        "tak",
        "nie",
        "oui",
        "shukria",
        "merci",
        "999",
        "",
        "?",
    ],
)
def test_dialect_slips_and_borrowed_words_are_english(text):
    assert not is_foreign(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mae fy merch wedi dweud rhywbeth, pwy ddylwn i ffonio?", "cy"),
        ("Dziecko boi się wracać do domu i nie wiem, co robić", "pl"),
        ("nepoata mea mi-a zis ceva si nu stiu ce sa fac", "ro"),
        ("میری بھانجی رو رہی ہے", "ur"),
        ("bacha bahut dar raha hai mujhe samajh nahi aa raha", "ur"),
        ("ਮੇਰੇ ਪੁੱਤ ਨੇ ਕੁਝ ਦੱਸਿਆ", "pa"),
        ("মেয়েটা কাঁদছে, কাকে ফোন করব", "bn"),
        ("ابنتي تبكي ولا تريد العودة", "ar"),
        ("wiilkaygu wuu ooyayaa, maxaan sameeyaa", "so"),
        ("o meu filho não quer voltar para casa e eu tenho medo", "pt"),
        ("дитина плаче, що мені робити", "uk"),
        ("çocuk ağlıyor ve bana bir şey söylemiyor", "tr"),
        ("孩子在哭，我很害怕", "zh"),
        ("he's here pomocy moje dziecko mi powiedziało ja nie wiem co robić", "pl"),  # some English in it
    ],
)
def test_what_is_not_english_is_heard_and_named(text, code):
    assert is_foreign(text)
    assert named(text) == code


def test_few_english_messages_that_were_not_trained_on_are_taken_for_another_language():
    false = []
    for tenth in range(10):
        component = trained_on([row for number, row in enumerate(ENGLISH) if number % 10 != tenth])
        false += [row.text for row in ENGLISH[tenth::10] if is_foreign(row.text, component)]
    assert len(false) <= MOST_FALSE * len(ENGLISH), false


def test_most_messages_in_other_languages_are_heard_and_named():
    missed = [row["text"] for row in HELD_OUT if not is_foreign(row["text"])]
    right = [row for row in HELD_OUT if named(row["text"]) == row["language"]]
    assert len(missed) <= (1 - FEWEST_HEARD) * len(HELD_OUT), missed
    assert len(right) >= FEWEST_NAMED * len(HELD_OUT)


def test_no_english_message_about_danger_is_taken_for_another_language():
    assert sum(is_foreign(row["text"]) for row in load(ROOT / "tests" / "nlu" / "danger.yml")) == 0


def test_it_comes_first_in_the_ranking_and_the_ranking_still_adds_up():
    message = heard("ਮਦਦ ok")
    ranking = message.get(INTENT_RANKING_KEY)
    assert message.get(INTENT) == ranking[0] == {"name": SPEAK_OTHER_LANGUAGE, "confidence": 0.6}
    assert [row["name"] for row in ranking] == [SPEAK_OTHER_LANGUAGE, "ask_report"]
    assert sum(row["confidence"] for row in ranking) <= 1


def test_an_english_message_keeps_its_intent_even_where_the_classifier_heard_another_language():
    message = heard("who do i ring", **{INTENT: RANKING[1]})
    assert message.get(INTENT) == RANKING[1]
    assert message.get(ENTITIES) is None


@pytest.mark.parametrize("level", ["red", "ask", "hide", "none"])
def test_the_signs_of_danger_stay_as_they_are(level):
    signs = {"level": level, "kind": "now", "answer": "", "safe": False, "certain": True}
    assert heard("moje dziecko jest w domu i się boi", **{PARSE_KEY: dict(signs)}).get(PARSE_KEY) == signs


def test_what_is_not_certain_is_heard_without_a_name():
    text = "o menino esta a chorar e nao quer ir para casa"  # Portuguese, near to Spanish without its accents
    assert is_foreign(text)
    assert named(text) is None


def test_words_of_a_place_say_nothing_about_the_language():
    text = "yng Nghymru, Caerdydd"
    place = {"entity": "place", "value": "x", "start": 0, "end": len(text)}
    assert is_foreign(text)
    assert heard(text, **{ENTITIES: [place]}).get(INTENT) == RANKING[0]


def test_a_nation_found_before_stays_beside_the_language():
    text = "dw i'n byw yn Cymru a mae'r plentyn wedi dweud rhywbeth"
    before = NationExtractor().process(PlaceExtractor().process([read(text)]))[0]
    found = heard(text, **{ENTITIES: before.get(ENTITIES)})
    values = {row["entity"]: row["value"] for row in found.get(ENTITIES)}
    assert values == {"place": "Wales", "nation": "WAL", "language": "cy"}


def test_a_pressed_button_has_no_language():
    assert heard('/give_place{"nation":"WAL"}').get(INTENT) == RANKING[0]


def test_an_untrained_classifier_before_it_is_no_hindrance():
    message = ears().process([Message({TEXT: "নমস্কার, সাহায্য দরকার"})])[0]
    assert message.get(INTENT)["name"] == SPEAK_OTHER_LANGUAGE


def test_every_card_is_in_a_language_that_can_be_heard():
    codes = {getattr(language.Language, name).iso_code_639_1.name.lower() for name in language.ASKED}
    assert set(CARD_LANGUAGES) <= codes | set(LANGUAGE_OF_SCRIPT.values()) | set(EVERYDAY_WORDS)


def test_the_words_of_other_languages_are_not_learnt_as_english():
    assert "powiedziała" not in ears()._english
    assert "told" in ears()._english
