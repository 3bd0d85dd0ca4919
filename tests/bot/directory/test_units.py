from bot.directory.units import BYTES, LETTERS, holds, packed


def test_each_of_the_400_units_has_a_bit_of_its_own():
    every = [one + other for one in LETTERS for other in LETTERS]
    assert len(packed(every)) == BYTES == 50
    for unit in every:
        alone = packed([unit])
        assert [other for other in every if holds(alone, other)] == [unit]


def test_a_sector_without_units_holds_none():
    assert not holds(packed([]), "AA")
