"""One small walk with conditions, for the tests of this folder."""

from bot.walk.model import Button, Saying, Step, Walk

NEXT = Button("Next", "/continue_steps")
ENGLAND = Button("England", '/give_place{"nation":"ENG"}', {"nation": ("unknown",)})
STAFF = {"role": ("professional",)}
FAMILY = {"role": ("parent", "other_adult", "unknown")}


def step(name: str, **rest: object) -> Step:
    return Step(name, (Saying(f"utter_{name}"),), (NEXT,), **rest)


WALK = Walk(
    "made_up",
    (
        step("safe_now", asks="safe_now"),
        step("say"),
        step("report", when=FAMILY),
        step("report_staff", when=STAFF),
        step("tonight", when={**FAMILY, "nation": ("ENG", "unknown")}),
        step("plan"),
    ),
)
