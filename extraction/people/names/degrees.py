"""Recognise post-nominal letters: degrees, licences, fellowships and certificates behind a name."""

from __future__ import annotations

import re

_PHYSICIANS = """
MD M.D. DO D.O. MBBS MBChB MBBChir MBBCh MBBS(Lond) BM BCh BMBCh BMBS MB ChB ChM MCh MS DNB DM MDCM FOMA DABOM
DABFM DABPM DABPMR DABA DABIM DABP DABR DABS DABOG DipABLM DipABOM FACP FACS FACC FACOG FAAP FAAFP FAAD FACR FACEP
FAAOS FAAN FASN FACG FCCP FSCAI FHRS FAHA FACLM FAOA FAAPMR FAAO FCAP FACFAS FACNM FAPA DFAPA FACE FACMG FASGE AGAF
FAASLD FACOS FACOI FACOFP FAAAAI FACAAI FAOCD FIPP FSIR FACRO FASTRO FIDSA FSVS FACOEM FASAM FAWM CAQSM RMSK MSCP
NCMP FPMRS FABPMR FAANS FASRM FACPh ABIHM ABOIM IFMCP
"""
_SURGICAL_AND_ROYAL = """
FRCP FRCS FRCOG FRCA FRCR FRCPath FRCPsych FRCPCH FRCEM FRCOphth FRCGP FRACS FRACP FRACGP FRANZCOG FRCPC FRCSC
FRCSEd FRCSI FRCPE FRCPI FFRRCSI FFSEM FFOM FFARCSI FDSRCS FDS MRCP MRCS MRCGP MRCOG MRCPCH MRCPsych MRCEM MRCOphth
MRCPI MRCSEd MFDS MJDF MFSEM DRCOG DFSRH DFFP DCH DTM&H DipIMC DPMSA CCST CCT FCPS MAcadMEd FHEA FAcadMEd CCFP
"""
_NURSES = """
RN R.N. BSN MSN DNP APRN APN NP FNP FNP-C FNP-BC ARNP CRNP CNP CNM CNS LPN LVN CRNA WHNP WHNP-BC WHNP-C ANP ANP-BC
ANP-C AGNP AGNP-C AGNP-BC AGPCNP AGPCNP-BC AGACNP AGACNP-BC ACNP ACNP-BC PNP PNP-BC PNP-PC CPNP CPNP-PC CPNP-AC NNP
NNP-BC PMHNP PMHNP-BC NP-C NP-BC GNP ENP DCNP CNE CEN CCRN OCN CWOCN CWCN WOCN CWS CANS CPSN CNOR RNC RNC-OB IBCLC
CLC CPM LM SANE RNFA ADN ASN MSc(N) RGN RM RMN SCPHN RNT QN PHN BScN RSCN
"""
_ASSISTANTS_AND_TECHNICIANS = """
PA PA-C P.A.-C PAC MPAS MMS MPAP MSPAS DMSc CAQ RMA CMA CCMA MLT MT(ASCP) RT RT(R) RRT CRT RPFT RDMS RVT RDCS RCS
ARRT EMT EMT-P NRP CST CPhT COA COT COMT OSA ROUB ABOC NCLEC CDA RDA EFDA COE
"""
_THERAPISTS = """
PT DPT P.T. MPT MSPT BSPT PTA tDPT OCS SCS NCS GCS PCS WCS ECS CCS FAAOMPT COMT CMPT MTC OMPT CSMT CHT CLT CLT-LANA
CKTP CAFS FMS SFMA CIDN MDT OT OTR OTR/L OTD OTA COTA COTA/L MOT MSOT OTL SLP CCC-SLP CCC CF-SLP MA-CCC BCS-S ATC
LAT LATC CSCS CES NASM ACSM ACE CPT TPI MCSP CSP HCPC SRP MAACP AACP MACP FCSP MMACP BSRBM MRCOT MBAcC DipCOT
MChiropractic LCCP GCC DOst BOst MOst GOsC DipHE HND DipPT BHScPT BPhty BPhysio MPhty APAM OMTPT OMT FABDA
"""
_DENTISTS = """
BDS DDS D.D.S. DMD D.M.D. MDS FAGD MAGD FACD FICD FACP MSD DABP FADSA FAACD AAACD LVIM LVIF BDSc BChD LDS MFGDP
MFDSRCS MClinDent MOrth MOrthRCS FDSRCSEd DICOI FICOI DABOI RDH RDHAP
"""
_FEET_EYES_SPINES_AND_SKIN = """
DPM D.P.M. FACFAOM DABPS DABFAS DABPM FAPWCA BPod MRCPod FRCPodS MChS OD O.D. FAAO FCOVD FSLS MCOptom FCOptom FBDO
DipTp(IP) DC D.C. CCSP DACBSP DACBN DACNB DACBR DABCI FICPA CCEP CACCP DICCP DIBCN FACO FIAMA QME DVM VMD DACVIM
LE CLE CPE
"""
_FOOD_AND_PHARMACY = """
PharmD Pharm.D. RPh BCPS BCACP BCGP BCOP CPP MRPharmS RD RDN LD LDN LN CDN CDE CDCES BC-ADM CNSC CSO CSSD CSR CSP CLT
CEDS CEDS-S CEDRD CEDRD-S FAND CNS CNTP NTP FNTP CHHC IFNCP DCN MSCN MNutr APD RNutr ANutr
"""
_MIND_AND_SPEECH = """
PsyD Psy.D. LCSW LCSW-C LCSW-R LICSW LISW LSW LMSW CSW ACSW MSW BSW DSW LMFT LMFTA MFT LPC LPC-S LPCC LPCC-S LCPC LPCA
LMHC LMHCA LCMHC LCMHCS LAC LADC LCADC LCDC CADC CASAC NCC NCSP ABPP HSPP BCBA BCBA-D BCaBA RBT ATR ATR-BC RPT RPT-S
EMDR SEP CST CSAT CCTP CCMHC PCIT DClinPsy CPsychol ClinPsyD AFBPsS FBPsS MBACP BABCP UKCP RMFT
"""
_HEARING_AND_WHOLE_BODY = """
AuD Au.D. CCC-A FAAA BC-HIS HIS ACA LAc L.Ac. DACM DAOM DAc DTCM MSOM MAOM MTOM DipAc Dipl.OM Dipl.Ac. DiplAc
NCCAOM LMT RMT CMT NCTMB BCTMB LMBT ND N.D. NMD HHP FABNO BCIM RYT E-RYT RYT-200 RYT-500 E-RYT-500 YACEP C-IAYT CPT
CNC CHC NBC-HWC NBHWC CHES MCHES CIC CPH CGC LCGC LGC CCRC CCRP CPI
"""
_ACADEMIC = """
PhD Ph.D. Ph.D DPhil MPhil EdD Ed.D. EdS DrPH Dr.P.H. ScD Sc.D. DSc DHSc DHS DBA DMin MDiv MPH M.P.H. MHA M.H.A. MHS
MHSc MBA M.B.A. MMM MS M.S. MSc M.Sc. MA M.A. MEd M.Ed. MFA MRes MMedSci MMed MMedEd MSEd MSME MSCI MSCR MSCE MSHS MSPH
MBE LLM LLB BA B.A. BS B.S. BSc B.Sc. BSc(Hons) BAppSc BHSc BMedSc BMedSci BPharm BEng MEng BFA BBA BASc AA AAS AS
BSEd Hons (Hons) PGDip PGCert PGCE PGDipEd Dip Cert Cert. JD J.D. Esq Esq. CPA CFA CFP CFP® PMP CISSP PSP SHRM-CP
SHRM-SCP PHR SPHR FACHE FACMPE CMPE CPC CPC-A PCC ACC MCC CEO OBE MBE CBE OAM FRS FMedSci FRSPH JP
"""
_TABLES = (
    _PHYSICIANS, _SURGICAL_AND_ROYAL, _NURSES, _ASSISTANTS_AND_TECHNICIANS, _THERAPISTS, _DENTISTS,
    _FEET_EYES_SPINES_AND_SKIN, _FOOD_AND_PHARMACY, _MIND_AND_SPEECH, _HEARING_AND_WHOLE_BODY, _ACADEMIC,
)  # fmt: skip
_AS_WRITTEN = frozenset(word for table in _TABLES for word in table.split())
_MARKS = str.maketrans("", "", ".®™()’'")
_IN_BRACKETS = re.compile(r"(?<=\w)\s?\([^()]{1,20}\)")
"""Matches the ``(Tr & Orth)`` of ``FRCS(Tr & Orth)``."""


