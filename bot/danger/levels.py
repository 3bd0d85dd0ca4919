"""What level of danger an example teaches, for the detector and for the encoder; source: safety-rules.md 3."""

LEVELS = ("ask", "hide", "none", "red")

# What an example teaches where its own metadata does not say. Intents under UNLABELLED teach nothing by themselves:
# a saying about suicide or violence is red or asked about once, and its intent alone does not tell which.
LEVEL_OF_INTENT = {"danger_now": "red", "medical_urgent": "red", "leave_now": "hide"}
UNLABELLED = {
    "child_suicidal",
    "adult_suicidal",
    "might_hurt_someone",
    "honour_based_harm",
    "own_actions",
    "child_telling_now",
}


def level_taught(intent: str, told: str | None) -> str | None:
    """Return the level an example teaches, None where it teaches none; told is its own metadata."""
    return told or (None if intent in UNLABELLED else LEVEL_OF_INTENT.get(intent, "none"))
