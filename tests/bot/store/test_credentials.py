"""Passwords and one-time codes: what is taken, what is refused, and that time does not tell names."""

from datetime import datetime, timezone

import pyotp
import pytest
from argon2 import PasswordHasher

from bot.store import credentials
from bot.store.credentials import (
    hashed,
    is_password,
    matching_step,
    needs_new_hash,
    new_one_time_password,
    new_totp_secret,
    password_problem,
    totp_picture,
    totp_uri,
)

AT = datetime(2026, 11, 30, 12, tzinfo=timezone.utc)
SECRET = "JBSWY3DPEHPK3PXP" * 2


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("correct horse", ""),
        ("aaaaaaaaaaaa", ""),  # no rules of composition
        ("twelve chars", ""),
        ("пароль из слов", ""),
        ("🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎", ""),
        ("elevenchars", "too_short"),
        ("", "too_short"),
        ("x" * 128, ""),
        ("x" * 129, "too_long"),
        ("samsamsamsam", "is_name"),
        ("SamSam123456", "is_name"),
        ("samovar of tea", ""),  # holds the name and more
        ("1234567890123", ""),
        ("halves \ud800 of a pair", "unreadable"),
        ("with a \x00 in it", "unreadable"),
    ],
)
def test_a_password_is_long_and_not_the_name(password, problem):
    assert password_problem(password, "sam") == problem


def test_a_one_time_password_would_be_taken_and_is_never_the_same():
    made = {new_one_time_password() for _ in range(50)}
    assert len(made) == 50
    assert {password_problem(password, "sam") for password in made} == {""}
    assert {len(password) for password in made} == {19}


def test_a_password_is_known_by_its_hash_only():
    kept = hashed("correct horse battery")
    assert kept.startswith("$argon2id$") and "correct" not in kept
    assert is_password(kept, "correct horse battery")
    assert not is_password(kept, "correct horse batterz")
    assert kept != hashed("correct horse battery")


def test_a_letter_written_in_another_way_is_the_same_letter():
    assert is_password(hashed("caf\u00e9 au lait please"), "cafe\u0301 au lait please")


@pytest.mark.parametrize("password", ["", "\ud800" * 12, "x" * 100_000, "with a \x00 in it"])
def test_what_could_not_be_a_password_is_wrong_and_no_fault(password):
    assert not is_password(hashed("correct horse battery"), password)


@pytest.mark.parametrize("kept", [None, "", "not a hash", "$argon2id$v=19$broken"])
def test_without_a_hash_no_password_is_right(kept):
    assert not is_password(kept, "correct horse battery")


@pytest.mark.parametrize("kept", [None, "known"])
def test_a_name_nobody_has_costs_one_hashing_like_any_other(monkeypatch, kept):
    work: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash, password):
            work.append(hash)
            return super().verify(hash, password)

    monkeypatch.setattr(credentials, "_hasher", Counting)
    is_password(hashed("correct horse battery") if kept else None, "correct horse")
    assert len(work) == 1 and work[0].split("$")[3] == hashed("x").split("$")[3]


def test_a_weaker_hash_is_to_be_made_anew():
    assert needs_new_hash(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("correct horse"))
    assert not needs_new_hash(hashed("correct horse"))


@pytest.mark.parametrize(("apart", "taken"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_code_of_the_half_minute_before_or_after_is_taken(apart, taken):
    code = pyotp.TOTP(SECRET).at(int(AT.timestamp()) + apart)
    step = matching_step(SECRET, code, AT)
    assert step == (int(AT.timestamp()) + apart) // 30 if taken else step is None


def test_a_code_may_be_typed_with_blanks():
    code = pyotp.TOTP(SECRET).at(AT)
    assert matching_step(SECRET, f" {code[:3]} {code[3:]} ", AT)


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "½½½½½½", "\ud800" * 6, "0" * 10_000])
def test_what_is_no_code_matches_nothing(code):
    assert matching_step(SECRET, code, AT) is None


@pytest.mark.parametrize("secret", ["!", "1", "é"])
def test_a_secret_that_cannot_be_read_matches_nothing(secret):
    assert matching_step(secret, "123456", AT) is None


def test_an_app_reads_the_address_and_the_picture():
    secret = new_totp_secret()
    uri = totp_uri(secret, "sam")
    assert pyotp.parse_uri(uri).secret == secret and "Steady" in uri
    picture = totp_picture(secret, "sam")
    assert picture.startswith(b"<?xml") and b"<svg" in picture and secret.encode() not in picture
