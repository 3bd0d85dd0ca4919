import gc

from bot.session.watches import Watches


async def test_a_watch_that_its_owner_let_go_of_is_forgotten_with_its_topic():
    watches = Watches()
    held = watches.add("anna")
    watches.add("bert")
    gc.collect()
    assert len(watches) == 1
    held.close()
    gc.collect()
    assert len(watches) == 0


async def test_everybody_can_be_woken_at_once():
    watches = Watches()
    both = [watches.add("anna"), watches.add("bert")]
    watches.tell_all()
    assert [await watch.changed(1) for watch in both] == [True, True]
