"""What staff have to decide about a chat, as codes; the console has the words (safety-rules.md 8)."""

# What staff decide about danger before the guide gets the chat back (safety-rules.md 8).
DANGER = ("none_now", "told_999", "called_police", "passed_on")
RECORD = ("yes", "no")
# Why a record is needed or not; the record itself is made in the line's own system (safety-rules.md 8).
REASONS = (
    "child_at_risk",
    "adult_at_risk",
    "told_services",
    "advice_only",
    "not_enough_to_act",
    "about_the_past",
    "suspected_child",
    "an_admission",
    "left_early",
    "not_for_us",
    "misuse",
)
# For what a block may be asked: the rest says something of the adult's need, and is no reason to refuse the line.
BLOCK_REASONS = ("misuse", "not_for_us")
# A suspected child or an admission is never simply blocked (safety-rules.md 8).
NEVER_BLOCKED = ("suspected_child", "an_admission")