def _plain(word: str) -> str:
    return _IN_BRACKETS.sub("", word).translate(_MARKS).upper()


DEGREES: frozenset[str] = frozenset(_plain(word) for word in _AS_WRITTEN)
"""Post-nominal letters without dots, upper case. Gathered from the style guides of the American Medical Association,
the American Nurses Association, the American Physical Therapy Association and the NHS, the lists of UK royal colleges,
and bylines of health sites."""

_MADE_UP = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z]{0,6}(?:[-/][A-Z]{1,5})?\Z")
"""Matches ``FAAOMPT``, ``AGPCNP-BC``: capitals set as only post-nominal letters are."""


def is_degree(text: str) -> bool:
    """Return whether a text is nothing but degrees, e.g. ``MD FACC``, ``D.D.S.``, ``E-RYT 200``.

    >>> is_degree("M.D. FACLM"), is_degree("FRCS (Tr & Orth)")
    (True, True)
    """
    words = [
        word.strip(",;/") for word in _IN_BRACKETS.sub("", text.replace("®", "")).replace("&", " ").split()
    ]
    known = [_plain(word) in DEGREES for word in words if word and not word.isdigit()]
    return bool(known) and all(known)


def is_written_as_degree(word: str) -> bool:
    """Return whether one word is a degree in a degree's own letters: "MA", "Ph.D.", "MSc", not the surname "Ma".

    >>> is_written_as_degree("MCSP"), is_written_as_degree("Ma")
    (True, False)
    """
    return is_degree(word) and (
        word.strip(",;()").isupper() or "." in word or word.strip(",;") in _AS_WRITTEN
    )


def may_be_degree(word: str) -> bool:
    """Return whether a word has the capitals of post-nominal letters, known or not; capitals alone do not prove it.

    >>> may_be_degree("FAAOMPT"), may_be_degree("AGPCNP-BC"), may_be_degree("Reed")
    (True, True, False)
    """
    bare = word.strip(",;").replace(".", "")
    letters = [c for c in bare if c.isalpha()]
    return (
        2 <= len(letters) <= 10
        and sum(c.isupper() for c in letters) * 2 >= len(letters)
        and _MADE_UP.match(bare) is not None
    )
