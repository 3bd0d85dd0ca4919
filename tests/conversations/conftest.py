"""The desk over the trained model, loaded once for all conversations."""

from pathlib import Path

import pytest
import structlog

from bot.channels.base import Desk

MODEL = Path("models/steady.tar.gz")


@pytest.fixture(scope="session")
async def desk() -> Desk:
    if not MODEL.is_file():
        pytest.skip("no trained model: run `make train`")
    # Used as a library, Rasa would print every parsed message.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    from tests.conversations.player import load_desk

    return await load_desk(str(MODEL))
