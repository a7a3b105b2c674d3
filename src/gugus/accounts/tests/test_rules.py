"""Roles, changes by two people, passwords, sessions, the pace of failed sign-ins, emergencies."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from gugus.accounts.rules import (
    changes,
    emergency,
    level_of,
    needs_factor,
    opens_handed,
    pace,
    passwords,
    rights_of,
    roles,
    sessions,
)  # fmt: skip
from gugus.accounts.rules.changes import Purpose, Stage
from gugus.accounts.rules.persons import is_same_person
from gugus.accounts.rules.roles import check_declared
from gugus.core.errors import Denied
from gugus.core.vault import ERASED
from gugus.core.viewer import Viewer, ViewerKind

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_every_role_that_reaches_identities_has_the_duty_of_a_second_factor() -> None:
    reaching = [role for role in roles().values() if role.level >= 2]
    assert reaching
    assert all(role.second_factor for role in reaching)


def test_levels_and_duties_are_the_highest_of_the_roles() -> None:
    assert level_of(["lapangan", "penyidik"]) == 3
    assert level_of([]) == 0
    assert needs_factor(["lapangan", "triase"])
    assert not needs_factor(["lapangan"])


@pytest.mark.parametrize(("keys", "why"), [([], "no_role"), (["raja"], "unknown_role")])
def test_nobody_gives_a_role_that_is_not_declared(keys: list[str], why: str) -> None:
    with pytest.raises(Denied, match=why):
        check_declared(keys)


def test_what_reaches_identities_needs_a_second_person() -> None:
    assert changes.needs_second(Purpose.RESET, ["kustodian"], assigned=False)
    assert changes.needs_second(Purpose.INVITE, ["lapangan", "triase"], assigned=False)
    assert changes.needs_second(Purpose.TRANSITION, ["lapangan"], assigned=False)
    assert changes.needs_second(Purpose.INVITE, ["lapangan", "admin"], assigned=False)
    assert not changes.needs_second(Purpose.RESET, ["lapangan", "pimpinan"], assigned=False)


@pytest.mark.parametrize("purpose", [Purpose.INVITE, Purpose.RESET, Purpose.CHANGE])
def test_a_way_into_an_assigned_post_needs_a_second_person_whatever_the_role(purpose: Purpose) -> None:
    assert changes.needs_second(purpose, ["lapangan"], assigned=True)
    assert not changes.needs_second(purpose, ["lapangan"], assigned=False)


def test_what_was_handed_on_opens_behind_a_factor_or_to_whom_it_was_assigned() -> None:
    assert opens_handed(["lapangan", "triase"], assigned=False)
    assert opens_handed(["desa"], assigned=True)
    assert not opens_handed(["desa"], assigned=False)
    assert not opens_handed([], assigned=False)


def _person(key: str, *also: str) -> Viewer:
    return Viewer(ViewerKind.PERSON, id=key, also=frozenset(also))


def test_the_second_person_is_neither_the_first_nor_the_one_concerned() -> None:
    changes.check_second(_person("dewi"), "ratna", "yosef")
    changes.check_second(_person("dewi"), "", "yosef")
    with pytest.raises(Denied, match="second_is_first"):
        changes.check_second(_person("ratna"), "ratna", "yosef")
    with pytest.raises(Denied, match="own_account"):
        changes.check_second(_person("yosef"), "ratna", "yosef")


@pytest.mark.parametrize("other", ["ratna", "yosef"])
def test_a_second_account_of_the_same_person_is_no_second_person(other: str) -> None:
    with pytest.raises(Denied, match="same_person"):
        changes.check_second(_person("dewi", other), "ratna", "yosef")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Dewi Contoh Lestari", "Dewi Contoh Lestari"), ("Dewi Contoh Lestari", "Lestari, Dewi Contoh"),
        ("Kompol Dewi Contoh Lestari, S.H.", "DEWI TJONTOH LESTARI"), ("Dewi Lestari", "Dewi Contoh Lestari"),
        ("Dzaki Contoh", "Zaki Contoh"), ("Suharto", "Soeharto"),
    ],
)  # fmt: skip
def test_one_whole_name_is_one_person(first: str, second: str) -> None:
    assert is_same_person(first, second)
    assert is_same_person(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Dewi Contoh Lestari", "Dewi Contoh Hartono"), ("Dewi", "Dewi Contoh"), ("", ""), ("", "Dewi Contoh"),
        (ERASED, ERASED), ("Dewi Contoh", "Dewi Rekaan"),
    ],
)  # fmt: skip
def test_another_whole_name_or_none_that_can_be_read_is_another_person(first: str, second: str) -> None:
    assert not is_same_person(first, second)
    assert not is_same_person(second, first)


@pytest.mark.parametrize(
    "name", ["ab", "Triase", "triase cianjur", "triase..cianjur", ".a.b", "1abc", "a" * 41, "tri@se"]
)
def test_a_sign_in_name_is_plain(name: str) -> None:
    with pytest.raises(Denied, match="bad_name"):
        changes.check_name(name)


def test_a_plain_sign_in_name_is_taken() -> None:
    changes.check_name("triase.cianjur-2")


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ({}, Stage.OPEN), ({"waits": True}, Stage.ASKED), ({"done": True}, Stage.DONE),
        ({"withdrawn": True}, Stage.WITHDRAWN), ({"wrong_words": 5}, Stage.WITHDRAWN),
        ({"expires_at": NOW}, Stage.EXPIRED),
    ],
)  # fmt: skip
def test_where_a_change_stands(told: dict[str, object], stage: Stage) -> None:
    usual = {"waits": False, "done": False, "withdrawn": False, "expires_at": NOW + MINUTE, "wrong_words": 0}
    assert changes.stage_of(now=NOW, **{**usual, **told}) is stage  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "password",
    [
        "kurangpjg",
        "Indonesia1945!",
        "gugus-contoh",
        "PolresCianjur123",
        "1234567890123",
        "aaaaaaaaaaaaaa",
        "triase.cianjur2026",
    ],
)
def test_a_short_or_common_password_is_refused(password: str) -> None:
    with pytest.raises(Denied, match="password_"):
        passwords.check_password(password, "triase.cianjur", listed=False)


@pytest.mark.parametrize("password", ["pisang sepeda hujan tinta", "kk7!wQzVb2#m", "hujanturunperlahan"])
def test_a_long_password_needs_no_capitals_digits_or_signs(password: str) -> None:
    passwords.check_password(password, "triase.cianjur", listed=False)


def test_a_password_of_the_longer_list_is_refused() -> None:
    with pytest.raises(Denied, match="password_common"):
        passwords.check_password("trustno1trustno1", "ratna", listed=True)


def test_a_session_ends_after_idle_time_for_roles_with_a_second_factor_only() -> None:
    idle = NOW - 30 * MINUTE
    assert sessions.ending(idle, idle, NOW, watched=True, same_post=True) is sessions.Ending.IDLE
    assert sessions.ending(idle, idle, NOW, watched=False, same_post=True) is None
    assert sessions.ending(idle, idle + MINUTE, NOW, watched=True, same_post=True) is None


def test_a_session_ends_after_eight_hours_and_at_a_change_of_post() -> None:
    began = NOW - timedelta(hours=8)
    assert sessions.ending(began, NOW, NOW, watched=False, same_post=True) is sessions.Ending.LONGEST
    assert sessions.ending(NOW, NOW, NOW, watched=False, same_post=False) is sessions.Ending.POST


def test_under_attack_a_try_waits_ten_seconds_and_then_goes_through() -> None:
    assert not pace.must_wait(pace.FREE - 1, None)
    assert pace.must_wait(pace.FREE, None)
    assert pace.must_wait(10**6, timedelta(seconds=9))
    assert not pace.must_wait(10**6, timedelta(seconds=10))


def test_an_emergency_needs_a_thing_a_reason_and_somebody_to_tell() -> None:
    reason = "Korban dibawa pergi malam ini"
    emergency.check_opening("casework.peristiwa", "K-7QX2M", reason)
    for kind, subject, why, said in (
        ("auth.user", "K-7QX2M", reason, "no_such_thing"), ("casework.peristiwa", " ", reason, "no_such_thing"),
        ("casework.peristiwa", "K-7QX2M", "penting", "reason_too_short"),
    ):  # fmt: skip
        with pytest.raises(Denied, match=said):
            emergency.check_opening(kind, subject, why)
    with pytest.raises(Denied, match="nobody_to_tell"):
        emergency.check_told(0)


def test_an_opening_ends_by_itself_after_an_hour() -> None:
    assert emergency.is_open(NOW, None, NOW + 59 * MINUTE)
    assert not emergency.is_open(NOW, None, NOW + 60 * MINUTE)
    assert not emergency.is_open(NOW, NOW, NOW)


def test_no_role_assigns_and_reveals() -> None:
    both = {"assignment.write", "identity.reveal"}
    assert [key for key in roles() if both <= rights_of([key])] == []
    assert {key for key in roles() if "assignment.write" in rights_of([key])} == {"sekretariat", "kustodian"}
