"""Who is asking: a plain value made once per request, command or task."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NATION = "*"


class ViewerKind(StrEnum):
    """The five kinds of viewer (architecture.md §3)."""

    PERSON = "person"
    ANONYMOUS = "anonymous"
    RECEIPT = "receipt"
    LINK = "link"
    SYSTEM = "system"


@dataclass(frozen=True)
class Viewer:
    """Who asks, from which post, with which rights, for which regions.

    `regions` holds dotted region codes; a code covers everything below it, ``*`` the nation.
    `rights` come from the declared roles. `reason` says why the system itself acts. `parties` are the
    names under which this viewer can be walled off. `assigned` holds the (kind, id) of the matters that
    a letter of assignment opens to the viewer's post, without those behind a wall.
    `limited` says that a decree has run out: only matters already assigned are open. `opened` holds
    "kind:id" of what is open to this viewer by emergency. `also` holds the ids of the other accounts and
    posts of the same person, who holds one post and another one as Plt.: where two people are asked, these
    are one.
    """

    kind: ViewerKind
    id: str = ""
    post: str = ""
    post_name: str = ""
    roles: frozenset[str] = frozenset()
    rights: frozenset[str] = frozenset()
    task_force: str = ""
    regions: tuple[str, ...] = ()
    reason: str = ""
    parties: frozenset[str] = frozenset()
    assigned: frozenset[tuple[str, str]] = frozenset()
    limited: bool = False
    opened: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()

    def assigned_to(self, kind: str) -> list[str]:
        """The ids of the matters of this kind that are assigned to the viewer's post, in order."""
        return sorted(subject for each, subject in self.assigned if each == kind)

    def open_to(self, kind: str) -> list[str]:
        """The same, with what an emergency opens this hour (`is_assigned`)."""
        found = {each.partition(":")[2] for each in self.opened if each.startswith(f"{kind}:")}
        return sorted({*self.assigned_to(kind), *found})

    def is_assigned(self, kind: str, subject: object) -> bool:
        """Whether a letter of assignment, or an emergency opened this hour, opens this matter."""
        key = str(subject)
        return (kind, key) in self.assigned or f"{kind}:{key}" in self.opened

    def is_oneself(self, key: object) -> bool:
        """Whether an account or a post, by its id, is the viewer's own or another one of the same person."""
        wanted = str(key)
        return bool(wanted) and (wanted in (self.id, self.post) or wanted in self.also)

    def may(self, right: str) -> bool:
        """Whether one of the viewer's roles carries this right."""
        return right in self.rights

    def covers(self, region: str) -> bool:
        """Whether a region code lies in the viewer's regions."""
        return any(code in (NATION, region) or region.startswith(f"{code}.") for code in self.regions)


ANONYMOUS = Viewer(ViewerKind.ANONYMOUS)


def system(reason: str) -> Viewer:
    """The system acting by itself, for a stated reason; it covers the nation."""
    return Viewer(ViewerKind.SYSTEM, id="system", regions=(NATION,), reason=reason)


def receipt_holder(report: str) -> Viewer:
    """Whoever holds the seven words of one report; sees that report's mailbox and nothing else."""
    return Viewer(ViewerKind.RECEIPT, id=report)
