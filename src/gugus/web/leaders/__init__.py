"""One page for leaders, in three minutes, as of last night."""
