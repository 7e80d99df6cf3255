"""Find instructions in the passive voice, which don't say who acts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from language.readability.clauses import IN_PHRASE, RELATIVES, SUBORDINATORS, last_opener
from language.word_classes.classes_of import classes_of, lemma_of
from language.word_classes.tagged_tokens import Token, tagged_tokens
from language.word_classes.word_class import WordClass
from language.word_list import words_in

W = WordClass
PATIENTS_DO = words_in(
    """
    applied avoided booked brushed cancelled canceled chewed cleaned cleansed consumed covered discarded
    discontinued drunk eaten elevated flossed followed hydrated iced kept massaged moisturised moisturized paid
    picked reapplied refrigerated rescheduled rinsed rubbed scheduled scratched shaken shaved signed sought
    squeezed stopped stored swallowed taken thrown used washed worn
    """
)
"""Participles of what patients do themselves; not what clinicians do (*examined*, *prescribed*). Own choice, from 460
passives with a modal verb on clinic pages and in MedQuAD."""
_ONLY_OF = {
    "removed": "aligners bandage bandages clothing contacts denture dentures dressing jewelry jewellery lenses makeup "
    "retainer retainers shoes glasses piercings",
    "replaced": "aligners contacts lenses toothbrush toothbrushes retainer retainers filters dressing bandage",
    "worn": "",
    "changed": "pad pads lenses",
    "made": "appointment appointments payment payments",
    "completed": "form forms paperwork questionnaire course",
    "filled": "form forms prescription prescriptions",
    "started": "ingredients medicine medicines medication medications supplements exercises",
    "continued": "medicine medicines medication medications exercises moisturiser moisturizer sunscreen",
    "reported": "symptom symptoms effects reaction reactions fever changes bleeding swelling",
}
"""Participles that only name what patients do of some things: clinicians remove moles, patients dentures."""
_THINGS_OF_PATIENTS = words_in(
    """
    alcohol bandage bandages brush cleanser cleansers cosmetics cream creams dentures drop drops exercise
    exercises food foods gel glasses heat hydroquinone ice insoles lenses lotion makeup medicated medication
    medications medicine medicines moisturiser moisturizer mouthwash ointment ointments orthotics pads
    painkillers patch patches pill pills product products remedies retinoid retinoids shampoo shampoos shoes
    soap spray steroid steroids sunscreen sunscreens supplement supplements tablet tablets toothbrush toothpaste
    usage vitamins wear water
    """
)
_USED_BY_BOTH = words_in("applied used discontinued stopped kept covered cleaned massaged")
"""Participles of what clinicians do as well: only of things that patients have at home."""
_CLINICIANS_THINGS = words_in(
    """
    anesthesia anesthetic anaesthetic contraindications device devices dose doses energy filter instrument
    instruments laser lasers needle procedure procedures protocol session sessions settings technique testing
    test tests investigations treatment treatments approach language claims wording term
    """
)
_TAKEN_BY_CLINICIANS = words_in(
    """
    biopsies biopsy blood culture cultures film films history image images impression impressions measurements mri
    photo photograph photographs photos picture pictures radiograph radiographs sample samples scan scans scrapings
    specimen specimens swab swabs x-ray x-rays xray xrays
    """
)
"""What clinicians take, and patients don't: *an X-ray should be taken*."""
_CLINICIANS_SENTENCE = words_in(
    "patients individuals clinicians clinician surgeon surgeons provider providers persons injected"
)
"""Words of sentences that speak to clinicians, or about patients to others."""
_NO_INSTRUCTION_BEFORE = words_in(
    "may might could can if whether not n't don't doesn't didn't never no than why how to"
)
_DROPPED = words_in("not never therefore also generally usually")
_ORDERING = re.compile(
    r"\b(?:should|must|shall|shouldn|mustn|need|needs|have|has|is|are|ought)\b", re.IGNORECASE
)
"""Matches ``should``: looked for first, because to tell the classes of words takes longer."""
_SET_PHRASES = words_in("account advantage care consideration granted lightly mind note part place seriously")
"""Words that make another verb of *taken*, *kept* and *made*: *should be taken seriously*, *kept in mind*."""
_PARTICLES = words_in("up out off of into")
_DOCTORS = (
    "clinician dentist dermatologist doctor doctors pharmacist physician practitioner specialist surgeon"
)
_ADVERBS_LAST = words_in("only also always never")
_SUBJECT = IN_PHRASE - {W.ADVERB}
_OBJECTS = {"it": "it", "they": "them", "this": "this", "these": "these", "those": "those"}
_LONGEST = 1_500
"""Characters of the longest sentence that is looked into: a longer one is a list or broken markup, and would take
time by the square of its words."""
LONGEST_SUBJECT = 6
"""Words of a subject that is put behind the verb without making the instruction hard to read. Own choice."""


