"""Articles: pasting one, its drafts beside its text, deciding on each."""
