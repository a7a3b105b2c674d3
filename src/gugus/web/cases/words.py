"""The words of roles, acts and statuses on the pages of cases."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gugus.casework.reads import CHILD, RoleCount, Standing
from gugus.casework.rules import Act, PersonRole, VictimStatus

ROLES = {
    PersonRole.KORBAN: gettext_lazy("Victim"),
    PersonRole.TERLAPOR: gettext_lazy("Person reported"),
    PersonRole.SAKSI: gettext_lazy("Witness"),
    PersonRole.PELAPOR: gettext_lazy("Reporter"),
}
ACTS = {
    Act.PEREKRUT: gettext_lazy("recruited"),
    Act.PENGANGKUT: gettext_lazy("transported"),
    Act.PENAMPUNG: gettext_lazy("harboured"),
    Act.PEMALSU_DOKUMEN: gettext_lazy("forged documents"),
    Act.PEMODAL: gettext_lazy("paid for it"),
    Act.APARAT: gettext_lazy("acted as an official"),
}
STATUSES = {
    VictimStatus.TERINDIKASI: gettext_lazy("indicated"),
    VictimStatus.DINYATAKAN_PUTUSAN: gettext_lazy("stated in a verdict"),
    VictimStatus.DINILAI_BUKAN_KORBAN: gettext_lazy("assessed as not a victim"),
}


def standing(one: Standing) -> str:
    """A role as people say it: "Victim: indicated", "Person reported: recruited"."""
    role = str(ROLES[PersonRole(one.role)])
    if one.status:
        return f"{role}: {STATUSES[VictimStatus(one.status)]}"
    return f"{role}: {ACTS[Act(one.act)]}" if one.act else role


def person_label(word: str, code: str, number: int) -> str:
    """The case code of one person: "Child K-7KQ2M/2", "Victim K-7KQ2M/1"."""
    said = _("Child") if word == CHILD else str(ROLES[PersonRole(word)])
    return f"{said} {code}/{number}"


def standings() -> list[tuple[str, str]]:
    """All roles a form can give, as ("role:act or status", label)."""
    victims = [Standing(PersonRole.KORBAN, "", status) for status in VictimStatus]
    reported = [Standing(PersonRole.TERLAPOR, act, "") for act in ("", *Act)]
    others = [Standing(role, "", "") for role in (PersonRole.SAKSI, PersonRole.PELAPOR)]
    return [(f"{one.role}:{one.act or one.status}", standing(one)) for one in (*victims, *reported, *others)]


def age_word(*, is_child: bool | None) -> str:
    """Whether somebody is a child, in a word; nothing for an adult."""
    if is_child is None:
        return _("age not known")
    return _("child") if is_child else ""


def event_label(code: str, count: RoleCount) -> str:
    """The code an event goes by, with the mark that a child is among the victims: "Child K-7KQ2M"."""
    return _("Child %(code)s") % {"code": code} if count.children else code


def counted(count: RoleCount) -> str:
    """The people of an event in numbers: "2 victims (1 child), 1 person reported"."""
    parts = []
    if count.korban:
        victims = ngettext("%(n)s victim", "%(n)s victims", count.korban) % {"n": count.korban}
        children = ngettext("%(n)s child", "%(n)s children", count.children) % {"n": count.children}
        parts.append(f"{victims} ({children})" if count.children else victims)
    if count.terlapor:
        parts.append(
            ngettext("%(n)s person reported", "%(n)s people reported", count.terlapor) % {"n": count.terlapor}
        )
    others = count.saksi + count.pelapor
    if others:
        parts.append(ngettext("%(n)s other", "%(n)s others", others) % {"n": others})
    return ", ".join(parts) or _("nobody recorded yet")