class PassiveInstruction(NamedTuple):
    """An instruction whose verb is in the passive voice."""

    start: int
    """Offset of the first word that changes: the subject where there is an instruction for it, else the modal verb."""
    end: int
    """Offset behind the participle."""
    instruction: str | None
    """What to write for these words: *Take the tablet*; null where the sentence has to be built anew."""
    verb: str | None
    """What the instruction begins with: *Take*, *Don't apply*; null where that is not clear."""


def passive_instructions(text: str, start: int, end: int) -> tuple[PassiveInstruction, ...]:
    """Return the passive instructions of the sentence between two offsets, in order.

    A modal verb (*should*, *must*) or *need to*, *have to*, *is to* before *be* and a participle of what patients do,
    with nobody named after *by*. Never in a question, a condition, a relative clause, or a sentence about patients.
    """
    if end - start > _LONGEST or text.find(" be ", start, end) < 0:
        return ()
    if _ORDERING.search(text, start, end) is None or text[start:end].rstrip().endswith("?"):
        return ()
    tokens = tagged_tokens(text, start, end)
    if any(token.text in _CLINICIANS_SENTENCE for token in tokens):
        return ()
    found = []
    for place, token in enumerate(tokens):
        if token.text == "be" and place:
            one = _instruction(text, tokens, place)
            if one is not None:
                found.append(one)
    return tuple(found)


def _instruction(text: str, tokens: Sequence[Token], be: int) -> PassiveInstruction | None:
    modal, between = _modal(tokens, be)
    verb = be + 1
    while verb < len(tokens) and tokens[verb].word_class is W.ADVERB:
        between = [*between, tokens[verb].text]
        verb += 1
    if modal is None or modal == 0 or verb >= len(tokens):
        return None
    participle = tokens[verb].text
    first = _subject(tokens, modal)
    if first is None:
        return None
    subject = tokens[first:modal]
    named = [token.text for token in (subject or tokens[:modal])]
    if not (_done_by_patients(participle, named) or _with_a_doctor(tokens, verb)) or _agent(tokens, verb):
        return None
    if first and subject and not _may_open(tokens, first):
        return None
    if _in_set_phrase(tokens, verb):
        return None
    begin = _active_verb(tokens, between, verb)
    if begin and participle == "discontinued" and subject and subject[-1].text in ("usage", "use"):
        return PassiveInstruction(tokens[modal].start, tokens[verb].end, None, f"{begin} using")
    written = None
    if begin and subject and _opens_sentence(tokens, first) and not _shared(tokens, verb):
        thing = _object(text, subject) if len(subject) <= LONGEST_SUBJECT else None
        written = f"{begin} {thing}" if thing else None
    where = subject[0].start if written else tokens[modal].start
    return PassiveInstruction(where, tokens[verb].end, written, begin)


def _modal(tokens: Sequence[Token], be: int) -> tuple[int | None, list[str]]:
    """Return the place of the verb that makes it an instruction, and the words between it and *be*."""
    place, between = be - 1, list[str]()
    while place > 0 and (tokens[place].word_class is W.ADVERB or tokens[place].text == "not"):
        between.insert(0, tokens[place].text)
        place -= 1
    text = tokens[place].text
    if text in ("should", "must", "shouldn't", "mustn't", "shall"):
        return place, (["not", *between] if text.endswith("n't") else between)
    if text != "to" or place == 0:
        return None, between
    place -= 1
    while place > 0 and tokens[place].word_class is W.ADVERB:
        between.insert(0, tokens[place].text)
        place -= 1
    if (
        tokens[place].text in ("required", "supposed", "advised")
        and place
        and tokens[place - 1].text in ("is", "are")
    ):
        return place - 1, between
    if tokens[place].text not in ("need", "needs", "have", "has", "is", "are", "ought"):
        return None, between
    if place and tokens[place - 1].text == "will":
        place -= 1
    return place, between


def _subject(tokens: Sequence[Token], modal: int) -> int | None:
    """Return the place where the noun phrase before the modal verb opens; null where that is not clear."""
    if modal > 1 and tokens[modal - 1].text in ("and", "but"):
        return modal if last_opener(tokens, 0, modal) is None else None
    place = modal
    while place > 1 and tokens[place - 1].word_class is W.ADVERB:
        place -= 1
    while place and (tokens[place - 1].word_class in _SUBJECT or tokens[place - 1].text in ("and", "or")):
        if tokens[place - 1].text in RELATIVES - {"that"}:
            return None
        place -= 1
    while place < modal and (
        tokens[place].text in ("and", "or", "that") or tokens[place].word_class is W.PREPOSITION
    ):
        place += 1
    if place < modal:
        return place
    if tokens[modal - 1].text in _OBJECTS:
        return modal - 1
    return None


