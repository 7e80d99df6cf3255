"""Read the authors, reviewers and updaters of a text.

``read_people.read_people(document, article)``    everybody named in a role, with the evidence
``learn_people.TemplatePeople``                   people that the site's template names on every page
``choose_people.choose_people(candidates, …)``    the people of one text
"""
