"""Read every date of a page and choose the article's four.

``read_dates.read_dates(document, article)``      every date of the page, with role, position and trust
``learn_dates.learn_dates(readings)``             the site's day and month order, its automatic dates, its stamps
``choice.choose_dates.choose_dates(candidates, facts, references)``
"""
