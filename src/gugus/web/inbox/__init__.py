"""The inbox of reports, and one report with its decision."""
