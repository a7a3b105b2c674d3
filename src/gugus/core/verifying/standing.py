"""Whether what the lines say of chains still stands, and what each restore excuses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from django.db import connection

from gugus.core.checkpoints.line import Heads, Line, Told
from gugus.core.models import AuditEntry
from gugus.core.verifying.problems import Problem, Restore, Wrong

CHUNK = 400
ACT = "backup.restore"
"""The action of the row that `core.restore` writes into the installation's own chain, last before its line."""
_OWN = ""
Numbers: TypeAlias = dict[str, int]


@dataclass
class _Stretch:
    """The lines from one restore (or the beginning) to the next.

    `base`: where chains stood when it began; `known`: the highest number that its lines told of each;
    `fallen`: per chain the lowest told head that does not stand, with its line.
    """

    restore: Restore | None = None
    base: Numbers = field(default_factory=dict)
    known: Numbers = field(default_factory=dict)
    fallen: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The number of the line that began it."""
        return self.restore.number if self.restore else 0


class Standing:
    """What lines say of chains; asked of the database in bundles."""

    def __init__(self) -> None:
        self._asked: list[tuple[str, int, bytes, int]] = []
        self._stretches = [_Stretch()]
        self._ended: list[_Stretch] = []
        self._proofs: set[tuple[int, bytes]] = set()

    def ask(self, heads: Heads, checkpoint: int) -> None:
        """Note where a line says that chains stood."""
        known = self._stretches[-1].known
        for chain, (number, link) in heads.items():
            known[chain] = max(number, known.get(chain, 0))
            self._asked.append((chain, number, link, checkpoint))
        if len(self._asked) >= CHUNK:
            self.settle()

    def settle(self) -> None:
        """Look all noted heads up; keep the lowest of each chain that does not stand."""
        fallen = self._stretches[-1].fallen
        for start in range(0, len(self._asked), CHUNK):
            bundle = self._asked[start : start + CHUNK]
            links = _links([(chain, number) for chain, number, _, _ in bundle])
            for chain, number, link, checkpoint in bundle:
                if links.get((chain, number)) != link and number < fallen.get(chain, (number + 1, 0))[0]:
                    fallen[chain] = (number, checkpoint)
        self._asked.clear()

    def restored(self, line: Line, told: Told) -> bool:
        """A line says that a backup was put in place; True when that is proven and excuses what it did not hold.

        It is proven when the last row that the line knows of the installation's own chain is the act of
        the restore, stands, and proves no other line.
        """
        self.settle()
        proof = told.heads.get(_OWN, (0, b""))
        proven = proof not in self._proofs and _is_act(*proof)
        base = {chain: number for chain, (number, _) in told.heads.items()}
        if proven:
            self._proofs.add(proof)
            base[_OWN] -= 1
        left = [each for each in self._stretches if each.first > told.database] if proven else []
        lost = self._lost(base, left)
        if proven:
            self._excuse(base, left)
        restore = Restore(line.number, line.at, proven, tuple(sorted(lost.items())))
        self._stretches.append(_Stretch(restore, base, dict(base)))
        return proven

    def _lost(self, base: Numbers, left: list[_Stretch]) -> Numbers:
        known = self._stretches[-1].known
        kept = {
            chain: min(each.get(chain, 0) for each in (base, *(one.base for one in left))) for chain in known
        }
        return {chain: number - kept[chain] for chain, number in known.items() if number > kept[chain]}

    def _excuse(self, base: Numbers, left: list[_Stretch]) -> None:
        """Drop what the backup did not hold, and whole what came of restores that it does not know of."""
        for stretch in left:
            self._stretches.remove(stretch)
            if stretch.restore is not None:
                stretch.restore = replace(stretch.restore, proven=True)
            self._ended.append(stretch)
        for stretch in self._stretches:
            stretch.fallen = {
                chain: each for chain, each in stretch.fallen.items() if each[0] <= base.get(chain, 0)
            }

    def beside(self, heads: Heads, checkpoint: int) -> None:
        """A line that only a copy kept elsewhere knows, from before the last restore.

        What the backup held must stand; the rest counts as lost with that restore, and must stand as well
        when nothing proves the restore.
        """
        stretch = self._stretches[-1]
        if stretch.restore is None:
            return
        lost, proven = dict(stretch.restore.lost), stretch.restore.proven
        for chain, (number, _) in heads.items():
            if number > stretch.base.get(chain, 0):
                lost[chain] = max(lost.get(chain, 0), number - stretch.base.get(chain, 0))
        stretch.restore = replace(stretch.restore, lost=tuple(sorted(lost.items())))
        asked = {c: h for c, h in heads.items() if not proven or h[0] <= stretch.base.get(c, 0)}
        self.ask(asked, checkpoint)

    @property
    def restores(self) -> tuple[Restore, ...]:
        """Every restore, oldest first."""
        found = [each.restore for each in (*self._ended, *self._stretches) if each.restore is not None]
        return tuple(sorted(found, key=lambda each: each.number))

    @property
    def problems(self) -> list[Problem]:
        """Per chain the lowest head that does not stand."""
        lowest: dict[str, tuple[int, int]] = {}
        for stretch in self._stretches:
            for chain, each in stretch.fallen.items():
                lowest[chain] = min(each, lowest.get(chain, each))
        return [_fallen(chain, *each) for chain, each in sorted(lowest.items())]

    @property
    def unproven(self) -> list[Problem]:
        """The restores that nothing proves."""
        return [
            Problem(Wrong.RESTORE_UNPROVEN, number=each.number, at=each.at, checkpoint=each.number)
            for each in self.restores
            if not each.proven
        ]


def _is_act(number: int, link: bytes) -> bool:
    row = AuditEntry.objects.filter(chain=_OWN, number=number, action=ACT).only("link").first()
    return row is not None and bytes(row.link) == link


def _links(places: list[tuple[str, int]]) -> Mapping[tuple[str, int], bytes]:
    values = ", ".join(["(%s, %s)"] * len(places))
    asked = f"SELECT chain, number, link FROM core_auditentry WHERE (chain, number) IN (VALUES {values})"  # noqa: S608 - places only
    with connection.cursor() as cursor:
        cursor.execute(asked, [each for place in places for each in place])
        return {(chain, number): bytes(link) for chain, number, link in cursor.fetchall()}


def _fallen(chain: str, number: int, checkpoint: int) -> Problem:
    """A head that does not stand: its row is gone, with all behind it, or another row stands there."""
    left = AuditEntry.objects.filter(chain=chain, number__lte=number).order_by("-number").first()
    if left is None:
        return Problem(Wrong.TAIL_REMOVED, chain, 1, number, checkpoint=checkpoint)
    found = Problem(
        Wrong.REWRITTEN, chain, number, id=str(left.pk), at=left.at, action=left.action, checkpoint=checkpoint
    )
    if left.number == number:
        return found
    return replace(found, wrong=Wrong.TAIL_REMOVED, number=left.number + 1, last=number)
