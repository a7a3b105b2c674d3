"""In the demo, whoever looks back at an act is another person in another agency than whoever may do it."""

from __future__ import annotations

from datetime import date

import pytest

from gugus.accounts.rules import opens_handed, rights_of
from gugus.demo import offices
from gugus.demo.files import declared

ACCOUNTS = declared("accounts")["accounts"].values()
OFFICES = sorted({one["office"] for one in ACCOUNTS})
SECONDS = [
    ("emergency.open", "emergency.review"),
    ("account.manage", "emergency.review"),
]
"""What somebody may do, and what the other one does who looks back at it."""


def _agencies(office: str, right: str, but: str = "") -> set[str]:
    """The agencies of the demo accounts of an office with a right, without those that also carry `but`."""
    held = [
        (one["post"].partition("/")[0], rights_of(one["roles"]))
        for one in ACCOUNTS
        if one["office"] == office
    ]
    return {agency for agency, rights in held if right in rights and but not in rights}


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize(("act", "look"), SECONDS)
def test_whoever_looks_back_sits_in_another_agency(office: str, act: str, look: str) -> None:
    assert _agencies(office, act).isdisjoint(_agencies(office, look))


def test_the_second_person_of_an_account_and_of_a_destruction_sits_in_another_agency() -> None:
    second = _agencies("cianjur", "account.confirm", but="account.manage")
    assert second
    assert second.isdisjoint(_agencies("cianjur", "account.manage"))
    custodian = _agencies("cianjur", "rights.write")
    assert custodian.isdisjoint(_agencies("cianjur", "retention.write", but="rights.write"))


@pytest.mark.django_db
def test_no_two_posts_of_the_demo_are_held_by_one_person() -> None:
    decrees = [offices.decree(office, date(2026, 11, 21)) for office in offices.offices()]
    held = [(each.holder, each.post) for decree in decrees for each in decree.holdings]
    assert len({name for name, _post in held}) == len({post for _name, post in held})


def test_what_is_referred_opens_at_the_post_it_goes_to() -> None:
    held = {(one["office"], one["post"]): one["roles"] for one in ACCOUNTS}
    told = [one for one in declared("continuation")["reports"] if "to" in one.get("then", {})]
    sent = {(one["office"], one["then"]["to"]) for one in told}
    assert len(sent) >= 5
    assert all(opens_handed(held[each], assigned=False) for each in sent & set(held))
