"""Reads who wrote, reviewed or updated a text.

``read_people.read_people(document, places)``     everybody named in a role, with the evidence
``learn_people.TemplatePeople``                   people whom the site's template names on every page
``choose_people.choose_people(candidates, …)``    the people of one text
"""
