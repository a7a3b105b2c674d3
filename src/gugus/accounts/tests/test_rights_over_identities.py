"""Who opens identities shows a second factor and assigns nobody; who prints them may open them."""

from __future__ import annotations

import pytest

from gugus.accounts.rules import roles
from gugus.accounts.rules.roles import IDENTITIES, Role

OPENS = [role for role in roles().values() if "identity.reveal" in role.rights]


@pytest.mark.parametrize("role", OPENS, ids=lambda role: role.key)
def test_a_role_that_opens_identities_has_a_second_factor_and_the_level_for_it(role: Role) -> None:
    assert role.second_factor
    assert role.level >= IDENTITIES


@pytest.mark.parametrize("role", OPENS, ids=lambda role: role.key)
def test_a_role_that_opens_identities_assigns_nobody(role: Role) -> None:
    assert "assignment.write" not in role.rights


def test_printing_is_given_only_with_opening_and_to_those_who_must_have_paper() -> None:
    prints = {role.key for role in roles().values() if "identity.print" in role.rights}
    assert prints == {"penyidik", "jaksa", "lpsk"}
    assert prints < {role.key for role in OPENS}
    assert {role.key for role in OPENS} == {"triase", "penyidik", "jaksa", "pendamping", "lpsk"}
