import pytest

from bot.nlu.aspect import RETURNED, AspectExtractor
from tests.bot.nlu.reading import value

ASPECT = AspectExtractor()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what answers a question about danger
        ("I can't talk, he'll hear me", "quiet_call"),
        ("cant speak", "quiet_call"),
        ("he can hear me", "quiet_call"),
        ("does the silent 55 thing work", "quiet_call"),
        ("how do I ring without speaking", "quiet_call"),
        ("I cannae talk the now", "quiet_call"),
        ("can I text 999", "text_999"),
        ("txt the police", "text_999"),
        ("999 by text?", "text_999"),
        ("we're safe now", "safe_now"),
        ("she's safe with me", "safe_now"),
        ("he's gone now", "safe_now"),
        ("both safe", "safe_now"),
        ("he's in custody, is childline open now", "safe_now"),  # before the hours
        # coming back
        ("I'm back", RETURNED),
        ("sorry, back again", None),  # the phrase stands at the start
        ("ok back", RETURNED),
        ("im here again", RETURNED),
        ("where were we", RETURNED),
        ("I'm back, what's the number", RETURNED),
        # about a line or a word
        ("is childline 24 hrs", "hours"),
        ("how late is the NSPCC open on a sunday", "hours"),
        ("what time do they shut", "hours"),
        ("is it open now", "hours"),
        ("does it cost to call off my mobile", "cost"),
        ("is it free", "cost"),
        ("got no credit", "cost"),
        ("does childline show up on the phone bill", "phone_bill"),
        ("who is stop it now for", "who_for"),
        ("is it just for kids", "who_for"),
        ("do they speak Polish", "language"),
        ("is there an interpreter", "language"),
        ("LADO meaning", "meaning"),
        ("what does that mean", "meaning"),
        ("what's a MASH", "meaning"),
        ("whats the number", "number"),
        # none of them
        ("she's not safe now", None),
        ("is she never safe here", None),
        ("she opened up to me", None),
        ("keep an open mind", None),
        ("I didn't mean to shout", None),
        ("he's a mean man", None),
        ("she isn't talking", None),
        ("he was charged", None),
        ("a free period", None),
        ("my back hurts", None),
        ("my daughter told me", None),
        ("", None),
    ],
)
def test_the_aspect_of_a_message(text, expected):
    assert value(ASPECT, text) == expected
