"""The page on which an activity is recorded: the form, the place, the villages to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from gugus.core.viewer import Viewer
from gugus.outreach.actions import ActivityFacts, Held
from gugus.outreach.rules import ActivityKind, Heads, HeldBasis
from gugus.registry import reads as registry
from gugus.registry.reads.villages import District, villages_by_district
from gugus.web.outreach.forms import ActivityForm
from gugus.web.outreach.office import Office, office_of
from gugus.web.pickers import Picker, asked_for_next, picker

PLACE = "tempat"


@dataclass(frozen=True)
class Tick:
    """One village to tick."""

    code: str
    name: str
    ticked: bool


@dataclass(frozen=True)
class Group:
    """One district with its villages; `line` says how many there are and how many are ticked."""

    code: str
    name: str
    line: str
    whole: bool
    open: bool
    villages: Sequence[Tick]


@dataclass(frozen=True)
class RecordingPage:
    """A new activity of one office."""

    form: ActivityForm
    office: Office
    picker: Picker
    groups: Sequence[Group]
    offices: Sequence[str]

    @property
    def region(self) -> str:
        """The deepest region chosen, else the office's own."""
        return self.picker.code or self.office.region

    def facts(self) -> ActivityFacts:
        """What the valid form says."""
        said = self.form.cleaned_data
        on = said["day"]
        basis = HeldBasis.DECLARED if on else HeldBasis.UNKNOWN
        return ActivityFacts(
            kind=ActivityKind(said["kind"]), title=said["title"], region=self.region,
            task_force=self.office.task_force, held=Held(on, basis), theme=said["theme"], venue=said["venue"],
            organiser=registry.agency_id(said["organiser"], self.region) if said["organiser"] else None,
            organiser_as_written=said["organiser"], heads=Heads(said["online"], said["onsite"]),
            counted_how=said["counted_how"], villages=self.form.reached(),
        )  # fmt: skip


def recording_page(viewer: Viewer, now: datetime, sent: QueryDict) -> RecordingPage | None:
    """The form as it was sent, or empty; None for somebody without an office."""
    office = office_of(viewer, now)
    if office is None:
        return None
    levels = ("district", "village") if office.home else ("regency", "district", "village")
    place = picker(
        _("Place"), PLACE, sent, levels, within=office.region,
        hint=_("As deep as it is known. Left empty, it is %(region)s as a whole.") % {"region": office.region_name},
    )  # fmt: skip
    home = office.home or place.code[:5]
    districts = villages_by_district(home) if home else ()
    form = _form(sent, districts)
    agencies = registry.agencies_in(home or office.region, on=office.today)
    return RecordingPage(form, office, place, _groups(form, districts), [each.name for each in agencies])


def _form(sent: QueryDict, districts: Sequence[District]) -> ActivityForm:
    """Bound when it was sent; with the typed values but no complaints when only the next level was asked for."""
    if not asked_for_next(sent):
        return ActivityForm(sent or None, groups=districts)
    several = {name: sent.getlist(name) for name in ("villages", "districts")}
    return ActivityForm(groups=districts, initial={**sent.dict(), **several})


def _groups(form: ActivityForm, districts: Sequence[District]) -> list[Group]:
    ticked = set(form["villages"].value() or ())
    whole = set(form["districts"].value() or ())
    return [_group(each, ticked, whole=each.code in whole) for each in districts]


def _group(district: District, ticked: set[str], *, whole: bool) -> Group:
    ticks = [Tick(each.code, each.name, each.code in ticked) for each in district.villages]
    chosen = len(ticks) if whole else sum(each.ticked for each in ticks)
    said = {"name": district.name, "count": len(ticks), "chosen": chosen}
    line = _("%(name)s: %(chosen)s of %(count)s ticked") if chosen else _("%(name)s: %(count)s villages")
    return Group(district.code, district.name, line % said, whole, bool(chosen), ticks)
