"""Plays a conversation through the trained model and the real actions in one process, by the desk of all channels."""

from dataclasses import dataclass
from typing import Any

from rasa.core.agent import Agent
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

from bot.channels.base import Desk
from bot.handoff.adult_side import AdultSide
from bot.session.session import Reply, Session


class ActionsInProcess(EndpointConfig):
    """Runs the real actions without a server."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:0/webhook", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package("actions")

    async def request(self, *args: Any, json: dict[str, Any], **kwargs: Any) -> Any:
        """Answer an action call as the action server does."""
        return await self._executor.run(json)


@dataclass
class Said:
    """One turn as it was answered: the reply and the names of the responses in it."""

    reply: Reply
    names: list[str]

    @property
    def texts(self) -> list[str]:
        """Return the messages' texts."""
        return [message["text"] for message in self.reply.messages]


class Player:
    """One chat with the guide."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """The chat's session, from its first turn on."""
        assert self._session
        return self._session

    async def say(self, text: str) -> Said:
        """Type a message."""
        return await self._turn(text=text)

    async def press(self, title: str) -> Said:
        """Press a button of the last reply by its title."""
        await self._open()
        buttons = [b for message in self.session.last.messages for b in message["buttons"]]
        payload = next((b["payload"] for b in buttons if b["title"] == title), None)
        assert payload, f"no button {title!r} among {[b['title'] for b in buttons]}"
        return await self._turn(payload=payload)

    async def _open(self) -> None:
        self._session = self._session or await self.desk.sessions.open(self.desk.opening())

    async def _turn(self, **came: str) -> Said:
        await self._open()
        reply = await self.desk.answer(self.session, **came)
        return Said(reply, list(reply.names))

    async def slots(self) -> dict[str, Any]:
        """Return the slots of the session as they are kept."""
        tracker = await self.desk.agent.tracker_store.retrieve(self.session.sender_id)
        return tracker.current_slot_values() if tracker else {}


async def load_desk(model: str) -> Desk:
    """Load a model with our tracker store and the actions in this process."""
    from rasa.core.agent import load_agent
    from rasa.core.utils import AvailableEndpoints

    endpoints = AvailableEndpoints.read_endpoints("endpoints.yml")
    agent: Agent = await load_agent(model_path=model, endpoints=endpoints)
    desk = Desk(agent)
    agent.action_endpoint = agent.processor.action_endpoint = ActionsInProcess()
    return desk


def beside_a_person(desk: Desk, side: AdultSide) -> Desk:
    """Return a desk over the same model and actions to which the human line is known."""
    agent, endpoint = desk.agent, desk.agent.action_endpoint
    made = Desk(agent, side)
    agent.action_endpoint = agent.processor.action_endpoint = endpoint
    return made


__all__ = ["ActionsInProcess", "Player", "Said", "beside_a_person", "load_desk"]
