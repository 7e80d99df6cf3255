"""Read addresses, phones and hours, and resolve them to the clinic's offices.

``read_offices.read_offices(document)``           everything that one page says of offices and phones
``site.resolve_offices.resolve_offices(…)``       all pages' candidates to one Location an office
"""
