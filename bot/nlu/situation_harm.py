"""Phrases of the situations that say where the harm is or whose it is; see situation.py. Source: docs/situations.md."""

from bot.nlu.phrases import either

_GROWN_AGE = either(" ".join(str(age) for age in range(19, 60)) + " twenty thirty forty fifty")
_MEN = either("men man lads lad fellas fella blokes bloke guys guy boys")
_NIGHT = either("1am 2am 3am 4am 5am 6am dawn")
_DEALS = either("running dealing selling shotting trapping carrying holding delivering moving")
_GANG = either("them gang gangs dealers dealer olders older")
_CHILDREN = either(
    "kids children grandchildren grandkids daughters sons nieces nephews girls boys toddlers ones weans bairns"
)
_WORKS = either("works working coaches coaching teaches teaching volunteers fosters babysits childminds trains")
_BODY = either("leg legs bottom bum backside behind hand hands wrist thigh thighs")
HEAD = either("head headteacher headmaster headmistress principal")
SPORT = either(
    "football rugby swimming swim gymnastics dance ballet judo karate taekwondo boxing cricket hockey netball tennis "
    "athletics trampolining riding cadet scout cub brownie beaver guide"
)
_FAITH = either("church mosque madrasa madrassa madrasah temple gurdwara synagogue chapel parish")
_SITES = either(
    "discord roblox minecraft fortnite twitch insta instagram tiktok snapchat reddit youtube server game chat stream"
)
_YOUNG = either("kid child girl boy teen teenager youngster follower viewer")

