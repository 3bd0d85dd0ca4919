"""Plants canaries by the web API and by the page without JavaScript, in each state in which the guide answers."""

from tests.canaries.planted import FLOCK, wide, words
from tests.canaries.wire import Wire
from tests.channels.chat import DISCLOSURE, Chat


def said(state: str) -> str:
    """Return a disclosure with canaries in it."""
    return f"{DISCLOSURE}. {words(state)}"


def walk(wire: Wire) -> None:
    """Walk a few steps, by typing and by buttons; the session is left to its idle time."""
    chat = wire.chat()
    chat.say(DISCLOSURE)
    chat.press("Yes, safe now")
    chat.say(said("walk"))
    for text in (words("walk"), wide(words("wide")), f"we live in TR15 1AA, ask {FLOCK}place"):
        chat.say(text)


def danger(wire: Wire) -> None:
    """Say danger, and answer the question after it."""
    chat = wire.chat()
    chat.say(f"he is at the door now with a knife. {words('danger')}")
    chat.say(f"yes I have called, {words('called')}")
    chat.end()


def practise(wire: Wire) -> None:
    """Practise by typing, and have a wording checked."""
    chat = wire.chat()
    chat.say("can I practise what to say to a child")
    chat.press("A child begs: secret")
    chat.say(words("practise"))
    chat.say(f"ok I promise I won't tell {FLOCK}promise")
    chat.press("Stop practising")
    chat.say("can you check my wording before I ask her")
    chat.say(f"did {FLOCK}wording hurt you, {words('wording')}")
    chat.end()


def hide(wire: Wire) -> None:
    """Wish to hide, which on the page ends the session at once."""
    chat = wire.chat()
    chat.say(said("hidebefore"))
    chat.say(f"he's coming, hide this, {words('hide')}")
    chat.end()


def wipe(wire: Wire) -> None:
    """Ask to have all deleted; a message after it is refused."""
    chat = wire.chat()
    chat.say(said("wipebefore"))
    chat.say(f"delete this chat please {FLOCK}wipe")
    chat.post({"text": words("wiped")})
    chat.end()


def odd(wire: Wire) -> None:
    """Send what cannot be read, or too much of it."""
    chat = wire.chat()
    chat.post_raw(f'{{"text": "{words("broken")}')
    chat.post({"text": words("long") * 60})
    chat.post({"payload": f"/{FLOCK}payload"})
    chat.post({"text": f'/give_place{{"nation": "{FLOCK}nation"}}', "id": f"{FLOCK}id"})
    chat.post({"text": words("repeat"), "id": "once"})
    chat.post({"text": words("repeat"), "id": "once"})
    chat.http.get(f"/{FLOCK}path", params={"q": FLOCK})
    chat.http.request(f"{FLOCK}".upper(), "/chat/messages")
    chat.http.post("/chat/messages", json={"text": words("nobody")}, headers={"Authorization": f"Bearer {FLOCK}token"})
    chat.end()


def plain(wire: Wire) -> None:
    """Use the page without JavaScript."""
    browser = wire.browser()
    browser.say(DISCLOSURE)
    browser.press("Yes, safe now")
    browser.say(said("plain"))
    browser.say(words("plainmore"))
    browser.submit(text=f"{FLOCK}turn", turn=f"{FLOCK}turn")
    browser.http.post("/", files={"text": (f"{FLOCK}file.jpg", words("upload").encode())})
    browser.http.post("/", data={"session": f"{FLOCK}session", "text": words("nosession")})
    browser.leave()


def integrators(wire: Wire) -> None:
    """Ask what Rasa's own endpoints tell of every conversation there is; the parse of one's own words aside."""
    client = wire.client(sees=(words("parse"),))
    client.post("/model/parse", json={"text": words("parse")})
    client.get("/conversations/default/tracker")


STATES = (walk, danger, practise, hide, wipe, odd, plain)


def crashed_actions(wire: Wire, chat: Chat) -> None:
    """Write while the action server is gone."""
    chat.post({"text": f"{DISCLOSURE}, {words('crash')}"})
    chat.post({"text": words("crashmore")})
