"""Which units of a postcode sector are in use, a bit each: the last two letters of a postcode have 400 values."""

from collections.abc import Iterable

# Royal Mail's Programmers' Guide: the letters of a unit are never C, I, K, M, O or V.
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
BYTES = len(LETTERS) ** 2 // 8


def packed(units: Iterable[str]) -> bytes:
    """Return units ("AA", "AB") as bits, 50 bytes."""
    bits = bytearray(BYTES)
    for number in map(_number, units):
        bits[number // 8] |= 1 << number % 8
    return bytes(bits)


def holds(bits: bytes, unit: str) -> bool:
    """Say whether a unit is among packed ones."""
    number = _number(unit)
    return bool(bits[number // 8] & 1 << number % 8)


def _number(unit: str) -> int:
    return LETTERS.index(unit[0]) * len(LETTERS) + LETTERS.index(unit[1])
