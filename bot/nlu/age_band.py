"""The child's age band (0-4, 5-7, 8-11, 12-15, 16-17) from an age, a school year or a word for a small child."""

import re

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.phrase_extractor import PhraseExtractor

BANDS = ((4, "0-4"), (7, "5-7"), (11, "8-11"), (15, "12-15"), (17, "16-17"))

_ONE_TO_SEVENTEEN = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
NUMBER_WORDS = {word: number for number, word in enumerate(_ONE_TO_SEVENTEEN.split(), start=1)}
_NUMBER = r"(?P<n>\d{1,2}|" + "|".join(sorted(NUMBER_WORDS, key=len, reverse=True)) + ")"
_OLD = r"(?:year|yr|yo\b|y/o|y\.o|years?)s?\s*-?\s*olds?\b"
_IS = r"\b(?:aged?|she['’]?s|he['’]?s|she is|he is|they['’]?re|is|was|only|just|turned|turning|nearly|almost)\s+"
_NOT_AN_AGE = (
    r"\b(?!\s*(?:times|minutes|mins|miles|streets|doors|things?|hours|hrs|days|weeks|months|am|pm|o'?clock|of|kids|children|%|feet|foot|"
    r"years? (?:ago|since)))"
)
_CHILD_OF = r"\b(?:my|our|a|the|her|his)\s+(?:little |wee |youngest |eldest )?"
_AFTER_BARE_AGE = r"\s*(?:year|yr|yo\b|,|$|said|told|has|is|came|just|keeps|wont|won't)"

# An age is only read where the words around it say that it is one, so that "3 times" and "5 minutes" are not.
_AGES = [
    re.compile(rf"\b{_NUMBER}\s*-?\s*(?:and a half\s*)?{_OLD}", re.I),
    re.compile(rf"\b{_NUMBER}\s*-?\s*(?:yo|y/o|yr old|yrs old|yrs|y\.o\.?)\b", re.I),
    re.compile(rf"{_IS}(?:only |just |about |nearly |almost )*{_NUMBER}{_NOT_AN_AGE}", re.I),
    re.compile(rf"{_CHILD_OF}{_NUMBER}{_AFTER_BARE_AGE}", re.I),
]
# School years of England and Wales: year 1 is 5 to 6. Scotland's primary 1 is 4 to 6; secondary 1 is 11 to 13.
_YEAR = re.compile(rf"\b(?:year|yr|y)\s*-?\s*{_NUMBER}\b(?!\s*-?\s*olds?)", re.I)
_PRIMARY = re.compile(r"\b(?:primary|p)\s?(?P<n>[1-7])\b", re.I)
_SECONDARY = re.compile(r"(?<!['’])\bs(?P<n>[1-6])\b", re.I)
_LAST_YEAR = 13


def band_of(age: int) -> str | None:
    """Return the band of an age in whole years, None for 18 and over."""
    return next((band for oldest, band in BANDS if age <= oldest), None)


def age_in(text: str) -> tuple[str, int, int] | None:
    """Return (band, start, end) of the first age a text names, None where it names none."""
    for pattern in _AGES:
        for hit in pattern.finditer(text):
            band = band_of(_number(hit))
            if band:
                return band, *hit.span()
    return _school_year(text)


def _school_year(text: str) -> tuple[str, int, int] | None:
    for pattern, first_age, last in ((_YEAR, 4, _LAST_YEAR), (_PRIMARY, 4, 7), (_SECONDARY, 11, 6)):
        hit = pattern.search(text)
        if hit and _number(hit) <= last:
            band = band_of(min(_number(hit) + first_age, 17))
            return (band, *hit.span()) if band else None
    return None


def _number(hit: re.Match[str]) -> int:
    told = hit.group("n").lower()
    return NUMBER_WORDS.get(told) or int(told)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class AgeBandExtractor(PhraseExtractor):
    """Finds the age band by numbers first, then by words."""

    entity = "age_band"
    table = {
        "0-4": (
            "toddler|toddlers|baby|babies|newborn|preschooler|preschool",
            "in|at|from nursery",
            "reception class|child|pupil|girl|boy",
            "months|month|mths|mth old",
        ),
        "5-7": ("infant|infants school|class|pupil",),
        "12-15": ("teenager|teenage|teen",),
        "16-17": ("sixth form|former",),
    }

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the age band found, if any, to each message."""
        for message in messages:
            found = age_in(message.get(TEXT) or "")
            if not found:
                super().process([message])
                continue
            band, start, end = found
            row = {"entity": self.entity, "value": band, "start": start, "end": end, "extractor": type(self).__name__}
            message.set(ENTITIES, [*(message.get(ENTITIES) or []), row], add_to_output=True)
        return messages
