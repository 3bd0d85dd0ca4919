"""Takes the pictures of the README from a running guide (`make pictures`): a walk, a person, the console."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from announce import GIVE_UP_SECONDS, is_ready  # noqa: E402
from run import free_port  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=800)
# Enough for letters with soft edges; a picture of the page then stays under 100 KB.
COLOURS = 64
PATIENCE_MS = 30_000
PASSWORD = "four quite unrelated words"
ASKS = "She is safe with me now. I do not know whom to ring."
ANSWERS = "Hello, I am Sam. You have done well to ask. I will stay with you while we find out."


def main() -> int:
    """Start a guide for the trial of a handoff, take the pictures, and end it."""
    chromium = shutil.which("chromium")
    if not chromium:
        print("chromium is missing: sudo apt install chromium")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        address = f"http://127.0.0.1:{free_port()}"
        environment = environment_of(address, folder)
        guide = subprocess.Popen([sys.executable, ROOT / "scripts" / "run.py"], env=environment)
        try:
            wait_for(guide, address)
            take_all(address, chromium, one_time_password(environment))
        finally:
            guide.send_signal(signal.SIGTERM)
            guide.wait(20)
    return 0


def environment_of(address: str, folder: str) -> dict[str, str]:
    """Return settings for a guide that touches nobody's accounts."""
    own = {"STEADY_PORT": address.rpartition(":")[2], "STEADY_DEMO": "1"}
    return {**os.environ, **own, "STEADY_DATABASE_URL": f"sqlite:///{folder}/pictures.sqlite"}


def wait_for(guide: subprocess.Popen, address: str) -> None:
    """Wait until the guide is ready."""
    until = time.monotonic() + GIVE_UP_SECONDS
    while not is_ready(address):
        if guide.poll() is not None or time.monotonic() > until:
            sys.exit("The guide did not start; the lines above say why.")
        time.sleep(0.5)


def one_time_password(environment: dict[str, str]) -> str:
    """Open Sam's account and return the password to sign in with."""
    command = [sys.executable, str(ROOT / "scripts" / "staff.py"), "--name=sam", "--role=responder"]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    found = re.search(r"One-time password: (\S+)", said)
    return found[1] if found else sys.exit("No one-time password was given.")


def take_all(address: str, chromium: str, password: str) -> None:
    """Take each picture in a browser of its own."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        take_walk(opened(browser, address))
        take_person(opened(browser, address, "dark"))
        take_console(browser, address, password)
        browser.close()


def opened(browser: Browser, address: str, scheme: str = "light") -> Page:
    """Return the chat page on a phone."""
    page = browser.new_page(viewport=PHONE, color_scheme=scheme)  # type: ignore[arg-type]
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    return page


def take_walk(page: Page) -> None:
    """Show the first steps of a walk."""
    press(page, "A child told me")
    press(page, "Yes, safe now")
    keep(page, "walk")


def take_person(page: Page) -> None:
    """Show the scripted person of the trial, at night."""
    press(page, "Talk to a person")
    press(page, "Yes, ask them")
    expect(page.locator(".message.person")).to_have_count(1, timeout=PATIENCE_MS)
    page.get_by_label("Your message").fill(ASKS)
    page.keyboard.press("Enter")
    expect(page.locator(".message.person")).to_have_count(2, timeout=PATIENCE_MS)
    keep(page, "person")
    page.close()


def take_console(browser: Browser, address: str, password: str) -> None:
    """Show a chat as staff see it, with an adult who has just asked."""
    console = signed_in(browser, address, password)
    adult = opened(browser, address)
    press(adult, "Talk to a person")
    press(adult, "Yes, ask them")
    console.get_by_role("button", name="Take: Chat").first.click()
    console.get_by_role("button", name="Join", exact=True).click()
    adult.get_by_label("Your message").fill(ASKS)
    adult.keyboard.press("Enter")
    expect(console.get_by_role("log")).to_contain_text(ASKS, timeout=PATIENCE_MS)
    console.get_by_label("Message to the adult").fill(ANSWERS)
    console.get_by_label("Message to the adult").press("Enter")
    expect(console.get_by_role("log")).to_contain_text(ANSWERS, timeout=PATIENCE_MS)
    keep(console, "console")


def signed_in(browser: Browser, address: str, password: str) -> Page:
    """Return Sam's console, on shift."""
    page = browser.new_page(viewport=DESKTOP, color_scheme="light")
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address + "/staff")
    page.get_by_label("Your account's name").fill("sam")
    page.get_by_label("Password", exact=True).fill(password)
    page.keyboard.press("Enter")
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Waiting")).to_be_focused(timeout=PATIENCE_MS)
    page.get_by_text("My settings").click()
    page.get_by_label("Name that adults see").fill("Sam")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("My settings").click()
    page.get_by_role("switch", name="On shift").click()
    return page


def press(page: Page, title: str) -> None:
    """Press a button of the chat, and wait until the answer has come."""
    page.get_by_role("button", name=title, exact=True).click()
    expect(page.locator("#send")).to_be_enabled(timeout=PATIENCE_MS)


def keep(page: Page, name: str) -> None:
    """Write what is on the screen as a small PNG."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    small = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    path = PICTURES / f"{name}.png"
    small.save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} KB")


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
