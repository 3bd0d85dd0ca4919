"""What a message means to a handoff: the gate's verdict, a yes or no, a wish to leave; nothing of its words stays."""

import re
from dataclasses import dataclass

from rasa.core.agent import Agent

from bot.channels.reading import read_text
from bot.danger.decision import Signs, Verdict, answer_heard, decide

# Said while waiting, these ask to do something else than wait: leave, go on, begin again.
STOPS = ("deny", "say_goodbye", "continue_steps", "start_again", "go_back")
# The guide's own ear takes "take me out of the queue" for a wish to hide and "I've changed my mind" for danger (tried):
# as whole messages, while waiting, they are about the queue.
LEAVES = re.compile(
    r"(?:[\w'’]+ ){0,5}?(?:leave|quit|exit|out of|off|cancel|stop) (?:the |this |my )?(?:queue|wait(?:ing)?|place)"
    r"(?: please)?"
    r"|(?:please )?cancel|(?:sorry )?(?:i've|i’ve|ive|i have) changed my mind",
    re.IGNORECASE,
)
WIPES = "forget_me"
CHILD_INTENT, CHILD_ROLE = "i_am_a_child", ("role", "child")


@dataclass(frozen=True)
class Heard:
    """One message. verdict: what the gate does with it; answer: yes, no, unsure or "".

    stops: it asks to stop waiting; wipes: to delete the chat; child: a child is typing.
    """

    verdict: Verdict
    answer: str
    stops: bool
    wipes: bool
    child: bool


async def hear(agent: Agent, text: str, last_question: str) -> Heard:
    """Return what a typed message means; last_question is what the guide has open, "none" for nothing."""
    parsed = await read_text(agent, text)
    intent = parsed["intent"]["name"] or ""
    signs = Signs.from_parse(parsed)
    entities = {(row["entity"], row["value"]) for row in parsed["entities"]}
    leaves = LEAVES.fullmatch(text.strip(" .,?")) is not None
    answer = answer_heard(signs, intent)
    return Heard(
        verdict=Verdict.NONE if leaves else decide(signs, intent, last_question).verdict,
        answer=answer,
        stops=leaves or answer == "no" or (intent in STOPS and answer != "yes"),
        wipes=intent == WIPES,
        child=intent == CHILD_INTENT or CHILD_ROLE in entities,
    )
