"""How long things of a handoff may take, in seconds; each with its source."""

# [7] A reservation that is not taken up goes back to its place; 30 s is the time handoff.md gives as its example.
RESERVED_SECONDS = 30
# [12] A colleague who does not answer within two minutes leaves the chat where it is (practice, no source).
PASSING_SECONDS = 120
# [13] A member of staff whose browser is silent this long has lost the chat.
STAFF_LOST_SECONDS = 60
# [13] A live chat in which staff do not answer for this long goes back to the front of the queue.
STAFF_SILENT_SECONDS = 600
# safety-rules.md 8: their side stays open at most half an hour after the adult has gone.
WRAP_SECONDS = 30 * 60
# handoff.md 16, design 7: a live chat on the page is warned at 10 idle minutes and over at 15.
IDLE_WARNING_SECONDS, IDLE_SECONDS = 10 * 60, 15 * 60
# [5] A page that is gone this long has left the queue.
ADULT_GONE_SECONDS = 300
# An offer that nobody answered is over with the session's own idle time (design 7); a late yes gets another offer.
OFFER_SECONDS = 30 * 60
# [5] News of a place in the queue comes at most this often.
PLACE_NEWS_SECONDS = 60
