"""Who the adult is to the child: parent, professional or other adult."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from spacy.tokens import Doc

from bot.nlu.phrase_extractor import PhraseExtractor
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


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class RoleExtractor(PhraseExtractor):
    """Finds the adult's role; what they say of themselves beats whose child it is."""

    entity = "role"
    # In this order: a job or a place of work, then kin and neighbours, then "my child".
    table = {
        "professional": (
            f"im|i_am|i_work_as a|an|the|her|his|their|one_of * {_JOB}",
            f"^{_JOB} here|in|at",
            "i teach|coach|tutor|nanny|childmind|foster",
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

    def pick(self, doc: Doc, hits: list[tuple[str, int, int]]) -> tuple[str, int, int] | None:
        """Choose by the order of the table."""
        order = list(self.table)
        return min(hits, key=lambda hit: order.index(hit[0]), default=None)
