"""The moves of a handoff: each takes a record and the time and returns the next one, or refuses; pure.

Source of every move: handoff.md, by point in brackets, as safety-rules.md 8 corrects it.
"""

from collections.abc import Callable

from bot.handoff.record import Record

Move = Callable[[Record], Record]
