"""Reference data and who holds which office: regions, agencies, posts, task forces, sources.

Owns the regions with their validity and names, agencies and posts with dated appointments from
decrees, task forces with their seats, sources with the figures quoted in them, and emergency
numbers. Names of office holders are sealed. It never holds a report, a case or a victim, and it
never decides who may do what: that is accounts' business.
"""
