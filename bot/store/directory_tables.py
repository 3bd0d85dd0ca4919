"""The tables of the directory: places, councils, police forces, services, their numbers and hours, and sources.

Built by bot/directory/building.py, read by bot/directory. A date that nobody has set is "pending".
"""

from sqlalchemy import BLOB, Column, ForeignKey, Integer, MetaData, String, Table

metadata = MetaData()

# What the file was built from: name of the part ("postcodes", "services") -> digest of its inputs.
built_from = Table("built_from", metadata, Column("part", String, primary_key=True), Column("digest", String))

source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", String, nullable=False),
    Column("licence", String, nullable=False),
)

police_force = Table(
    "police_force",
    metadata,
    Column("force", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("website", String, nullable=False),
    Column("source_id", ForeignKey("source.id"), nullable=False),
)

authority = Table(
    "authority",
    metadata,
    Column("code", String, primary_key=True),
    Column("name", String, nullable=False, index=True),
    Column("full_name", String, nullable=False),
    Column("nation", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("police", String, nullable=False),
    Column("website", String, nullable=False),
    Column("partnership", String, nullable=False),
    Column("checked_on", String, nullable=False),
    Column("source_id", ForeignKey("source.id"), nullable=False),
)

# Who runs children's services for a council: itself, its county, or one or two Trusts of Northern Ireland.
served_by = Table(
    "served_by",
    metadata,
    Column("council", ForeignKey("authority.code"), primary_key=True),
    Column("body", ForeignKey("authority.code"), primary_key=True),
)

# Names people type, without accents and small, for tools; bot/nlu reads content/services/places.csv with its marks.
alias = Table(
    "alias",
    metadata,
    Column("name", String, primary_key=True),
    Column("code", ForeignKey("authority.code"), primary_key=True),
)

contact = Table(
    "contact",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body", ForeignKey("authority.code"), nullable=False, index=True),
    Column("rings", String, nullable=False),
    Column("team", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("page", String, nullable=False),
    Column("status", String, nullable=False),
    Column("checked_on", String, nullable=False),
    Column("check_by", String, nullable=False),
    Column("confirmed_on", String, nullable=False),
    Column("source_id", ForeignKey("source.id"), nullable=False),
)

# In the notation of bot/directory/opening_hours.py, bank holidays of the body's nation included.
opening_hours = Table(
    "opening_hours",
    metadata,
    Column("contact_id", ForeignKey("contact.id"), primary_key=True),
    Column("hours", String, nullable=False),
    Column("confirmed_on", String, nullable=False),
)

service = Table(
    "service",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("body", String, nullable=False, index=True),
    Column("police", String, nullable=False, index=True),
    Column("serves", String, nullable=False),
    Column("phone", String, nullable=False),
    Column("page", String, nullable=False),
    Column("status", String, nullable=False),
    Column("checked_on", String, nullable=False),
    Column("check_by", String, nullable=False),
    Column("confirmed_on", String, nullable=False),
    Column("source_id", ForeignKey("source.id"), nullable=False),
)

# Numbered codes of councils, so that the rows below stay small.
council_number = Table(
    "council_number",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("code", String, nullable=False, unique=True),
)

_SMALL = {"sqlite_with_rowid": False}

# Postcodes by council in a district ("TR15") and in a sector ("TR15 1").
district = Table(
    "district",
    metadata,
    Column("district", String, primary_key=True),
    Column("council", Integer, primary_key=True),
    Column("postcodes", Integer, nullable=False),
    **_SMALL,
)

sector = Table(
    "sector",
    metadata,
    Column("sector", String, primary_key=True),
    Column("council", Integer, primary_key=True),
    Column("postcodes", Integer, nullable=False),
    **_SMALL,
)

# Which of the 400 possible units of a sector are in use, a bit each (bot/directory/units.py).
sector_units = Table(
    "sector_units",
    metadata,
    Column("sector", String, primary_key=True),
    Column("units", BLOB, nullable=False),
    **_SMALL,
)

# Whole postcodes in use whose council is not the largest of their sector.
exception = Table(
    "exception",
    metadata,
    Column("postcode", String, primary_key=True),
    Column("council", Integer, nullable=False),
    **_SMALL,
)
