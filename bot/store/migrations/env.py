"""Run by Alembic, by its rules: changes the tables over the connection that bot/store/database.py hands in."""

from alembic import context

from bot.store.tables import metadata

# SQLite changes tables within a transaction too, as the connection begins one itself.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
