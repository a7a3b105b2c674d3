"""Prevention: activities, who took part, which villages they reached.

People online and people in the hall are kept apart and never added without saying how.
It never claims effect: attendance is attendance.
"""
