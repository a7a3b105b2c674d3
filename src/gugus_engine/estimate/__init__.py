"""How many people are on none of the lists: multiple systems estimation with NumPy and SciPy alone.

    from gugus_engine.estimate import ListTable, Plan, estimate_population

Tables come in as values or text; nothing here opens a file, asks the clock or draws unseeded chance.
"""

from gugus_engine.estimate.comparison import compare
from gugus_engine.estimate.document import as_json
from gugus_engine.estimate.facts import Facts
from gugus_engine.estimate.facts_reading import read_facts
from gugus_engine.estimate.population import Plan, estimate_population
from gugus_engine.estimate.public import for_public
from gugus_engine.estimate.reading import DrawnTables, read_csv, read_rows
from gugus_engine.estimate.result import Answer, Estimate, Interval, Sensitivity, Stratified, Verdict
from gugus_engine.estimate.strata import Strata
from gugus_engine.estimate.table import BadTable, ListTable

__all__ = [
    "Answer", "BadTable", "DrawnTables", "Estimate", "Facts", "Interval", "ListTable", "Plan", "Sensitivity",
    "Strata", "Stratified", "Verdict", "as_json", "compare", "estimate_population", "for_public", "read_csv", "read_facts", "read_rows",
]  # fmt: skip
