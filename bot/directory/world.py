"""Lines of other countries that may be shown, a line of text each."""

from functools import lru_cache

from bot.directory.local_help import bare
from bot.directory.tables import is_shown, read_table


@lru_cache(maxsize=1)
def world_lines() -> str:
    """Return the lines of other countries, read once a process."""
    rows = [row for row in read_table("world.csv") if is_shown(row)]
    return "\n".join(
        f"{row['country']}: {row['line']}, {row['dial'] or bare(row['web']).partition('/')[0]}" for row in rows
    )
