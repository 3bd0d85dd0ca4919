import pytest

from bot.nlu.relation import RelationExtractor
from tests.bot.nlu.reading import entities, value

RELATION = RelationExtractor()
FAMILY, CHILD, WORKER, ONLINE = "family", "child", "worker", "online"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my brother has been touching her", "family"),  # the adult's own brother, the child's uncle
        ("her brother has been touching her", "child"),
        # family, or as near as family
        ("her uncle has been touching her", FAMILY),
        ("it was his stepdad", FAMILY),
        ("my mum's boyfriend did it", FAMILY),
        ("her dad hurt her at the weekend", FAMILY),
        ("she says grandad touched her", FAMILY),
        ("a family friend we have known for years", FAMILY),
        ("somebody in our family", FAMILY),
        ("the lodger comes into her room", FAMILY),
        ("her mam's fella does it", FAMILY),
        ("my sister's husband", FAMILY),
        ("her taid made her promise", FAMILY),  # Welsh: grandfather
        ("it's our neighbour", FAMILY),
        # another child or young person
        ("another child in her class touched her", CHILD),
        ("an older boy at school", CHILD),
        ("it was done by an older boy", CHILD),
        ("her cousin did it, he's 13", CHILD),
        ("his stepbrother", CHILD),
        ("something happened between two pupils, both pupils are eight", CHILD),
        ("her older brother has been hurting her", CHILD),
        ("a lad in his year made him do it", CHILD),
        # somebody who works or helps with children
        ("her coach has been texting her", WORKER),
        ("his swimming teacher touched him", WORKER),
        ("the imam made him swear", WORKER),
        ("it is about a colleague", WORKER),
        ("a worry about my colleague", WORKER),
        ("about another member of staff", WORKER),
        ("our babysitter did something", WORKER),
        ("her TA keeps her in at break", WORKER),
        # online
        ("a man on Snapchat asked her for a picture", ONLINE),
        ("somebody off her game", ONLINE),
        ("she met him online", ONLINE),
        ("he gets messages through the xbox", ONLINE),
        ("on roblox they asked where he lives", ONLINE),
        # nothing said of it
        ("she told me something", None),
        ("what do I say to her", None),
        ("who should I call", None),
        ("hello", None),
        ("my daughter is seven", None),
        ("I'm her dad", None),
        ("I'm a teacher", None),
        ("her friend told me", None),
        ("the school rang me", None),
        ("can I tell my mum", None),
        ("", None),
        ("my son is on the phone to his nan", None),  # on the phone is not online
        ("my husband and I are at a loss", None),  # the adult's own family
        ("her dad and I are worried", None),  # as above
        ("I told my partner about it", None),  # as above
    ],
)
def test_what_the_person_is_to_the_child(text, expected):
    assert value(RELATION, text) == expected


def test_the_words_it_was_found_in_are_marked():
    text = "I think her uncle has hurt her"
    row = entities(RELATION, text)[0]
    assert text[row["start"] : row["end"]] == "her uncle has"


def test_the_first_one_named_counts():
    assert value(RELATION, "her coach has a page and found her online") == WORKER
