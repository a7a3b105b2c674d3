"""What a form carries under load; one line in its template."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from gugus.web import gate

register = template.Library()


@register.inclusion_tag("parts/proof.html", takes_context=True)
def proof(context: Context, form: str) -> dict[str, Any]:
    """The sum and the waiting ticket of a form; nothing in calm times."""
    return {"asked": gate.asked(context["request"], form), "alone": False}
