"""Finds UK postcodes in typed text, whole ("TR15 1AA"), sector ("TR15 1") or district ("TR15"), and their nation.

What may be something else ("m8", "S3", "my DD8", "me 2") is only a postcode where the words around it say so.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Postcode areas by nation. Source, also of the districts on a border: ONS Postcode Directory, November 2025 (OGL).
AREAS = {
    **dict.fromkeys(
        "AL B BA BB BD BH BL BN BR BS CA CB CH CM CO CR CT CV CW DA DE DH DL DN DT DY E EC EN EX FY GL GU HA HD HG HP "
        "HR HU HX IG IP KT L LA LE LN LS LU M ME MK N NE NG NN NR NW OL OX PE PL PO PR RG RH RM S SE SG SK SL SM SN SO "
        "SP SR SS ST SW SY TA TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO".split(),
        "ENG",
    ),
    **dict.fromkeys("CF LD LL NP SA".split(), "WAL"),
    **dict.fromkeys("AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE".split(), "SCO"),
    "BT": "NIR",
    **dict.fromkeys("GY JE IM".split(), "CD"),
}
# Districts of another nation than their area's; None where less than 98 % lie in one nation (1 % further: TD9, CH1).
BORDER: dict[str, str | None] = {
    **dict.fromkeys("CH5 CH6 CH7 CH8 SY16 SY17 SY18 SY19 SY20 SY21 SY23 SY24 SY25".split(), "WAL"),
    **dict.fromkeys("CH4 HR3 HR5 LD7 LD8 LL14 NP16 NP25 SY5 SY10 SY13 SY14 SY15 SY22 TD12 TD15".split()),
}
# British Forces Post Office: of no place in the UK, so of no nation here.
_FORCES = "BF"
_LONDON = {"E", "EC", "N", "NW", "SE", "SW", "W", "WC"}  # E1W, EC1A: the only areas with a letter after the number

# Areas that are also words, parts of words or text-speak in English or its neighbours ("me 2", "my ex 2", "de 7").
_ALSO_WORDS = set(
    "al ba ch co de ex ha hr im ip ky la le me ml ne ol pa pe po pr rm se sk so ss st ta ub wr yo".split()
)
# A child and her age, as parents write it ("my DD8", "DN12", "DH").
_ALSO_RELATIVES = {"DD", "DH", "DN"}
_ORDINAL = re.compile(r".*\d\d(?:st|nd|rd|th)")  # "dads 70th"
_TEXT_SPEAK = {"b4", "l8", "m8", "n1", "w8"}
_MOTORWAYS = {f"M{number}" for number in (*range(1, 7), 8, 9, 11, 18, 20, 23, 25, 26, 27, 40, 42, 50)}
_SCOTTISH_YEARS = {f"S{number}" for number in range(1, 7)}

_OUTWARD = r"(?P<area>[a-z]{1,2})(?P<gap>[ .-]?)(?P<number>\d{1,2}|\d[a-z])"
_START = r"(?:(?<![a-z0-9'’])|(?<=postcode)|(?<=postcodes))"
# Inward letters are never C, I, K, M, O or V (Royal Mail's Programmers' Guide).
_FULL = re.compile(rf"{_START}{_OUTWARD}[ .-]*(?P<sector>\d)(?P<unit>[abd-hjlnp-uw-z]{{2}})(?![a-z0-9])", re.I)
_BFPO = re.compile(r"(?<![a-z0-9])BFPO ?\d{1,4}(?!\d)", re.I)
_NOT_A_COUNT = r"(?=\s*(?:$|[^\w\s:%/'’]|something|summat|ish\b|area|way\b|bit\b|postcode))"
_SECTOR = re.compile(rf"{_START}{_OUTWARD}[ -]+(?P<sector>\d)(?![a-z0-9]){_NOT_A_COUNT}", re.I)
_UNITS = r"(?!\s*-?\s*(?:years?|yrs?|yo|y/o|months?|mths?|weeks?|days?|hours?|hrs?|mins?|am|pm|kids|children|times)\b)"
_DISTRICT = re.compile(rf"{_START}{_OUTWARD}(?![a-z0-9:/%'’]){_UNITS}", re.I)
# "inTR15": capitals stuck to the end of a word.
_STUCK = re.compile(r"(?<=[a-z])(?P<area>[A-Z]{1,2})(?P<gap>)(?P<number>\d{1,2})(?![A-Za-z0-9:/%'’])")

_SAYS_POSTCODE = re.compile(r"(?:\bpost ?codes?|\bstarts|\bbegins|\bstarting)(?:['’]?s| is| with| in|:)*\W*$", re.I)
_LIVING = re.compile(r"\b(?:liv\w+|based|moved|staying)(?: over| up| down| out)? (?:in|near|to|around|round)\W*$", re.I)
_NEARBY = re.compile(r"\b(?:near|around|round|outside)\W*$", re.I)
_IN = re.compile(r"\bin\W*$", re.I)
_FOR = re.compile(r"\b(?:from|for|to|of|covers|at)\W*$", re.I)
_ALONE = re.compile(r"\W*(?:(?:we|i|it)['’]?(?:re|m|s)?(?: am| are| is| live)?(?: in)?|hi|area)?\W*", re.I)
_AREA_AFTER = re.compile(r"\s*(?:area|postcode|district|side|direction)\b", re.I)


@dataclass(frozen=True)
class Postcode:
    """A postcode as it is written properly, its kind, its span, and whether the words around it leave no doubt."""

    value: str
    kind: str
    start: int
    end: int
    sure: bool


def postcodes_in(text: str) -> list[Postcode]:
    """Return the postcodes of a text, the most precise first."""
    found = [Postcode(f"{_FORCES}1", "district", *hit.span(), True) for hit in _BFPO.finditer(text)]
    for kind, pattern in (("postcode", _FULL), ("sector", _SECTOR), ("district", _DISTRICT), ("district", _STUCK)):
        found += [new for new in _read(text, kind, pattern) if not any(_overlap(new, old) for old in found)]
    return found


def district_of(postcode: str) -> str:
    """Return the district of a postcode, sector or district as postcodes_in writes them ("TR15 1AA" -> "TR15")."""
    return postcode.partition(" ")[0]


def nation_of(postcode: str) -> str | None:
    """Return the nation of a postcode, None where its district lies in two."""
    district = district_of(postcode)
    return BORDER[district] if district in BORDER else AREAS.get(re.sub(r"\d.*", "", district))


def _read(text: str, kind: str, pattern: re.Pattern[str]) -> Iterator[Postcode]:
    for hit in pattern.finditer(text):
        parts = hit.groupdict()
        area, number = parts["area"].upper(), parts["number"].upper()
        wrong_letter = number[-1].isalpha() and area not in _LONDON
        if area not in {*AREAS, _FORCES} or wrong_letter or _ORDINAL.fullmatch(hit.group()):
            continue
        inward = (parts.get("sector") or "") + (parts.get("unit") or "").upper()
        value = f"{area}{number} {inward}".strip()
        sure = kind == "postcode" or _sure(text, hit, area, district_of(value))
        yield Postcode(value, kind, *hit.span(), sure)


def _overlap(one: Postcode, other: Postcode) -> bool:
    return one.start < other.end and other.start < one.end


def _sure(text: str, hit: re.Match[str], area: str, district: str) -> bool:
    if not _could_be_else(hit, area):
        return True
    before, after = text[: hit.start()], text[hit.end() :]
    if _SAYS_POSTCODE.search(before) or _LIVING.search(before):
        return True
    if _ALONE.fullmatch(before) and _ALONE.fullmatch(after):
        return not _reads_as_words(hit, area)
    if district in _SCOTTISH_YEARS or re.search(r"\b(?:my|our|the|your|a)\s*$", before, re.I):
        return False
    return _near_a_place_word(before, after, area, district)


def _reads_as_words(hit: re.Match[str], area: str) -> bool:
    """Say whether small letters read as something else even as the whole message: "m8", "im 12", "me 2"."""
    apart = bool(hit.group("gap")) and area.lower() in _ALSO_WORDS
    return not hit.group().isupper() and (hit.group() in _TEXT_SPEAK or area == "IM" or apart)


def _near_a_place_word(before: str, after: str, area: str, district: str) -> bool:
    if _IN.search(before) or (district not in _MOTORWAYS and _NEARBY.search(before)):
        return True
    return bool(_AREA_AFTER.match(after)) or (len(area) > 1 and bool(_FOR.search(before)))


def _could_be_else(hit: re.Match[str], area: str) -> bool:
    if len(area) == 1 or area in _ALSO_RELATIVES or area == "IM":
        return True
    plain_capitals = hit.group().isupper() and not hit.group("gap")
    return not plain_capitals and area.lower() in _ALSO_WORDS
