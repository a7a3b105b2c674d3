"""Numbers for leaders, made once a night: five counters, what is late and with whom, coverage.

Every figure carries unit, source, period, as-of instant and method; a zero carries its coverage.
No room calls this one, and no page computes a figure of its own.
"""
