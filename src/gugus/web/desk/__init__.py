"""The desk: hand-offs of one's post, and the duty roster."""
