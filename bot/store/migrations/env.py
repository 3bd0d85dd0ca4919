"""Run by Alembic, by its rules: changes the tables over the connection that bot/store/database.py hands in."""

from alembic import context

from bot.store.tables import metadata

# In the transaction that the connection has begun: a migration that fails changes nothing, on SQLite too.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
