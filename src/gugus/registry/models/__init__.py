"""The tables of the registry."""

from gugus.registry.models.agencies import (
    Agency,
    AgencyAlias,
    AgencyCover,
    Appointment,
    Post,
    Seat,
    TaskForce,
)
from gugus.registry.models.regions import Region, RegionName
from gugus.registry.models.sources import EmergencyNumber, QuotedFigure, Source
from gugus.registry.models.statements import FigureTold, QuotedStatement

__all__ = [
    "Agency",
    "AgencyAlias",
    "AgencyCover",
    "Appointment",
    "EmergencyNumber",
    "FigureTold",
    "Post",
    "QuotedFigure",
    "QuotedStatement",
    "Region",
    "RegionName",
    "Seat",
    "Source",
    "TaskForce",
]
