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

__all__ = [
    "Agency",
    "AgencyAlias",
    "AgencyCover",
    "Appointment",
    "EmergencyNumber",
    "Post",
    "QuotedFigure",
    "Region",
    "RegionName",
    "Seat",
    "Source",
    "TaskForce",
]