PHRASES = {
    "exploitation": (
        f"her|his|discord|online|called|a boyfriend|bf is|whos|hes|thats {_GROWN_AGE}",
        "older|grown boyfriend|bf",
        "boyfriend|bf but|and|although|only hes|he|is is? older|grown|adult",
        f"older|grown {_MEN} pick|picks|picking|picked|collect|drive|drives|give|gives|giving|buy|buying "
        "her|him|them|girls",
        f"seeing|dating|off|out|hanging|in with|round|around? an|the|some? older|grown {_MEN}|crowd",
        "lifts|picked|dropped up|off? from|in|off|by older|different|strange|flash|random",
        "keeps|keep|kept|always|started|been going missing|awol",
        "goes|gone missing for|every|most|all|overnight|again|days",
        "new|expensive|designer trainers|clothes|phone|coat * no money|job|second",
        "new|got|with trainers|clothes|cash nobody|she|he|we cant|can|wont|at explain|account|home",
        "second|burner phone|mobile",
        f"parties|party|flats|hotel * {_NIGHT}",
        f"got|have|has|had|making|make him|her|them {_DEALS} for|drugs|stuff|weed|packages|bits|things|it",
        f"{_DEALS} stuff|drugs|weed|pills|packages|bits|things? for a|the|some|older? {_GANG}",
        "county|country lines",
        "in|joined|with|by|for|into a|the|some gang|gangs",
        "gang|gangs have|has|got|are|is got|using|grooming|recruiting|him|her|making",
        "trap house|houses",
        "cuckooed|cuckooing",
        "taken|takes|took|taking|drives her|him|them|girls? to|round a|different|strange? hotel|hotels|flats",
        "give|gives|giving|buy|buys|buying|gets her|him|them vapes|lifts|weed|trainers|cigs",
        "for vapes|weed|lifts|trainers",
        f"owes|owe|owing the|some? {_GANG}|people * money|hundred|grand",
        f"in debt to|with the|some? {_GANG}|someone",
        "sexually|criminally|being exploited",
        "sexual|criminal exploitation",
    ),
    "near_children": (
        f"he|hes|she|shes|who|me has|got|is|with|a? {_CHILDREN} now",
        "he|hes|who|me|abuser|uncle|brother|stepdad has|got "
        "grandchildren|grandkids|granddaughters|daughters|stepchildren",
        "he|hes|abuser|uncle|brother|stepdad|cousin is? has|got|having|had|expecting a another? new? "
        "baby|grandchild|granddaughter",
        f"still|now {_WORKS} with|the|at|in|kids|children|there|my|his|under",
        "he|she|who|uncle|brother teaches|coaches|fosters|childminds now",
        "marrying|married|dating|seeing|moved|moving|living in? with? a|someone|somebody "
        f"woman|lady|partner|with|who * {_CHILDREN}",
        f"babysits|babysitting|minds|minding|childminds my|his|her|our|their|the {_CHILDREN}|niece|nephew|neighbours",
        "hes|still|be|is doing it|this|that to someone|somebody|other|another|others|anyone "
        "else|kids|children|child|girls",
    ),
    "head_is_worry": (
        f"its|about|against|concerns|involves|involving|concerning the|our|my|his|her|their own? {HEAD}",
        f"{HEAD} teacher? is|was|whos|has|himself|herself the? "
        "one|problem|worry|concern|abuser|involved|accused|implicated",
        f"{HEAD} teacher? is|has|was|been? been? "
        "covering|covered|hiding|hushing|touching|touched|grooming|groomed|abusing|abused",
        f"{HEAD} teacher? touches|assaulted|kissed|messages|messaged",
        f"{HEAD} teacher? did it|this|something",
        "about|against|its our|my|the own? nursery|preschool|playgroup manager",
        "about|against our|my own manager",
        "manager|owner is|was|herself|himself the problem|worry|one|concern|abuser",
        f"lead|dsl is also? the {HEAD} teacher? and|but|who * about|involved",
    ),
    "smacking": (
        "smack|smacks|smacked|smacking",
        "spank|spanks|spanked|spanking",
        f"slap|slaps|slapped|slapping|tap|tapped him|her|them|kids? on|across|round "
        f"the|his|her|their|my back? of? his|her? {_BODY}",
        "clip|clipped him|her|them? round|around|on the|her|his ear|earhole|lug",
        "reasonable|lawful chastisement|punishment",
        "allowed|legal|illegal|lawful|law|crime to|if|for * hit|hitting|slap|slapping",
        "hit|hitting|slap|slapping your|my|a|the|our|their own? kid|kids|child|children|son|daughter * "
        "illegal|legal|allowed|law",
    ),
    "club": (
        f"{SPORT} coach|coaches|teacher|instructor|leader|leaders|trainer|officer|club|squad|school|academy",
        "at|from her|his|the|their|my "
        "gymnastics|football|rugby|swimming|dance|scouts|cubs|brownies|guides|cadets|karate|judo",
        "leader|helper|helps|man|someone|volunteer at|from scouts|cubs|brownies|beavers|cadets|gymnastics",
        "youth club|leader|group|pastor",
        "akela",
        "the|our|my|her|his|a|youth|parish imam|priest|vicar|pastor|rabbi|curate|deacon|choirmaster",
        f"{_FAITH} leader|leaders|elder|elders|teacher|school|youth|helper|choir",
        f"man|someone|somebody|leader|helper|volunteer|elder at|from|in the|our|my|her|his {_FAITH}",
        "sunday school",
        "madrasa|madrassa|madrasah",
        "nursery worker|staff|nurse|teacher|lady|assistant|practitioner|leader",
        "someone|somebody|man|woman|worker|staff|lady at|from|in the|her|his|their|our|my? "
        "nursery|playgroup|preschool|creche",
        "i|we volunteer|coach|help at|for|with|in a|the|my|our kids|junior|local? club|team|group|church|mosque|scouts",
    ),
    "unknown_child": (
        f"{_YOUNG} on|in|from my|the|our|a? {_SITES} chat|server? has|just? told|messaged|confided|telling me|us|my",
        f"{_YOUNG} on|in|from my|the|our|a? {_SITES} chat|server? said|says|told|telling * "
        "dad|mum|stepdad|being|hurt|home",
        f"someone|somebody|player|user in|on my|our {_SITES}|guild|clan|stream|channel chat|server? "
        "says|said|told|claims|whos",
        "dont|not|idea know? who|where she|they is|are|live|lives|really in? real|irl",
        "dont|not know her|him|them|the|who in|irl|offline|is? real|irl|person",
        f"{_YOUNG} messaged|dmed|dmd|dms me|us",
        f"{_YOUNG} messaged|dmed|dmd|dms|messages|contacted my|our|me|us|the page|channel|account|server|stream|blog",
        "strangers|random|unknown|someones kid|child|girl|boy|teen online|on|in|messaged",
        "follower|viewer|subscriber|gamer|moderator told|says|said|confided|messaged me|us|shes|hes|theyre|that|she|he",
        f"i|we run|mod|moderate|admin|host|manage a|the|my|our? {_SITES}|gaming|online? "
        "server|stream|channel|page|forum|community",
        "only|just know his|her|their|a username|gamertag|handle|nickname",
    ),
}
