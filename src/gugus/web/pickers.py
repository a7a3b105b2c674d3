"""The region picker: province, regency, district, village, one after the other, with and without script.

A form that asks for a region does four things:

1. builds the picker from what was sent: ``picker(_("Region"), "origin", request.POST or request.GET)``;
2. shows it: ``<c-region-picker :picker="page.picker" :action="page.picker.action" />``;
3. shows itself again, with everything typed kept, when the button "Show the next level" was pressed:
   ``if asked_for_next(request.POST)``;
4. takes the answer from ``page.picker.code``: the deepest region chosen, empty when none was.

Codes that are no children of what stands above them are dropped, so `code` is always one that exists.
With htmx the fieldset fetches itself from `action`, whose signed value says what to show.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core import signing
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gugus.registry import reads as registry
from gugus.registry.reads import Choice

LEVELS = ("province", "regency", "district", "village")
SALT = "region-picker"


@dataclass(frozen=True)
class Asked:
    """What a picker asks for: its label and hint, the prefix of its fields, levels, the region they lie in."""

    label: str
    prefix: str
    levels: tuple[str, ...] = LEVELS
    hint: str = ""
    within: str = ""


@dataclass(frozen=True)
class PickLevel:
    """One select: the name of its field, its label, what can be chosen, what was."""

    name: str
    label: str
    options: Sequence[Choice]
    selected: str


@dataclass(frozen=True)
class Picker:
    """A picker as the component shows it; `code` is the deepest region chosen, `path` its full label."""

    id: str
    label: str
    hint: str
    levels: Sequence[PickLevel]
    code: str
    path: str
    done: bool
    action: str


def picker(
    label: str,
    prefix: str,
    params: Mapping[str, str],
    levels: tuple[str, ...] = LEVELS,
    *,
    hint: str = "",
    within: str = "",
    selected: str = "",
) -> Picker:
    """A picker from the parameters of a request.

    `levels` are those of `LEVELS` to be asked for, without gaps; the first lies right below `within`
    (empty: the nation). `selected` is a code to begin with while nothing was sent.
    """
    return _picker(Asked(label, prefix, levels, hint, within), params, selected)


def picker_of(token: str, params: Mapping[str, str]) -> Picker | None:
    """The picker that a signed `action` speaks of; None for a token that is not ours."""
    try:
        label, prefix, levels, hint, within = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return _picker(Asked(label, prefix, tuple(levels), hint, within), params, "")


def asked_for_next(params: Mapping[str, str]) -> bool:
    """Whether the form was sent only to see the next level (a browser without script)."""
    return "pick" in params


def _picker(asked: Asked, params: Mapping[str, str], selected: str) -> Picker:
    shown = list(_levels(asked, _sent(asked, params, selected)))
    code = next((level.selected for level in reversed(shown) if level.selected), "")
    token = signing.dumps([asked.label, asked.prefix, asked.levels, asked.hint, asked.within], salt=SALT)
    return Picker(
        id=f"id_{asked.prefix}", label=asked.label, hint=asked.hint, levels=shown, code=code,
        path=registry.label(code) if code else "", done=bool(shown) and bool(shown[-1].selected),
        action=f"{reverse('web:region_pick')}?{urlencode({'ask': token})}",
    )  # fmt: skip


def _sent(asked: Asked, params: Mapping[str, str], selected: str) -> dict[str, str]:
    names = {level: f"{asked.prefix}_{level}" for level in asked.levels}
    if any(name in params for name in names.values()):
        return {level: params.get(name, "") for level, name in names.items()}
    begun = [*reversed(registry.above(selected)), selected] if selected else []
    return {level: code for code in begun if (level := LEVELS[code.count(".")]) in names}


def _levels(asked: Asked, sent: dict[str, str]) -> Iterator[PickLevel]:
    """The selects down to the first that waits for a choice."""
    above: str | None = asked.within or None
    for level in asked.levels:
        options = registry.children(above)
        chosen = next((each.code for each in options if each.code == sent.get(level)), "")
        yield PickLevel(f"{asked.prefix}_{level}", _level_label(level), options, chosen)
        if not chosen:
            return
        above = chosen


def _level_label(level: str) -> str:
    return {
        "province": _("Province"),
        "regency": _("Regency or city"),
        "district": _("District"),
        "village": _("Village or urban ward"),
    }[level]
