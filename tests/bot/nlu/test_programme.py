import pytest

from bot.nlu.programme import ProgrammeExtractor
from tests.bot.nlu.reading import value

PROGRAMME = ProgrammeExtractor()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what's PANTS rule", "pants"),
        ("that dinosaur thing pantosaurus", "pants"),
        ("pantasaurus", "pants"),
        ("does the nspcc pants song come wi a book", "pants"),
        ("explain PANTS", "pants"),
        ("can i do the underwear rule w a 3yo", "pants"),
        ("Pants?", "pants"),
        ("our school's doin speak out stay safe next week", "speak_out_stay_safe"),
        ("Speak out, Stay safe", "speak_out_stay_safe"),
        ("speak out & stay safe", "speak_out_stay_safe"),
        ("It's Not OK lessons, for which age", "its_not_ok"),
        ("our head wants us to use It's Not OK with year 8s", "its_not_ok"),
        ("is It's Not OK suitable for my year 9s", "its_not_ok"),
        ("is women as protectors a course i have to go on", "women_as_protectors"),
        ("woman as protecters", "women_as_protectors"),
        ("where can ye get the brook traffic light thing", "brook_traffic_light"),
        ("brook traffic lights", "brook_traffic_light"),
        ("how does that traffic light system work", "brook_traffic_light"),
        ("Sexual Behaviours Traffic Light Tool", "brook_traffic_light"),
        ("the Signs and Indicators Template", "signs_and_indicators"),
        ("thinkuknow", "thinkuknow"),
        # none of them
        ("he wet his pants", None),
        ("his pants were in the bin", None),
        ("she came home in wet pants", None),
        ("it's not ok what he did", None),
        ("I know it's not ok", None),
        ("stopped at the traffic lights", None),
        ("she is afraid to speak out", None),
        ("we walked by the brook", None),
        ("women protect their own", None),
        ("", None),
    ],
)
def test_the_programme_named(text, expected):
    assert value(PROGRAMME, text) == expected
