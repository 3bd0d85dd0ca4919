"""Phrases of the situations an adult is in or thinks of; read by situation.py. Source: docs/situations.md."""

from bot.nlu.phrases import either

_TEENS = "10|11|12|13|14|15|16|17|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
_SAYS = either("say says saying reckon reckons think thinks insist insists claim claims swears convinced")
_FAMILY = either(
    "husband hubby wife partner mum mam mom mother dad father nan nana gran granny grandad inlaws law family familys "
    "sister brother eldest ex relatives parents everyone everybody auntie aunt uncle they he she"
)
_SPLIT = either("custody divorce separation split breakup")
_FALSE = either("lying lies fibbing making imagining exaggerating attention")
_MY = "my|our|ma"
_KID = either("son daughter boy lad girl child kid teenager teen eldest oldest youngest stepson stepdaughter")
_HARM = either("hurt hurts hurting touched touches touching abused abusing assaulted raped molested")
_WHOSE = either("his her my our a another the other someones some")
_SIZE = either("little younger baby own wee half step other year")
_OTHER = either(
    "sister brother sis bro cousin girl boy child kid daughter son niece nephew youngest friend pupil toddler"
)
CARING = either("foster fostering kinship adoptive respite")
CARER = either("carer carers mum mam mother dad father parent parents family nan")
_SHOWN = either("facebook fb online public publicly internet insta tiktok socials social whatsapp everywhere")
_STREET = either("mums mams mothers parents families street estate village town neighbours road world community")
_OWN = either("husband wife partner mum mam dad family sister brother ex gran nan law")
_SAYS_SO = either("says saying reckons thinks insists claims swears they_say they_think")

