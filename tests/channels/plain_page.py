"""The chat page as a browser without JavaScript reads it and sends it back."""

from html.parser import HTMLParser

import httpx

# Elements whose text the tests read, by tag and class.
READ = {("p", "text"): "texts", ("p", "notice"): "notices", ("p", "trial"): "trials"}


class PlainPage(HTMLParser):
    """What stands on one page: texts, buttons by title, and hidden fields of the chat's form."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {"texts": [], "notices": [], "trials": [], "titles": []}
        self.payloads: list[str] = []
        self.hidden: dict[str, str] = {}
        self.names: set[str] = set()
        self._into = ""
        self._form = ""
        self.feed(html)

    @property
    def choices(self) -> dict[str, str]:
        """The payloads of the buttons by their titles."""
        return dict(zip(self.found["titles"], self.payloads))

    @property
    def messages(self) -> list[dict[str, str]]:
        """The messages in the shape of the API."""
        return [{"text": text} for text in self.found["texts"]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note forms, fields and buttons, and where a text begins."""
        has = {name: value or "" for name, value in attrs}
        self.names.add(has.get("name", ""))
        self._into = READ.get((tag, has.get("class", "")), "")
        if tag == "form":
            self._form = has["action"]
        if has.get("type") == "hidden" and self._form == "/":
            self.hidden[has["name"]] = has["value"]
        if has.get("name") == "payload":
            self.payloads.append(has["value"])
            self._into = "titles"

    def handle_endtag(self, tag: str) -> None:
        """Note where a text ends."""
        self._into = ""

    def handle_data(self, data: str) -> None:
        """Read a text."""
        if self._into:
            self.found[self._into].append(data)


class PlainBrowser:
    """Shows one page at a time and follows no redirect by itself."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address, timeout=20, trust_env=False, follow_redirects=False)
        self.page = PlainPage(self.http.get("/").text)

    def submit(self, **fields: str) -> httpx.Response:
        """Send the page's form, with these fields beside or instead of the hidden ones."""
        answer = self.http.post("/", data=self.page.hidden | fields)
        if answer.status_code == 200:
            self.page = PlainPage(answer.text)
        return answer

    def say(self, text: str) -> PlainPage:
        """Type a message and press Send."""
        self.submit(text=text)
        return self.page

    def press(self, title: str) -> PlainPage:
        """Press a button of the page; the empty text field is sent with it."""
        self.submit(text="", payload=self.page.choices[title])
        return self.page

    def leave(self) -> httpx.Response:
        """Press the leave button."""
        return self.http.post("/leave", data={"session": self.page.hidden["session"]})
