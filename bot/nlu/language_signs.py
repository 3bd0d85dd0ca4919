"""What gives a language away without a library: its script, or a few of its everyday words."""

import unicodedata
from collections import Counter

# The beginning of a letter's Unicode name -> language; "" where the letters alone do not tell.
LANGUAGE_OF_SCRIPT = {
    "ARABIC": "ar",
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "CJK": "zh",
    "CYRILLIC": "",
    "DEVANAGARI": "",
    "ETHIOPIC": "",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
# Script -> languages with letters that the languages after them have not (the remarks on letters in Unicode's charts).
# Kurdish and Pashto count as Persian here, which has no card, and Belarusian as Ukrainian.
LETTERS_OF = {
    "ARABIC": {"ur": frozenset("ٹڈڑںےہھ"), "fa": frozenset("پچژگکی")},
    "CYRILLIC": {"uk": frozenset("іїєґ")},
}

# Words that are English words or names too are left out. The first language wins a tie. Welsh stands here because
# lingua misses it in short messages; Urdu (and Hindi: the words are the same), Punjabi and Bengali as they are spelt by
# ear in Latin letters, which lingua does not know.
EVERYDAY_WORDS = {
    "cy": frozenset(
        "dwi dydw dyw mae maen oes wedi fy fi wrtha wrthai rwbath rhywbeth rhywun beth pwy sut ydy ydi helpwch helpu "
        "angen eisiau isio moyn ddylwn neud wneud deud dweud plis diolch merch mab plentyn gymraeg gwybod".split()
    ),
    "ur": frozenset(
        "hai hain mujhe mujhay nahi nahin kya mein meri mera mere kuch raha rahi rahe chahiye chahie bataya batayi "
        "baat karun karoon kaise samajh aur madad beti beta bete bachi bacha kis unke uske apni apne".split()
    ),
    "pa": frozenset(
        "mainu vich vichon dasseya dassia dasya dhee puttar munda kudi chahidi chahida sakda sakdi bolda boldi kithe "
        "kiven tusi tuhada saanu hunda gal hai kuch meri mera madad bahut nahi".split()
    ),
    "bn": frozenset(
        "amar ami amake amader korbo korte koro hobe hoyeche boleche bolche bolte kotha meye chele kake khub bhoy keu "
        "ekta apni apnar dorkar sahajjo shahajjo jani bangla banglay parchi paren peyeche kichu".split()
    ),
}
FEWEST_EVERYDAY = 2


def language_by_script(text: str) -> tuple[str, float] | None:
    """Return the language of a text mostly in another script than Latin, "" where the script does not tell.

    Returns:
        The ISO 639-1 code and the share of letters in that script, above one half; None for a text in Latin letters.
    """
    letters = [_script(letter) for letter in text if letter.isalpha()]
    foreign = Counter(name for name in letters if name in LANGUAGE_OF_SCRIPT)
    if 2 * foreign.total() <= len(letters):
        return None
    script = foreign.most_common(1)[0][0]
    return _by_letters(script, text) or LANGUAGE_OF_SCRIPT[script], foreign.total() / len(letters)


def _script(letter: str) -> str:
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "").partition(" ")[0]


def _by_letters(script: str, text: str) -> str:
    rows = LETTERS_OF.get(script, {}).items()
    return next((language for language, letters in rows if letters & set(text.lower())), "")


def language_by_words(words: list[str]) -> str:
    """Return the language whose everyday words stand among these, "" where there are not enough of them."""
    hits = {language: len(everyday & set(words)) for language, everyday in EVERYDAY_WORDS.items()}
    best = max(hits, key=lambda language: hits[language])
    return best if hits[best] >= FEWEST_EVERYDAY else ""
