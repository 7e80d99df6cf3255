"""Degrees, licences and specialties behind a name."""

from __future__ import annotations

import re

_DEGREES = """
MD M.D. DO D.O. MBBS MBChB BM BCh BDS DDS D.D.S. DMD D.M.D. DPM D.P.M. OD O.D. DC D.C. DVM VMD MDS BSc MBBCh
FOMA DABOM RN R.N. BSN MSN DNP APRN NP FNP FNP-C FNP-BC ARNP CRNP CNP CNM CNS LPN PA PA-C P.A.-C PT DPT P.T.
OT OTR OTR/L OTD MOT SLP CCC-SLP ATC CSCS PharmD Pharm.D. RPh RD RDN LD LDN CDN CDE CDCES CNSC PsyD Psy.D.
LCSW LMSW LMFT LPC LPCC LMHC LICSW NCC BCBA RDH LAc L.Ac. LMT ND N.D. NMD HHP CPT CNC AuD Au.D. FACP FACS
FACC FACOG FAAP FAAFP FAAD FACR FRCP FRCS FRCOG FACEP FAAOS FAAN FASN FACG FCCP FSCAI FHRS FAHA FACLM FAOA
FAAPMR FAAO FAGD MAGD DACVIM DACBR FCAP FACFAS DipABLM FACNM FAPA DFAPA MRCP MRCS MRCGP PhD Ph.D. Ph.D DPhil
EdD Ed.D. DrPH Dr.P.H. ScD Sc.D. DSc MPH M.P.H. MHA MBA M.B.A. MS M.S. MSc MA M.A. BA B.A. BS B.S. MEd M.Ed.
MSW MFA JD J.D. Esq Esq. CPA CFA CFP CFP® PMP CISSP CPP PSP SHRM-CP SHRM-SCP PHR SPHR RYT E-RYT RYT-200
RYT-500 CEO CPC PCC ACC
"""
DEGREES: frozenset[str] = frozenset(word.replace(".", "").upper() for word in _DEGREES.split())
"""Post-nominal letters without dots, upper case. Gathered from the American Medical Association's, the American
Nurses Association's and the NHS's style guides and from bylines of health sites."""

_SPECIALTY = re.compile(
    r"\b(?:specialist|surgeon|physician|doctor|dentist|therapist|psychologist|psychiatrist|nurse|"
    r"practitioner|dietitian|nutritionist|pharmacist|cardiologist|dermatologist|neurologist|"
    r"oncologist|orthodontist|podiatrist|optometrist|ophthalmologist|chiropractor|pediatrician|"
    r"paediatrician|gynecologist|urologist|radiologist|rheumatologist|endocrinologist|"
    r"gastroenterologist|anesthesiologist|internist|midwife|trainer|coach|dermatology|cardiology|"
    r"medicine|surgery|orthopedics|neurology|oncology|pediatrics|psychiatry|radiology|instructor|"
    r"board[- ]certified|certified|registered|licensed|consultant|professor|director|officer|"
    r"president|founder|editor|writer|expert|analyst|reporter|correspondent|manager|ceo|cto|"
    r"cfo|coo|counselor|hygienist|audiologist|physiotherapist|osteopath|fellow|resident|student)s?\b",
    re.I,
)
"""Matches ``Pain Management Specialist``."""
_SPLIT = re.compile(r"\s*[,;|]\s*|\s+-\s+|\s+[–—]\s+")
"""Matches the comma of ``Carly Sorenson, DO``."""
_BRACKET = re.compile(r"\(([^()]{2,80})\)")
"""Matches ``(Pain Management Specialist)``."""
_OF = re.compile(r"\s+(?:of|at|from|with)\s+(?=[A-Z0-9])")
"""Matches the `` of `` before ``Redefine Healthcare``."""


def is_degree(text: str) -> bool:
    """Return whether a text is nothing but degrees, e.g. ``MD FACC``, ``D.D.S.``, ``E-RYT 200``.

    >>> is_degree("M.D. FACLM")
    True
    """
    words = text.replace("®", "").replace("&", " ").split()
    known = [word.replace(".", "").strip("()").upper() in DEGREES for word in words if not word.isdigit()]
    return bool(known) and all(known)


def is_specialty(text: str) -> bool:
    """Return whether a text names a profession or post, e.g. ``Pain Management Specialist``."""
    return len(text) <= 80 and _SPECIALTY.search(text) is not None


def split_credentials(text: str) -> tuple[str, list[str], str | None]:
    """Return name, credentials and organisation of one person's text.

    >>> split_credentials("Dr. Freeman (Pain Management Specialist) of Redefine Healthcare")
    ('Dr. Freeman', ['Pain Management Specialist'], 'Redefine Healthcare')
    >>> split_credentials("Carly Sorenson, DO")
    ('Carly Sorenson', ['DO'], None)
    """
    credentials: list[str] = []
    organisation: str | None = None
    rest = text
    found = _OF.search(rest)
    if found and not _in_bracket(rest, found.start()):
        organisation = rest[found.end() :].strip(" .,;") or None
        rest = rest[: found.start()]
    for inner in _BRACKET.findall(rest):
        if is_specialty(inner) or all(is_degree(part) for part in _SPLIT.split(inner)):
            credentials += [part for part in _SPLIT.split(inner) if part]
    rest = _BRACKET.sub(" ", rest)
    name, *parts = [part.strip() for part in _SPLIT.split(" ".join(rest.split())) if part.strip()] or [""]
    before: list[str] = []
    words = name.split()
    while len(words) > 1 and (is_degree(words[-1]) or (words[-1].isdigit() and is_degree(words[-2]))):
        if (
            words[-1].isalpha()
            and not words[-1].isupper()
            and "." not in words[-1]
            and words[-1] not in _DEGREES.split()
        ):
            break  # "Ma", "Ba", "Do" are names
        before.insert(0, words.pop())
    for part in parts:
        if is_degree(part):
            before += part.split() if all(is_degree(word) for word in part.split()) else [part]
        elif is_specialty(part):
            before.append(part)
        elif organisation is None and before and part[:1].isupper():
            organisation = part
    return " ".join(words).strip(" .,;:-–—"), [*before, *credentials], organisation


def _in_bracket(text: str, at: int) -> bool:
    return text[:at].count("(") > text[:at].count(")")
