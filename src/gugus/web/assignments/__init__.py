"""Letters of assignment: which post works on which case, by code; what opens the people of a case."""
