"""Reference data to look up: regions, the task force, where the data comes from."""
