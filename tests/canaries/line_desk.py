"""Sets up the line and its accounts for the canaries, and works the console as staff do."""

import httpx
import pyotp

from bot.store.account import RESPONDER, SUPERVISOR
from bot.store.credentials import hashed
from bot.store.database import Database
from bot.store.line import LineBook, LineSettings
from bot.store.staff import StaffBook
from tests.canaries.planted import FLOCK, PASSWORD, STAFF_NAME, words
from tests.canaries.wire import Wire
from tests.channels.processes import wait_until

API = "/staff/api"
OPEN = LineSettings(
    name="Lantern", keeps_for="six months", hours={"all": "24/7"}, last_admission_minutes=0, counts_on=True
)
# What is relayed on purpose, to those concerned: the adult's words to staff, and theirs to the adult.
FROM_ADULT = words("live")
FROM_STAFF = f"I am here, {FLOCK}staffsays, ring {FLOCK}staff@example.org"
ASIDE = f"about {words('aside')}"
STAFF_SEE = (FROM_ADULT, FROM_STAFF, ASIDE, words("telegramlive"))


def set_up(url: str) -> str:
    """Set up the line and two accounts; return the secret of the supervisor's one-time codes."""
    database = Database(url)
    database.upgrade()
    LineBook(database).write(OPEN, by=None)
    book, secret = StaffBook(database), pyotp.random_base32()
    for name, role in ((STAFF_NAME, RESPONDER), ("boss", SUPERVISOR)):
        book.create(name, role)
        account = book.find(name)
        book.set_password(account.id, hashed(PASSWORD))
        if role == SUPERVISOR:
            book.set_totp(account.id, secret)
    database.close()
    return secret


class Desk:
    """The console of one member of staff, open and on shift."""

    def __init__(self, wire: Wire, name: str, secret: str = "") -> None:
        self.http = wire.client(sees=STAFF_SEE)
        self.http.headers.pop("Cookie", None)
        self.post("/sign-in", name=name, password=f"wrong {PASSWORD}")
        self.post("/sign-in", name=f"{FLOCK}unknown", password=PASSWORD)
        code = {"code": pyotp.TOTP(secret).now()} if secret else {}
        self.post("/sign-in", name=name, password=PASSWORD, **code)
        me = self.http.get(f"{API}/me").json()
        self.http.headers["X-Steady-CSRF"] = me["csrf"]
        wire.secrets += [self.http.cookies["steady_staff"], me["csrf"]]
        self.http.patch(f"{API}/me", json={"on_shift": True, "display_name": STAFF_NAME.title(), "capacity": 3})

    def post(self, path: str, **body: object) -> httpx.Response:
        """Post to the staff API."""
        return self.http.post(API + path, json=body)

    def does(self, ref: str, *acts: str) -> None:
        """Do things with a chat that need no more to be said."""
        for act in acts:
            self.post(f"/chats/{ref}/{act}").raise_for_status()

    def waiting(self) -> str:
        """Wait for somebody to wait, and return the chat's reference."""
        rows = wait_until(lambda: self.http.get(f"{API}/board").json()["waiting"], 10, "somebody waits")
        return str(rows[0]["ref"])

    def writes(self, ref: str) -> None:
        """Write to the adult and to a colleague."""
        self.post(f"/chats/{ref}/messages", text=FROM_STAFF, id="first")
        self.post(f"/chats/{ref}/asides", text=ASIDE)

    def ends(self, ref: str) -> None:
        """End a live chat with both decisions."""
        self.post(f"/chats/{ref}/danger", danger="none_now").raise_for_status()
        self.does(ref, "end")
        self.post(f"/chats/{ref}/record", needed=False, reason="advice_only").raise_for_status()
