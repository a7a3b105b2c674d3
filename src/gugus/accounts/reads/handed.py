"""Which posts could not open what is handed to them."""

from __future__ import annotations

from collections.abc import Iterable

from gugus.accounts.models import Account
from gugus.accounts.rules.roles import opens_handed


def closed_posts(posts: Iterable[str]) -> frozenset[str]:
    """Those among some posts to whose accounts nothing handed on opens by their roles; one query.

    A post without an account is none of them: its holder's account is still to come.
    """
    rows = Account.objects.filter(is_active=True, appointment__post__in=list(posts))
    held = [(str(post), roles) for post, roles in rows.values_list("appointment__post", "roles")]
    able = {post for post, roles in held if opens_handed(roles, assigned=False)}
    return frozenset(post for post, _roles in held) - able
