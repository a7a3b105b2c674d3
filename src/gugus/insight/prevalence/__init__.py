"""Showing an estimate of the hidden number: words, terminal, static page with plots; no table, no model, no view.

The estimating itself is `gugus_engine.estimate`. Nothing here ever prints the table of overlaps.
"""
