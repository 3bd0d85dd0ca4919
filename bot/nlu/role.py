"""Who the adult is to the child: parent, professional or other adult."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.nlu.phrase_extractor import LOOKALIKE, PhraseExtractor
from bot.nlu.phrases import either

_OWN_CHILD = either(
    "daughter daughters son sons girl girls boy boys lad lass kid kids child children baby toddler bairn bairns "
    "wean weans stepdaughter stepson twins twin eldest youngest oldest middle little teenager"
)
_JOB = either(
    "teacher ta senco headteacher head nurse gp doctor midwife coach childminder social youth lecturer tutor dsl "
    "practitioner paramedic counsellor therapist lifeguard dentist keyworker governor nanny supervisor caretaker scout "
    "guide brownie cub teaching school nursery foster"
)
_PLACE_OF_WORK = either("school nursery academy college club hospital surgery children pupils kids preschool creche")
_IN_CARE_OF_STAFF = either(
    "players swimmers gymnasts dancers scouts cubs beavers brownies guides cadets mindees patients families minded"
)
_YEAR_GROUPS = either("y1 y2 y3 y4 y5 y6 y7 y8 y9 y10 y11 y12 y13")
_YEAR_NUMBERS = either("reception 1 2 3 4 5 6 7 8 9 10 11 12 13")
_AGES = either("0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17")
_CHILD = either("child girl boy lad lass wean bairn kid")
_PARENT = either("mum mam mom dad mother father mummy daddy parent stepmum stepdad stepmother stepfather")
_KIN = either(
    "nan nana nanna gran granny grandma grandmother grandad grandpa grandfather aunt auntie aunty uncle neighbour "
    "neighbor godmother godfather godparent nain taid mamgu friend sister brother lodger cousin"
)
_KIN_CHILD = either(
    "grandson granddaughter grandchild grandchildren grandkids grandbairn niece nephew goddaughter godson"
)
_OTHERS = either("sister brother cousin nephew niece neighbour neighbours friend friends mate mates sisters brothers")
# An adult who gives their age is over 17; younger children than eight do not type to a guide like this.
_CHILDS_AGES = either(
    "8 9 10 11 12 13 14 15 16 17 eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_OF_SOMETHING_ELSE = either(
    "minutes minute mins min hours hour hrs days day weeks week wks months month miles mile stone percent pm am oclock "
    "quid pounds grand foot feet metres doors streets houses stops"
)
_I_AM = "im|i_am"
CHILD = "child"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class RoleExtractor(PhraseExtractor):
    """Finds the adult's role; what they say of themselves beats whose child it is."""

    entity = "role"
    # In this order: a job or a place of work, then kin and neighbours, then "my child". A child is one who says so.
    table = {
        LOOKALIKE: (
            f"{_I_AM} {_CHILDS_AGES} {_OF_SOMETHING_ELSE}",
            f"{_I_AM} {_CHILDS_AGES} years|yrs|yr|year clean|sober|in|into|married|older|younger|a_teacher|qualified",
        ),
        CHILD: (
            f"{_I_AM} only|just? {_CHILDS_AGES}",
            f"{_I_AM} a? {_CHILDS_AGES} yr|year|years|yo|y/o old?",
            f"{_I_AM} in year|yr|y 4|5|6|7|8|9|10|11|12|13",
            f"{_I_AM} in y4|y5|y6|y7|y8|y9|y10|y11|yr7|yr8|yr9|yr10|yr11|p5|p6|p7|s1|s2|s3|s4|s5",
            f"{_I_AM} a|just_a|only_a schoolgirl|schoolboy|kid|teenager|pupil",
        ),
        "professional": (
            f"im|i_am|i_work_as a|an|the|her|his|their|one_of * {_JOB}",
            f"^{_JOB} here|in|at",
            "i teach|coach|tutor|nanny|childmind|foster",
            "supply|trainee|student|class|cover|form teacher",
            f"i work|volunteer|help in|at|with|for a|the|our? * {_PLACE_OF_WORK}",
            "pupil|pupils|student|students|tutee|tutees",
            "in|of my|our|the? class|form|tutor|year|reception|nursery group?",
            "my|our dsl|safeguarding|headteacher|ta|setting|ward|caseload|surgery",
            f"my|our year|y|yr {_YEAR_NUMBERS}",
            f"{_CHILD} in my|our|the class|nursery|school|form|setting|group|club|team|squad|care|room",
            f"{_YEAR_GROUPS} pupil|child|boy|girl|disclosed|student",
            "foster carer|mum|dad|mother|father|child",
            f"one of my|our {_IN_CARE_OF_STAFF}",
        ),
        "other_adult": (
            f"my|our {_KIN_CHILD}",
            f"my|our {_OTHERS} {_CHILD}|kids|daughter|son|little",
            f"my|our {_OTHERS} * year|yr|yo old",
            "my|our little|wee|baby|younger|kid brother|sister",
            f"im|i_am a|her|his|their|the {_KIN}",
            f"^{_KIN} here?$",
            f"^her|his|their {_KIN} here",
            "next door|doors",
            "girl|boy|child|kid|kids|lad|family next|downstairs|upstairs",
        ),
        "parent": (
            f"my|our {_OWN_CHILD}",
            f"my|our * year|yr|y|yo|old|month {_OWN_CHILD}?",
            f"my|our own? {_AGES}",
            f"^im|i_am|its just? a|her|his|their|the {_PARENT}",
            f"^just a|her|his|their|the {_PARENT}",
            f"im|i_am {_PARENT} of|to",
            f"im|i_am a|her|his|their|the single? {_PARENT}",
            f"^{_PARENT}$",
            f"^{_PARENT} of|to|here",
        ),
    }

    def pick(self, hits: list[tuple[str, int, int]]) -> tuple[str, int, int] | None:
        """Choose by the order of the table; a job named beside "I'm in year 4" makes it an adult's."""
        child = next((hit for hit in hits if hit[0] == CHILD), None)
        at_work = [hit for hit in hits if hit[0] == "professional" and not (child and _overlap(hit, child))]
        order = [name for name in self.table if name != CHILD]
        if child and not at_work:
            return child
        return min((hit for hit in hits if hit[0] != CHILD), key=lambda hit: order.index(hit[0]), default=None)


def _overlap(hit: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return hit[1] < other[2] and other[1] < hit[2]
