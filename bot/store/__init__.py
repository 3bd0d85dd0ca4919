"""The only home of SQLAlchemy: tables and engines."""
