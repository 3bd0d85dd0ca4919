"""Decides whether a name found in a message is meant as a place: "in Reading" is, "I was reading" is not."""

import re
from dataclasses import dataclass, field

from bot.nlu.place_names import NAME, WORD, Mention, without_accents
from bot.nlu.place_words import (
    ABROAD,
    AFTER,
    BEING,
    BETWEEN,
    COUNCIL_AFTER,
    DIRECTLY,
    FOR,
    IN,
    LIVING,
    LOOKING,
    LOOKING_WITHIN,
    NOT_AFTER,
    OTHER_WAYS,
    OURS,
    REPLY,
    TITLES,
    TWO_AFTER,
)
from bot.nlu.words import plain_words


@dataclass
class Said:
    """A message as the rules of this file read it."""

    text: str
    words: list[str]
    spans: list[tuple[int, int]]
    owners: list[str] = field(default_factory=list)

    def joined(self, word: int) -> bool:
        """Say whether only spaces stand between a word and the one before it."""
        return word > 0 and not self.text[self.spans[word - 1][1] : self.spans[word][0]].strip()

    def ends(self, end: int) -> bool:
        """Say whether a clause or the message ends before a word."""
        return end >= len(self.words) or not self.joined(end)

    def capital(self, word: int) -> bool:
        """Say whether a word begins with a capital."""
        return self.text[self.spans[word][0]].isupper()

    def telling_capital(self, word: int) -> bool:
        """Say whether a word has a capital that says something: the message is not all in capitals."""
        return self.capital(word) and not self.text.isupper()


def read_words(text: str) -> Said:
    """Return a message with its words, without accents and, beside them, without a possessive s."""
    plain = without_accents(text)
    words, spans = plain_words(plain)
    owners = [
        word[:-1] if re.search(r"['’`]s$", text[slice(*span)], re.I) else word for word, span in zip(words, spans)
    ]
    return Said(text, words, spans, owners)


def meant(said: Said, mentions: list[Mention], beside_postcode: set[int]) -> list[Mention]:
    """Return the mentions that are meant as places.

    Args:
        said: the message.
        mentions: every name found in it, in order.
        beside_postcode: the words at which a certain postcode begins.
    """
    possible = [mention for mention in mentions if not _something_else(said, mention)]
    whole = _is_a_reply(said, possible)
    return [
        mention
        for mention in possible
        if _plain(mention)
        or (whole and (mention.mark != WORD or said.capital(mention.first)))
        or (mention.place.nation == ABROAD and _lives_there(said, mention))
        or (mention.place.nation != ABROAD and _upheld(said, mention, possible, beside_postcode))
    ]


def _upheld(said: Said, mention: Mention, possible: list[Mention], beside_postcode: set[int]) -> bool:
    return (
        mention.end in beside_postcode
        or _beside_another(mention, possible)
        or _alone_in_its_clause(said, mention)
        or _located(said, mention)
        or _followed(said, mention)
    )


def _lives_there(said: Said, mention: Mention) -> bool:
    """Say whether the adult is in a country abroad; "he's in Spain" and "I'm from Poland" do not say so."""
    before = _before(said, mention)
    return before[:1] == ["in"] and bool(OURS & set(before[1:3]))


def _something_else(said: Said, mention: Mention) -> bool:
    """Say whether a name is part of another: a street, a club ("Leicester City", but not its council), a church."""
    after, before = said.words[mention.end : mention.end + 2], said.words[max(0, mention.first - 2) : mention.first]
    if before in (["church", "of"], ["bank", "of"]) or after == ["city"]:
        return True
    return bool(after) and after[0] in NOT_AFTER and said.joined(mention.end)


def _plain(mention: Mention) -> bool:
    """Say whether a name needs no context: one of two words, or a nation's."""
    return not mention.mark and (mention.end - mention.first > 1 or mention.place.kind == "nation")


def _is_a_reply(said: Said, mentions: list[Mention]) -> bool:
    named = {word for mention in mentions for word in range(mention.first, mention.end)}
    return bool(named) and all(i in named or word in REPLY for i, word in enumerate(said.words))


def _beside_another(mention: Mention, mentions: list[Mention]) -> bool:
    """Say whether another name stands beside one ("hull, east yorkshire"); two that are persons' names do not count."""
    others = [m for m in mentions if m.end == mention.first or m.first == mention.end]
    return any(not other.mark for other in others)


def _alone_in_its_clause(said: Said, mention: Mention) -> bool:
    """Say whether nothing else stands between the marks around a name: "lanarkshire. who do i ring"."""
    return not mention.mark and not said.joined(mention.first) and said.ends(mention.end)


def _before(said: Said, mention: Mention) -> list[str]:
    """Return the words before a name, nearest first, without the small words between."""
    before = said.words[: mention.first][::-1][:LOOKING_WITHIN]
    while before and before[0] in BETWEEN:
        before = before[1:]
    return before


def elsewhere(said: Said, mention: Mention) -> bool:
    """Say whether a place is where somebody moved away from, or where he is: "he's in Leeds, we're in Kent"."""
    before = _before(said, mention)
    moved_away = before[:1] == ["from"] and bool({"moved", "moving"} & set(before))
    return moved_away or bool({"he", "hes", "his"} & set(before[:3]))


def _located(said: Said, mention: Mention) -> bool:
    before = _before(said, mention)
    if not before:
        return False
    word, further = before[0], before[1:]
    if mention.mark == WORD:
        return _word_located(said, mention, word, further)
    if word in IN or word in DIRECTLY or (word in FOR and LOOKING & set(further)):
        return True
    return word in OTHER_WAYS and (mention.mark != NAME or bool(BEING & set(further[:1])))


def _word_located(said: Said, mention: Mention, word: str, further: list[str]) -> bool:
    """Say whether a name that is a word is meant: "in Reading", "we live in reading", "im in reading"."""
    if word not in IN:
        return False
    ours = further[:1] and further[0] in OURS
    return (
        said.telling_capital(mention.first) or bool(LIVING & set(further[:2])) or bool(ours and said.ends(mention.end))
    )


def _followed(said: Said, mention: Mention) -> bool:
    after = said.words[mention.end : mention.end + 3]
    while after and after[0] in TITLES:
        after = after[1:]
    if mention.mark == WORD:
        doing = mention.first > 0 and said.words[mention.first - 1] in BEING and not said.telling_capital(mention.first)
        return not doing and bool(after) and (after[0] in COUNCIL_AFTER or " ".join(after[:2]) in TWO_AFTER)
    if not after:
        return False
    return " ".join(after[:2]) in TWO_AFTER or after[0] in (COUNCIL_AFTER if mention.mark else AFTER)