PHRASES = {
    "coached": (
        f"{_SAYS}|said|accused|accuse|accuses * i|im|ive|me|we|weve of? coached|coaching",
        f"{_SAYS}|said she|he|shes|hes|theyve|they|was|has|been was|been|has|were? been? coached",
        "coached by me|us|mum|mam",
        "accused of coaching",
        "i|ive|im|me|of|we put|putting words|ideas|things|stuff|it in|into her|his|their|the mouth|mouths|head|heads",
        "parental|parent alienation",
        "i|im|ive|me|of alienating|alienated",
        "i|ive|im|me|of been? brainwashed|brainwashing",
        "i|ive|im told|telling|tell her|him|them what to say",
        "film|filming|record|recording|video what|her|him|them|it * after|from contact|visits|visit|access|weekends",
        f"ex|solicitor|lawyer|barrister|cafcass|judge|court {_SAYS}|said i|ive|im made|making|invented "
        "it|this|that|all",
        f"{_SAYS}|said its|it|this|thats|is|theyre only|just|all? because|about|cos|over|down of|to? the|our|a? "
        f"{_SPLIT}",
        f"put|putting it|this down to a|the|our {_SPLIT}",
        f"believe|believes|listens me|us|her|him because|cos|due of|to the|our|my|a? {_SPLIT}",
    ),
    "not_believed": (
        f"{_FAMILY} {_SAYS} shes|theyre {_FALSE}",
        f"{_FAMILY} {_SAYS} hes|im lying|fibbing|making|imagining|exaggerating|mad|hysterical",
        f"{_FAMILY} {_SAYS} its|it is? all? lies|rubbish|nonsense|attention|fantasy|made",
        f"{_SAYS} my|our|the girl|boy|son|daughter|child|lad|kid|niece is {_FALSE}",
        f"{_FAMILY} wont|doesnt|dont|refuses|refuse to? believe|accept her|him|it|me|us|a|any|this|that|them|what",
        "nobody|noone|one else? in|here|at|but? the|home|family|me? believes|doubts her|him|me|us|it",
        "everyone|everyones|everybody|everybodys|family|familys|theyve|all has|have|all? taken|took|taking "
        "his|their side",
        f"{_MY}|the|whole {_OWN} wants|want * kept|keep|quiet|hushed",
        f"{_MY} {_OWN} {_SAYS} to? dont|not|we to? tell|report|ring",
        f"{_MY} {_OWN} {_SAYS} i|we shouldnt|mustnt tell|report|ring",
        "told|telling|telt|asked me|us to leave|drop|forget it|this",
        f"{_SAYS_SO}|wants to? leave|drop|forget it|this",
        f"{_SAYS_SO} * sort|deal|handle|settle|keep|stays|stay it|this|with? it? in|within|inside|between "
        "the|these|us|our|family",
        f"{_SAYS_SO} well|we|ill can|will? sort|deal|handle|settle it|with|this it? ourselves|between|in|at|within",
        "bring|brings|bringing shame",
        f"{_SAYS}|said theyre|its|hes|shes|they|it are|is? just|only "
        "kids|children|boys|playing|messing|curious|a_phase|bairns",
    ),
    "own_child": (
        f"{_MY} {_KID} {_TEENS}? is|was|has|whos|been|being been|being? accused",
        f"{_MY} {_KID} * {_TEENS} and? has|hes|shes|he_has|she_has been? accused",
        f"{_MY} {_TEENS} year|yr|yo old? {_KID}? is|was|has|whos been|being? accused",
        f"{_MY} {_KID} is|being the one being|who|thats? accused|did|done|hurt|hurting|doing",
        f"accused|accusing|accuses|accuse {_MY} {_KID}",
        f"allegation|allegations|accusation|accusations|complaint against {_MY} {_KID}",
        f"{_MY} own? {_KID} {_TEENS}? has|hes|is|whos|was|have? been? {_HARM} {_WHOSE} {_TEENS}? {_SIZE}? old? "
        f"{_OTHER}",
        f"{_MY} own? {_KID} {_TEENS}? has|hes|is|whos|was|have? been? did|done|doing|does "
        "something|it|this|that|things|stuff "
        f"to {_WHOSE} {_SIZE}? {_OTHER}",
        f"its|was|is {_MY} own? {_KID} who|that|thats did|done|hurt|doing|has|been",
        f"excluded|suspended|expelled {_MY} {_KID}",
        f"{_MY} {_KID} is|was|has|got|been been? excluded|suspended|expelled",
        f"{_MY} {_TEENS} year|yr old * about|for what|something he|she did|has|done",
        f"to|with {_MY} {_KID} now|if|when|that hes|shes|he|she done|did|has",
        f"{_MY} {_KID} admitted|confessed|admits",
    ),
    "going_public": (
        f"name|naming|expose|exposing|outing|shame|shaming him|her|them|the|this * {_SHOWN}|everyone|village",
        "i|we|ill|should|can|could post|put|share|posting|putting|sharing his|their|the "
        "screenshots|picture|photo|name|face|address",
        "^post|share|posting|sharing the|his|all? screenshots|messages|chats",
        f"put|putting|stick his|their|the picture|photo|face|name up|round|around * {_STREET}|shops|lampposts",
        f"i|we should|could|can|ill? put|post|putting|posting it|him|this|everything|that * on|all|over {_SHOWN}",
        "want|let|make|so|tell everyone|everybody|people|them to? know|knows|see what|who|exactly he|she|hes|they",
        "paedo|pedo|paedophile|paedophiles|nonce|predator hunter|hunters|catcher|catchers|hunting",
        "hunter|hunters group|groups|page|pages|team|people",
        "vigilante|vigilantes",
        "i|we|me pretend|pose|pretending|posing to|as be? her|him|my|the|a",
        "i|we|can|could|should message|reply|text|answer|chat|msg|write to? him|them|back? pretending|posing|as|being",
        "i|we|to|should make|set|use up? a fake account|profile",
        "set|setting|lay|laying|spring up? a trap|sting",
        "catch|catching|trap|lure him|them|her myself|ourselves|out",
        f"warn|warning the|other|all|my|every|whole * {_STREET}|people|whatsapp",
        f"tell|telling the whole|entire {_STREET}",
        f"i|we|should|to|can tell|telling the|all other|rest? of? the? {_STREET}",
        "go|going|gone|take|talk|speak|story it|this|straight? to the|a local? "
        "papers|press|newspaper|newspapers|media|paper",
        "put|make|print|hand|do|with up|out? posters|leaflets|flyers",
    ),
    "carer": (
        f"{CARING} {CARER}",
        f"im|am|as|only|just|being|were a|an|the|his|her|their|only? the? {CARING} {CARER}",
        f"{_MY}|two|older|younger|the|one foster|fostered "
        "child|children|kid|kids|son|daughter|lad|lass|girl|boy|baby|placement",
        f"{_MY} adopted child|children|kids|son|daughter|lad|lass|girl|boy",
        "i|we foster",
        "im|were|am|are fostering",
        "we|weve|ive adopted him|her|them|two|last|from|siblings|both|our|as|when",
        "our placement told|said|says|disclosed|has|is|was|came",
        "placed with me|us",
        "special guardian|guardians|guardianship",
        "sgo",
        "looked after child|girl|boy|lad|kid in|with|living our|my|us|with",
        "birth mum|mam|mother|parents|family",
        "supervising social worker",
        "fostering agency|team|service",
    ),
    "visa": (
        "spouse|my|our|student|work|dependant|dependent|family|fiance|partner|a|no visa",
        "visa ran|run|runs|expired|expires|status|has",
        "deport me|us|my|our",
        "i|ill|we|well|im|me be|get|getting|being deported",
        "we|were|i|im|am|are|my|our|as seeking|claiming|waiting|in|for? an|for? asylum",
        "have|got|ive|with no papers|visa|status|documents",
        "without papers|documents|status|visa|leave",
        "the home office",
        "immigration",
        "no recourse",
        "nrpf",
        "leave to remain",
        "presettled|settled|refugee status",
        "has|took|taken|hides|hid|keeps|kept|holds|got|hiding my|our passport|passports",
        "send|sending|sends me|us back|home to my|our|the",
        "i|ill|we|well|id will|would|could|might? be|get sent back|home",
        "not|arent a? british|uk? citizen|citizens",
        "im|am|are|were here? illegal|illegally|undocumented",
        "overstayed|overstayer",
    ),
}
