"""Which declared processes can govern a case, by its dates; where two can, a person decides."""

from __future__ import annotations

from datetime import date

from gugus_engine.process.model import InForce, Process
from gugus_engine.say import Say


def regime_candidates(
    processes: tuple[Process, ...],
    act_date: date | None,
    procedure_began: date | None,
    *,
    last_step: date | None = None,
) -> tuple[tuple[str, Say], ...]:
    """The keys of the processes that can govern the case, oldest first, each with its reason.

    Procedure follows the day the procedure began. A case that began under one law and still ran
    when the next came (`last_step` on a later day, or not given) may keep its law or pass over:
    both are returned (UU 20/2025 Ps. 361, 369; court guidance keeps the old law for cases already
    in an examination stage). Without that day, it is only known not to lie before the act.
    """
    since = procedure_began or act_date
    open_to = [one for one in processes if _touches(one.in_force, since, last_step)]
    open_to.sort(key=lambda one: one.in_force.from_)
    return tuple((one.key, _reason(one, procedure_began, alone=len(open_to) == 1)) for one in open_to)


def _touches(window: InForce, since: date | None, until: date | None) -> bool:
    """Whether the case, from `since` (unknown: ever) until `until` (unknown: still), meets the window."""
    begins_too_late = since is not None and window.to is not None and since > window.to
    ends_too_early = until is not None and until < window.from_
    return not begins_too_late and not ends_too_early


def _reason(process: Process, began: date | None, *, alone: bool) -> Say:
    since = process.in_force.from_.isoformat()
    if began is None:
        return Say("process.regime_only_one" if alone else "process.regime_date_unknown", since=since)
    if process.in_force.holds_on(began):
        return Say("process.regime_began" if alone else "process.regime_began_and_ran_on", since=since)
    return Say("process.regime_came_later", since=since)
