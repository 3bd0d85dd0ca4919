import pytest

from bot.nlu.term import TermExtractor
from tests.bot.nlu.reading import value

TERM = TermExtractor()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what is child sexual abuse exactly", "child_sexual_abuse"),
        ("Is CSE a different thing from CSA?", "child_sexual_exploitation"),  # the first
        ("csa?", "child_sexual_abuse"),
        ("does it count as sexual abuse if he never touched her", "child_sexual_abuse"),
        ("what's grooming", "grooming"),
        ("what does disclosure mean", "disclosure"),
        ("'disclosure in a family environment', in plain English", "disclosure"),
        ("the social worker keeps talking about the family environment", "family_environment"),
        ("letter says familial environment", "family_environment"),
        ("got told its gonr to the mash", "mash"),
        ("LADO meaning", "lado"),
        ("social worker keeps sayin laydo", "lado"),
        ("whit does ISVA stand for", "isva"),
        ("what's a ChISVA", "isva"),
        ("what do they do at a sark is it scary", "sarc"),
        ("who is the designated safeguarding lead", "dsl"),
        ("our DSL", "dsl"),
        ("a 'section 47 enquiry'", "section_47"),
        ("s47", "section_47"),
        ("a strategy meeting, what's that", "strategy_meeting"),
        ("ABE interview", "abe_interview"),
        ("what is abe", "abe_interview"),
        ("the CPS", "cps"),
        ("he's out on bail", "bail"),
        ("Sarah's Law", "sarahs_law"),
        ("claires law", "clares_law"),
        ("they said CIN", "child_in_need"),
        ("a TAF", "team_around_the_family"),
        ("someone from cafcas is coming", "cafcass"),
        ("core group, CP plan, I nodded", "core_group"),
        ("what is contextual safeguarding, bach", "contextual_safeguarding"),
        ("the Children's Reporter", "childrens_reporter"),
        ("Bairns' Hoose", "bairns_hoose"),
        ("EDT?", "edt"),
        # none of them
        ("sausage and mash", None),
        ("we had mash potato", None),
        ("she works at a dog grooming place", None),
        ("he bailed on us", "bail"),  # not told apart; asked about by nobody
        ("my son Abe told me", None),
        ("section 5 of the form", None),
        ("we met for a meeting", None),
        ("my daughter told me something", None),
        ("", None),
    ],
)
def test_the_term_in_a_message(text, expected):
    assert value(TERM, text) == expected
