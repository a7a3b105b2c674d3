"""Words of the audit's pages: who acted, where no post says it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gugus.core.trail import Act

ACTORS: Mapping[str, str | Promise] = {
    "anonymous": _("A reporter without a name"),
    "receipt": _("Whoever holds the receipt"),
    "link": _("Whoever holds a link"),
    "system": _("The system itself"),
    "person": _("Account without a post"),
}


def actor(row: Act) -> str:
    """Who acted, where no post says it."""
    return str(ACTORS.get(row.actor_kind, row.actor_kind))
