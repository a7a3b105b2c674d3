"""How many people are on none of the lists: multiple systems estimation (work in plain NumPy and SciPy)."""
