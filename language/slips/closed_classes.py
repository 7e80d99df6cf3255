"""List the closed classes of English words that the rules reason with (Quirk et al. 1985, 2.34 to 2.41)."""

from __future__ import annotations

from language.word_list import words_in

ARTICLES = words_in("a an the")
POSSESSIVES = words_in("my your his her its our their")
"""Determiners that say whose; *her* and *his* are pronouns too."""
DEMONSTRATIVES = words_in("this that these those")
SUBJECTS = words_in("i you he she it we they")
"""Pronouns in the form of a subject; *you* and *it* are objects too."""
MODALS = words_in("can could may might must shall should will would")
FORMS_OF_BE = words_in("am is are was were be been being")
FORMS_OF_HAVE = words_in("have has had having")
PREPOSITIONS = words_in(
    """
    about above across after against along among around at before behind below beneath beside between beyond by down
    during for from in inside into near of off on onto out outside over past since through throughout to toward towards
    under until up upon via with within without
    """
)
CONJUNCTIONS = words_in("and or but nor because although if unless while whereas that than when where")

NEVER_AFTER_AN_ARTICLE = (
    ARTICLES
    | (POSSESSIVES - {"his"})
    | (DEMONSTRATIVES - {"that"})
    | (SUBJECTS - {"i", "it", "he", "she"})
    | (FORMS_OF_BE - {"being"})
    | (FORMS_OF_HAVE - {"have"})
    | (CONJUNCTIONS - {"but", "if", "when", "where", "that"})
    | words_in("to of for from with them us him which who whom can could should would may might")
)
"""Words that no noun phrase goes on with after an article."""
