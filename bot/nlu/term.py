"""Which word of the field a message holds, so that its meaning can be told; source: guidance-facts.md 3 to 6."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe

from bot.nlu.phrase_extractor import LOOKALIKE, PhraseExtractor


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class TermExtractor(PhraseExtractor):
    """Finds the first term; an abbreviation and its long form are one value."""

    entity = "term"
    table = {
        LOOKALIKE: (
            "and|n|of|cheese|sweet|potato|monster mash",
            "mash potato|potatoes|up|it|them",
            "dog|pet|horse|cat|dogs|poodle grooming",
            "grooming parlour|salon|kit",
            "bail out|on|me|you|us",
            "abe lincoln",
            "full disclosure",
            "non disclosure",
        ),
        # what is done to children
        "child_sexual_abuse": (
            "child|childhood sexual abuse",
            "csa",
            "count|counts|class|classed|called as? sexual? abuse",
            "sexual abuse include|includes|mean|means|only|exactly",
        ),
        "child_sexual_exploitation": ("child? sexual exploitation", "cse"),
        "grooming": ("grooming|groomed|groomer|grooms",),
        "family_environment": (
            "family|familial environment",
            "intra familial",
            "intrafamilial|interfamilial",
            "familial abuse",
        ),
        "harmful_sexual_behaviour": ("harmful|problematic sexual behaviour|behavior|behaviours", "hsb"),
        "child_on_child_abuse": ("child on child abuse?", "peer on peer abuse?"),
        "contextual_safeguarding": ("contextual safeguarding",),
        "county_lines": ("county|country lines",),
        "sextortion": ("sextortion",),
        "fgm": ("fgm", "female genital mutilation"),
        "honour_based_abuse": ("honour|honor based abuse|violence", "hba|hbv"),
        "non_recent_abuse": ("non recent abuse|offence|offences?", "historic|historical abuse"),
        # telling and passing on
        "disclosure": ("disclosure|disclosures|disclosed|discloser",),
        "referral": ("referral|referrals",),
        "early_help": ("early help",),
        "mandatory_reporting": ("mandatory reporting", "duty to report"),
        "low_level_concern": ("low level concern|concerns",),
        "escalation": ("escalation policy|procedure?",),
        # people and teams
        "mash": ("mash|mashh", "multi agency safeguarding hub", "integrated? front door team|service"),
        "edt": ("edt", "emergency duty team|social? worker?"),
        "lado": (
            "lado|lados|laydo|ladoo",
            "local authority designated officer",
            "designated officer for safeguarding?",
        ),
        "dsl": ("dsl|dsls|ddsl", "designated safeguarding lead|leads|person|officer", "designated teacher"),
        "isva": ("isva|isvas|chisva|chisvas|isvar|izva", "independent sexual violence adviser|advisor"),
        "sarc": ("sarc|sarcs|sark|sarcc", "sexual assault referral centre|center|centres"),
        "cafcass": ("cafcass|caf_cass|cafcas|caffcass", "cymru guardian"),
        "independent_reviewing_officer": ("independent reviewing officer", "iro"),
        "registered_intermediary": ("registered intermediary|intermediaries",),
        "gateway_team": ("gateway team|teams|service",),
        "childrens_reporter": ("childrens reporter", "scra"),
        "procurator_fiscal": ("procurator fiscal", "the pf"),
        "cps": ("cps", "crown prosecution service?"),
        # what happens after
        "section_47": ("section|sec|s 47", "s47|s.47"),
        "section_17": ("section|sec|s 17", "s17"),
        "section_20": ("section|sec|s 20", "s20"),
        "strategy_meeting": ("strategy|strat meeting|meetings|discussion|discussions|mtg",),
        "child_protection_conference": (
            "child? protection|cp conference",
            "case conference",
            "icpc|rcpc",
            "initial|review child? protection? conference",
        ),
        "child_protection_plan": ("child protection|cp plan", "on|the cp plan"),
        "child_in_need": ("child|children in need plan?", "cin|c.i.n"),
        "team_around_the_family": (
            "team around the family|child",
            "taf|tac meeting|meetings?",
            "^taf$",
            "a|the|called taf",
        ),
        "core_group": ("core group|groups",),
        "inter_agency_referral_discussion": ("inter agency|interagency referral discussion", "ird"),
        "joint_investigative_interview": ("joint investigative interview", "jii"),
        "abe_interview": (
            "abe interview|interviews|int",
            "achieving best evidence",
            "an abe",
            "what|whats is? abe",
            "^abe ?",
        ),
        "bairns_hoose": ("bairns hoose|house",),
        "bail": ("bail|bailed",),
        "released_under_investigation": ("released under investigation", "rui"),
        "special_measures": ("special measures",),
        "significant_harm": ("significant harm",),
        "supervised_contact": ("supervised contact",),
        "written_agreement": ("written|safety agreement",),
        "victims_right_to_review": ("victims? right to review", "vrr"),
        "cica": ("cica", "criminal injuries compensation?"),
        # schemes and guidance
        "sarahs_law": (
            "sarahs|sarah law",
            "child sex offender disclosure scheme?",
            "csods",
            "community disclosure scheme?",
        ),
        "clares_law": ("clares|claires|clare|claire law", "domestic violence|abuse disclosure scheme"),
        "kcsie": ("kcsie|kcsi", "keeping children safe in education"),
        "working_together": (
            "working together 2018|2023|2026|guidance|document",
            "working together to safeguard children?",
        ),
        "ted_questions": ("ted questions|prompts",),
    }
