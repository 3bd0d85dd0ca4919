import base64
from collections.abc import Iterator

import pytest

from bot.handoff.routes.calls import Calls
from bot.handoff.routes.news import News
from tests.bot.handoff.routes.receiver import Receiver
from tests.channels.processes import free_port

SECRET = "whsec_" + base64.b64encode(b"an invented secret of 32 bytes!!").decode()
NEWS = News("chat.message", "a1", "a1-3", {"text": "“thank you” <b>שלום</b> 🙂"})


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver(SECRET)
    yield receiver
    receiver.stop()


async def test_an_event_arrives_signed_and_as_it_was_written(receiver):
    assert await Calls(receiver.address, SECRET, ()).deliver(NEWS)
    assert receiver.events == [{"type": "chat.message", "ref": "a1", "text": "“thank you” <b>שלום</b> 🙂"}]


async def test_another_secret_is_refused_by_the_receiver_and_not_tried_again(receiver):
    other = "whsec_" + base64.b64encode(b"another invented secret").decode()
    assert not await Calls(receiver.address, other, (0.0, 0.0)).deliver(NEWS)
    assert (receiver.refused, receiver.events) == (1, [])


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_what_failed_for_now_is_sent_again_under_the_same_id(receiver, status):
    receiver.statuses = [status, status]
    assert await Calls(receiver.address, SECRET, (0.0, 0.0)).deliver(NEWS)
    assert len(receiver.events) == 1


async def test_what_arrived_without_an_answer_is_kept_once(receiver):
    calls = Calls(receiver.address, SECRET, ())
    assert await calls.deliver(NEWS)
    assert await calls.deliver(NEWS)
    assert len(receiver.events) == 1


async def test_a_platform_that_is_away_is_said_to_be_away_and_no_word_is_logged(caplog):
    calls = Calls(f"http://127.0.0.1:{free_port()}/steady", SECRET, (0.0,))
    assert not await calls.deliver(NEWS)
    assert "chat.message" in caplog.text
    assert "thank you" not in caplog.text
