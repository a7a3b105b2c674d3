"""What is done to the registry: loading reference data, decrees, sources, quoted figures."""

from gugus.registry.actions.agencies import LoadedInstitutions, load_institutions
from gugus.registry.actions.appointments import appoint, end_appointment
from gugus.registry.actions.decrees import Appointed, appoint_from_decree
from gugus.registry.actions.regions import LoadedRegions, load_regions, load_some_regions
from gugus.registry.actions.sources import add_source, note_address, note_typed, quote_figure
from gugus.registry.actions.statements import part_figure, quote_statement, tell_figure
from gugus.registry.actions.withdrawing import withdraw_figure, withdraw_statement

__all__ = [
    "Appointed",
    "LoadedInstitutions",
    "LoadedRegions",
    "add_source",
    "appoint",
    "appoint_from_decree",
    "end_appointment",
    "load_institutions",
    "load_regions",
    "load_some_regions",
    "note_address",
    "note_typed",
    "part_figure",
    "quote_figure",
    "quote_statement",
    "tell_figure",
    "withdraw_figure",
    "withdraw_statement",
]
