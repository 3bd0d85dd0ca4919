"""The words around a name by which bot/nlu/place_context.py knows a place; read off the sayings of data/nlu."""

# The nation of countries outside the UK and the Crown dependencies, as the table of places writes it.
ABROAD = "other"

# Before a name of any kind; "yn" and "ger" are Welsh. A name marked in the table needs more.
IN = set("in near nr around round outside nearby inside yn yng ym ger".split())
LIVING = set("live lives lived living based moved staying teach work working school".split())
OTHER_WAYS = set("from at by over up down under across towards live living based".split())
OURS = set("i im am we were are ive weve".split())
BEING = set("im am were we are i is shes hes theyre was been be come comes coming originally live lives living".split())
# "for" and "to" are of a place where something is looked for there: "number for Wigan", "nearest to Stockport".
FOR = set("for to tae of covers".split())
LOOKING = set(
    "number numbers numbr nearest closest sarc mash lado team services service council centre help who ring social "
    "outskirts north south east west city borough county edge side moved moving support cover covers hub near "
    "close".split()
)
LOOKING_WITHIN = 6  # words: "closest sexual assault referral centre to Stockport"
DIRECTLY = set("sarc lado mash number numbr services council".split())
BETWEEN = set(
    "just the a like greater central north south east west inner outer sunny rural somewhere city town".split()
)

# After a name: what a place has. The second table is enough for names that are ordinary words too.
AFTER = set(
    "area way council cuncil coucil councle mash lado maru edt sarc postcode based side borough ends region trust "
    "police".split()
)
COUNCIL_AFTER = set("council cuncil coucil councle mash lado maru edt borough".split())
TWO_AFTER = {"social services", "social work", "childrens services", "childrens social", "front door", "out of"}
TITLES = set("city county district metropolitan".split())
# After a name: a street, a football club, a building stone.
NOT_AFTER = set(
    "road rd street avenue ave lane drive crescent terrace united fc rovers wanderers stone pudding terrier".split()
)

# Words of a message that says nothing but where somebody is.
REPLY = set(
    "i im am we were are live living from in its it is the please pls plz uk hi hello thanks ta my council area here "
    "just near around outside so now place love postcode think and or but".split()
)
