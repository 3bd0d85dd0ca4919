"""A vignette of two turns for the tests of this folder."""

from bot.practise.model import Option, Turn, Vignette

ASKS = Turn("asks", "utter_asks", (Option("a", "open", "utter_asks_a"), Option("b", "leading", "utter_asks_b")))
TELLS = Turn("tells", "utter_tells", (Option("a", "believes", "utter_tells_a"),))
HAT = Vignette("hat", (ASKS, TELLS), "utter_hat_end")
ALL = {"hat": HAT}
