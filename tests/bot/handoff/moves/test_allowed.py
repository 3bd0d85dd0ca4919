from bot.handoff.moves.allowed import only, only_owner
from bot.handoff.record import State
from tests.bot.handoff.records import alive, queued, refused


def test_a_move_is_refused_in_another_state():
    only(queued(), State.LIVE, State.QUEUED)
    with refused("not_in_this_state"):
        only(queued(), State.LIVE)


def test_a_move_of_the_owner_is_refused_to_everybody_else():
    only_owner(alive(), "ann", State.LIVE)
    with refused("not_yours"):
        only_owner(alive(), "ben", State.LIVE)
    with refused("not_in_this_state"):
        only_owner(alive(), "ann", State.WRAP)
