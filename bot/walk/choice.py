"""Which walk fits which intent and role."""

PROFESSIONAL = "professional"

WALK_OF_INTENT = {
    "child_telling_now": "telling_now",
    "worried_no_words": "worried",
    "online_harm": "online",
    "images_shared": "online",
    "told_about_other_child": "other_child",
    "ask_school_procedure": "school",
}
# Walks that serve staff as they are; on every other one staff take the school walk (safety-rules.md 10).
FOR_STAFF_TOO = ("telling_now",)


def walk_for(intent: str, role: str | None) -> str:
    """Return the name of the walk for an intent; what is not more particular is "told_me"."""
    walk = WALK_OF_INTENT.get(intent, "told_me")
    return "school" if role == PROFESSIONAL and walk not in FOR_STAFF_TOO else walk
