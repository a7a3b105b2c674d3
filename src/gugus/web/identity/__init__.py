"""Opening and printing who somebody is, for a purpose, for two minutes."""