def _may_open(tokens: Sequence[Token], first: int) -> bool:
    """Return whether what stands before the subject leaves it an instruction: no condition, no *he says that*."""
    before = tokens[first - 1]
    if before.text == "that":
        return first > 1 and tokens[first - 2].text in (
            "recommended",
            "important",
            "advised",
            "essential",
            "vital",
        )
    if before.text in _NO_INSTRUCTION_BEFORE or before.text in (SUBORDINATORS | RELATIVES) - {
        "because",
        "although",
        "while",
    }:
        return False
    if before.word_class is W.PREPOSITION or before.finite:
        return False
    return before.text in (
        ",",
        ";",
        ":",
        ".",
        "and",
        "but",
        "so",
        "because",
        "although",
        "while",
        "—",
        "–",
        "-",
        "(",
    ) or (before.word_class is W.ADVERB)


def _opens_sentence(tokens: Sequence[Token], first: int) -> bool:
    return first == 0 or tokens[first - 1].text in (";", ".")


def _done_by_patients(participle: str, subject: Sequence[str]) -> bool:
    words = set(subject)
    if words & _CLINICIANS_THINGS and participle != "avoided":
        return False
    if participle == "taken" and words & _TAKEN_BY_CLINICIANS:
        return False
    if participle == "avoided" and words & {
        "testing",
        "test",
        "tests",
        "investigations",
        "claims",
        "wording",
        "language",
    }:
        return False
    if _ONLY_OF.get(participle):
        return bool(words & set(_ONLY_OF[participle].split()))
    if participle in _USED_BY_BOTH:
        return bool(words & _THINGS_OF_PATIENTS) or (participle == "applied" and words <= set(_OBJECTS))
    return participle in PATIENTS_DO


def _with_a_doctor(tokens: Sequence[Token], verb: int) -> bool:
    """Return whether it is something to talk about with a clinician: *should be discussed with your doctor*."""
    if tokens[verb].text not in ("discussed", "reported", "mentioned", "shared"):
        return False
    behind = [token.text for token in tokens[verb + 1 : verb + 5]]
    return behind[:1] in (["with"], ["to"]) and bool(words_in(_DOCTORS) & set(behind))


def _agent(tokens: Sequence[Token], verb: int) -> bool:
    """Return whether somebody who acts is named behind the verb: *by your dentist*; not *by rinsing*."""
    for place in range(verb + 1, min(verb + 8, len(tokens) - 1)):
        if tokens[place].text in (".", ";"):
            return False
        if tokens[place].text == "by":
            return tokens[place + 1].word_class not in (W.ING_FORM, W.NUMBER)
    return False


def _active_verb(tokens: Sequence[Token], between: Sequence[str], verb: int) -> str | None:
    """Return how the instruction begins: *Don't apply*; null where another word than the verb carries the sense."""
    base = lemma_of(tokens[verb].text, W.PAST_PARTICIPLE)
    base = _PLAINER.get(base, base) if base else None
    behind = tokens[verb + 1].text if verb + 1 < len(tokens) else "."
    adverbs = [word for word in between if word not in _DROPPED]
    if base is None or behind in _PARTICLES:
        return None
    if any(word not in _ADVERBS_LAST and not word.endswith("ly") for word in adverbs):
        return None
    words = " ".join([*adverbs, base])
    if "not" in between:
        words = f"don't {words}"
    elif "never" in between:
        words = f"never {words}"
    return words[0].upper() + words[1:]


_PLAINER = {"discontinue": "stop", "consume": "have", "cease": "stop"}
"""Verbs that the list of plain words has another one for."""


def _shared(tokens: Sequence[Token], verb: int) -> bool:
    """Return whether other verbs share the subject: *removed, cleaned, and stored*, *applied daily and washed off*."""
    last = len(tokens) - 1
    if verb < last and tokens[verb + 1].text in ("and", "or", ","):
        return True
    for place in range(verb + 1, last):
        if tokens[place].text in ("and", "or", "but"):
            after = place + 1
            while after < last and (
                tokens[after].word_class is W.ADVERB or tokens[after].text in ("not", "then")
            ):
                after += 1
            if tokens[after].word_class in (W.PAST_PARTICIPLE, W.VERB_PAST):
                return True
    return False


def _in_set_phrase(tokens: Sequence[Token], verb: int) -> bool:
    """Return whether the words behind make another verb of it: *taken seriously*, *kept in mind*."""
    if tokens[verb].text not in ("taken", "kept", "made"):
        return False
    return any(token.text in _SET_PHRASES for token in tokens[verb + 1 : verb + 4])


def _object(text: str, subject: Sequence[Token]) -> str | None:
    """Return a subject as the object of the verb, with a small letter; null where its first word may be a name."""
    if len(subject) == 1 and subject[0].text in _OBJECTS:
        return _OBJECTS[subject[0].text]
    if subject[0].text in ("i", "we", "he", "she", "you") or any(
        token.text in _OBJECTS for token in subject[1:]
    ):
        return None
    written = text[subject[0].start : subject[-1].end]
    first = text[subject[0].start : subject[0].end]
    if not first[0].isupper():
        return written
    if first.isupper() and len(first) > 1:
        return written
    known = subject[0].word_class is W.DETERMINER or bool(classes_of(subject[0].text))
    return written[0].lower() + written[1:] if known else None
