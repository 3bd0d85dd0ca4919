"""Accounts of the line's staff: one-time passwords, locks, codes used once, and always a supervisor."""

from concurrent.futures import ThreadPoolExecutor

import pyotp
import pytest
from sqlalchemy import select

from bot.errors import LastSupervisorError, NameTakenError, NotStorableError, StaffError, UnknownAccountError
from bot.settings import settings
from bot.store.account import SUPERVISOR
from bot.store.credentials import hashed, is_password, new_totp_secret
from bot.store.staff import StaffBook
from bot.store.tables import staff
from tests.bot.store.databases import written

NOBODY = (0, -1, 999, 2**31, 10**30)


def open_account(book: StaffBook, name: str = "sam", role: str = "responder") -> int:
    book.create(name, role)
    account = book.find(name)
    assert account
    return account.id


def test_a_new_account_has_a_one_time_password_to_be_changed(book):
    password = book.create("Sam ", "responder")
    account = book.find("sam")
    assert account and account.must_change_password and not account.disabled
    assert (account.name, account.role, account.display_name, account.capacity) == ("sam", "responder", "", 2)
    assert account.totp_secret is None and account.locked_until is None
    assert is_password(account.password_hash, password)


def test_the_one_time_password_is_written_nowhere(book, database):
    password = book.create("sam", "responder")
    with database.reading() as connection:
        assert "sam" in written(connection) and not any(password in value for value in written(connection))


def test_a_name_is_given_once_however_it_is_written(book):
    book.create("sam", "responder")
    with pytest.raises(NameTakenError):
        book.create(" SAM", "supervisor")


def test_of_ten_who_ask_for_a_name_at_once_one_gets_it(book):
    def ask(_: int) -> bool:
        try:
            return bool(book.create("sam", "responder"))
        except NameTakenError:
            return False

    with ThreadPoolExecutor(10) as threads:
        assert sum(threads.map(ask, range(10))) == 1


@pytest.mark.parametrize(
    "name", ["", "s", "-sam", "sam smith", "s" * 65, "sám", "sam\x00", "sam\ud800", "<b>sam", "sam'--"]
)
def test_a_name_of_other_letters_is_refused_and_not_repeated(book, name):
    with pytest.raises(StaffError) as caught:
        book.create(name, "responder")
    assert len(name) < 2 or name not in str(caught.value)
    assert book.find(name) is None


def test_there_are_two_roles(book):
    with pytest.raises(StaffError):
        book.create("sam", "admin")
    account = open_account(book)
    with pytest.raises(StaffError):
        book.set_role(account, "")


def test_an_account_shows_its_secrets_to_nobody_who_prints_it(book):
    account = open_account(book)
    book.set_totp(account, "JBSWY3DPEHPK3PXP")
    shown = repr(book.by_id(account))
    assert "argon2" not in shown and "JBSWY3DPEHPK3PXP" not in shown and "sam" in shown


def test_all_accounts_are_listed_by_name(book):
    for name in ("zoe", "ann", "max"):
        book.create(name, "responder")
    assert [account.name for account in book.all()] == ["ann", "max", "zoe"]


def test_a_password_of_ones_own_need_not_be_changed(book):
    account = open_account(book)
    book.set_password(account, hashed("correct horse battery"))
    kept = book.by_id(account)
    assert kept and not kept.must_change_password and is_password(kept.password_hash, "correct horse battery")


def test_what_adults_see_of_a_name_is_short_and_can_be_taken_away(book):
    account = open_account(book)
    book.set_display_name(account, " Sam ")
    assert book.by_id(account).display_name == "Sam"
    book.set_display_name(account, "")
    assert book.by_id(account).display_name == ""


@pytest.mark.parametrize("name", ["x" * 25, "Sam\nSmith", "Sam\x00", "Sam\ud800", "Sam\u202e"])
def test_a_shown_name_that_cannot_be_shown_is_refused(book, name):
    account = open_account(book)
    with pytest.raises(NotStorableError):
        book.set_display_name(account, name)


@pytest.mark.parametrize("chats", [0, 11, -1, "2", 2.0, True])
def test_capacity_is_one_to_ten(book, chats):
    account = open_account(book)
    book.set_capacity(account, 10)
    with pytest.raises(NotStorableError):
        book.set_capacity(account, chats)
    assert book.by_id(account).capacity == 10


def test_five_failures_in_a_row_lock_for_a_quarter_of_an_hour(book, clock):
    account = open_account(book)
    assert [book.note_failure(account) for _ in range(4)] == [None] * 4
    until = book.note_failure(account)
    assert until and (until - clock.now).total_seconds() == 15 * 60
    assert book.by_id(account).locked_until == until


def test_a_lock_is_not_drawn_out_by_more_failures(book, clock):
    account = open_account(book)
    until = [book.note_failure(account) for _ in range(5)][-1]
    clock.passes(minutes=14)
    assert book.note_failure(account) == until


def test_after_a_lock_there_are_five_tries_again(book, clock):
    account = open_account(book)
    [book.note_failure(account) for _ in range(5)]
    clock.passes(minutes=15)
    assert [book.note_failure(account) is None for _ in range(5)] == [True] * 4 + [False]


def test_a_success_between_failures_counts_them_anew(book):
    account = open_account(book)
    [book.note_failure(account) for _ in range(4)]
    book.note_success(account)
    assert [book.note_failure(account) for _ in range(4)] == [None] * 4


