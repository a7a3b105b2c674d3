"""What a draft's value gives for its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms

from gugus.web.outreach.pages import Item


@dataclass(frozen=True)
class Made:
    """A draft in words: its title, facts, doubts, the form that corrects it, the fields a doubt is settled by."""

    title: str
    facts: Sequence[Item] = ()
    doubts: Sequence[str] = ()
    form: forms.Form | None = None
    asks: Sequence[str] = ()
