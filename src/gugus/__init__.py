"""Gugus: the shared desk of Indonesia's local task forces against trafficking in persons."""