def test_failures_at_the_same_instant_are_all_counted(book):
    account = open_account(book)
    with ThreadPoolExecutor(5) as threads:
        list(threads.map(lambda _: book.note_failure(account), range(5)))
    assert book.by_id(account).locked_until


def test_a_code_is_right_once(book, clock):
    account, secret = open_account(book), new_totp_secret()
    book.set_totp(account, secret)
    code = pyotp.TOTP(secret).at(clock.now)
    assert book.use_code(account, code)
    assert not book.use_code(account, code)


def test_a_code_older_than_the_last_one_is_refused(book, clock):
    account, secret = open_account(book), new_totp_secret()
    book.set_totp(account, secret)
    before = pyotp.TOTP(secret).at(clock.now)
    clock.passes(seconds=30)
    assert book.use_code(account, pyotp.TOTP(secret).at(clock.now))
    assert not book.use_code(account, before)


def test_the_code_that_confirmed_a_secret_does_not_sign_in_as_well(book, clock):
    account, secret = open_account(book), new_totp_secret()
    book.set_totp(account, secret, used_step=int(clock.now.timestamp()) // 30)
    assert not book.use_code(account, pyotp.TOTP(secret).at(clock.now))


def test_of_ten_uses_of_a_code_at_once_one_counts(book, clock):
    account, secret = open_account(book), new_totp_secret()
    book.set_totp(account, secret)
    code = pyotp.TOTP(secret).at(clock.now)
    with ThreadPoolExecutor(10) as threads:
        assert sum(threads.map(lambda _: book.use_code(account, code), range(10))) == 1


def test_without_a_secret_no_code_is_right(book):
    assert not book.use_code(open_account(book), "000000")


def test_a_secret_is_kept_encrypted_where_the_server_has_one(book, database, monkeypatch):
    monkeypatch.setenv("STEADY_SECRET", "s" * 32)
    settings.cache_clear()
    account, secret = open_account(book), new_totp_secret()
    book.set_totp(account, secret)
    with database.reading() as connection:
        assert not any(secret in value for value in written(connection))
    assert book.by_id(account).totp_secret == secret


def test_a_secret_kept_before_the_server_had_one_still_works(book, monkeypatch):
    account, secret = open_account(book), new_totp_secret()
    book.set_totp(account, secret)
    monkeypatch.setenv("STEADY_SECRET", "s" * 32)
    settings.cache_clear()
    assert book.by_id(account).totp_secret == secret


def test_with_another_server_secret_no_code_fits_and_the_list_still_stands(book, clock, monkeypatch):
    monkeypatch.setenv("STEADY_SECRET", "s" * 32)
    settings.cache_clear()
    account, secret = open_account(book), new_totp_secret()
    book.set_totp(account, secret)
    monkeypatch.setenv("STEADY_SECRET", "t" * 32)
    settings.cache_clear()
    assert not book.use_code(account, pyotp.TOTP(secret).at(clock.now))
    # Not as if no second factor had been set: whoever has only the password stays out.
    assert [row.totp_secret is None for row in book.all()] == [False]


def test_a_reset_gives_a_new_password_and_clears_code_and_lock(book):
    account = open_account(book)
    old = book.by_id(account).password_hash
    book.set_password(account, hashed("correct horse battery"))
    book.set_totp(account, new_totp_secret())
    [book.note_failure(account) for _ in range(5)]
    password = book.new_one_time_password(account)
    kept = book.by_id(account)
    assert kept.must_change_password and kept.totp_secret is None and kept.locked_until is None
    assert is_password(kept.password_hash, password) and kept.password_hash != old


def test_the_last_supervisor_is_neither_disabled_nor_demoted(book):
    supervisor = open_account(book, "sue", SUPERVISOR)
    open_account(book)
    with pytest.raises(LastSupervisorError):
        book.disable(supervisor)
    with pytest.raises(LastSupervisorError):
        book.set_role(supervisor, "responder")
    assert book.has_supervisor()


def test_a_disabled_supervisor_does_not_count_as_another(book):
    first, second = open_account(book, "sue", SUPERVISOR), open_account(book, "sal", SUPERVISOR)
    book.disable(second)
    with pytest.raises(LastSupervisorError):
        book.disable(first)
    book.enable(second)
    book.disable(first)
    assert [account.name for account in book.all() if account.disabled] == ["sue"]


def test_of_two_supervisors_who_disable_each_other_at_once_one_stays(book):
    for _ in range(5):
        ids = [account.id for account in book.all()] or [
            open_account(book, "sue", SUPERVISOR),
            open_account(book, "sal", SUPERVISOR),
        ]

        def disable(account_id: int) -> bool:
            try:
                book.disable(account_id)
            except LastSupervisorError:
                return False
            return True

        with ThreadPoolExecutor(2) as threads:
            assert sorted(threads.map(disable, ids)) == [False, True]
        [book.enable(account_id) for account_id in ids]


def test_a_responder_may_be_disabled_where_there_is_no_supervisor(book):
    account = open_account(book)
    book.disable(account)
    assert book.by_id(account).disabled and not book.has_supervisor()


@pytest.mark.parametrize("account_id", NOBODY)
def test_an_id_that_nobody_has_is_nobody(book, account_id):
    assert book.by_id(account_id) is None
    assert not book.use_code(account_id, "123456")
    for change in (book.disable, book.enable, book.note_failure, book.note_success, book.new_one_time_password):
        with pytest.raises(UnknownAccountError):
            change(account_id)


def test_times_come_back_in_utc(book, database, clock):
    open_account(book)
    with database.reading() as connection:
        assert connection.execute(select(staff.c.created_at)).scalar_one() == clock.now
