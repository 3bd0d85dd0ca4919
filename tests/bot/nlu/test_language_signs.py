import pytest

from bot.nlu.language_signs import EVERYDAY_WORDS, language_by_script, language_by_words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ਮੈਨੂੰ ਮਦਦ ਚਾਹੀਦੀ ਹੈ", "pa"),
        ("সাহায্য দরকার", "bn"),
        ("મને મદદ જોઈએ છે", "gu"),
        ("எனக்கு உதவி வேண்டும்", "ta"),
        ("需要帮助", "zh"),
        ("助けてください", "ja"),  # Chinese signs among Japanese ones
        ("도와주세요", "ko"),
        ("χρειάζομαι βοήθεια", "el"),
        ("मुझे मदद चाहिए", ""),  # Hindi, Nepali and others share the script
        ("ርዳታ እፈልጋለሁ", ""),  # Amharic or Tigrinya
        ("мені потрібна допомога", "uk"),
        ("ЇЙ СТРАШНО", "uk"),
        (
            "куди дзвонити",
            "",
        ),  # none of the letters that only Ukrainian has: lingua tells the languages of this script apart
        ("أحتاج إلى مساعدة", "ar"),
        ("مدد چاہیے", "ur"),
        ("کمک می‌خواهم", "fa"),
        ("مدد", "ar"),  # Urdu without a letter of its own: too short to tell
        ("好", "zh"),  # one word of another script is enough
        ("999 ਮਦਦ", "pa"),  # digits are no letters
        ("ਮੇਰੀ ਧੀ school ਤੋਂ ਘਰ ਨਹੀਂ ਆਈ", "pa"),  # an English word among others
        # mostly Latin letters
        ("my nani wrote بیٹا on the card", None),
        ("he wrote 爱 to her", None),
        ("café naïve façade", None),
        ("𝓱𝓮𝓵𝓹 𝓶𝓮", None),  # fancy letters of a keyboard app
        ("ｈｅｌｐ", None),
        ("😢😢", None),
        ("07700 900123", None),
        ("", None),
    ],
)
def test_another_script_decides_alone(text, language):
    found = language_by_script(text)
    assert (found and found[0]) == language


def test_how_sure_is_the_share_of_letters():
    assert language_by_script("ਮਦਦ") == ("pa", 1.0)
    assert language_by_script("ਮਦਦ ok") == ("pa", 0.6)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("mujhe madad chahiye", "ur"),
        ("mainu madad chahidi hai", "pa"),  # shares two words with Urdu
        ("amar sahajjo dorkar", "bn"),
        ("dwi angen help", "cy"),
        ("mujhe please", ""),  # one word may be borrowed
        ("who do i ring", ""),
        ("", ""),
    ],
)
def test_two_everyday_words_name_a_language(text, language):
    assert language_by_words(text.split()) == language


@pytest.mark.parametrize("language", EVERYDAY_WORDS)
def test_everyday_words_are_written_as_messages_are_read(language):
    assert {word for word in EVERYDAY_WORDS[language] if not word.isalpha() or word != word.lower()} == set()
