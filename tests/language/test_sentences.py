"""Where a sentence ends, class of evidence by class; `` | `` marks each end in the examples."""

from __future__ import annotations

import pytest

from language.sentences import sentences_of


def parted(text: str) -> str:
    """Return a text with its sentences parted by `` | ``."""
    return " | ".join(text[start:end] for start, end in sentences_of(text))


def check(expected: str) -> None:
    """Assert that a text is split where the expected one has its marks."""
    assert expected == parted(expected.replace(" | ", " "))


@pytest.mark.parametrize(
    "expected",
    [
        "Ask Dr. Moreno. | She knows.",
        "Meet Dr. Will Young. | He grew up in Perth.",
        "Dr. Contact has been fitting lenses since 1994.",
        "Asst. Prof. Meera Iyer runs the dry eye clinic.",
        "First you see the nurse and then the dr. | Both will explain what they do.",
        "The clinic is in St. Louis, near Mt. Vernon.",
    ],
)
def test_a_title_goes_before_a_name(expected: str) -> None:
    """No sentence ends after a title with a capital, whatever word the name is."""
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "Find us on Maple Ave. | Look for the green door.",
        "We moved to 9 Lakeview Dr. | The phone number is the same.",
        "Visit our new home at 75 Park Ave. Suite 2. | You will love the view.",
        "Come to 14 MG Rd. Bengaluru for your free scan.",
        "The bus stops on Main St. | Parking is free.",
        "Visit Church St. Dental Practice today.",
        "The clinic lies at 12 Park Ave. Orange, CA and in Reno.",
    ],
)
def test_a_street_ends_before_what_is_no_part_of_an_address(expected: str) -> None:
    """A suite, a city and a name go on; a common word opens a sentence."""
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "Dr. Eric D. Freeman works in the U.S. Navy.",
        "The tool was designed by R.L. Stone, a podiatrist in Ohio.",
        "J. K. Mehta and A. O. Smith founded the clinic.",
        "Take vitamin A. | Contact lens wearers need more.",
        "She was found to have hepatitis C. | Treatment took twelve weeks.",
        "Sit in chair B. | Dr. Osei will be with you soon.",
        "It was not you or I. | The old filling had simply worn out.",
        "We found that her shade was B. | She picked A instead.",
        "Ask surgeon J. Smith. | He said plan C. | Amira is the nurse.",
        "It includes anything over -6.00 D. | High myopia can develop.",
        "1200 N. Main St., Ste. 300, Tulsa, OK 74103",
    ],
)
def test_a_capital_is_an_initial_or_a_kind(expected: str) -> None:
    """A name goes on after an initial; what letters count ends with one."""
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "The dose is 5 mg. | Take it daily.",
        "Each bottle holds 200 ml. | If you need more, ask at the desk.",
        "It weighs 2.5 kg. | “Good,” she said.",
        "Do not lift more than 10 lbs. for two weeks.",
        "The insole is cut to 11 in. | We can trim it for you.",
        "Rest for 30 min. | Then walk.",
        "He is 6 ft. 2 in. tall.",
    ],
)
def test_a_unit_ends_before_a_capital(expected: str) -> None:
    """After a quantity, a capital opens a sentence; a number and a small letter do not."""
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "Call at 9 a.m. on Monday.",
        "The cold pack can stay at 7 a.m. | The nurse will be there.",
        "Your surgery is at 7 a.m. Monday at the main hospital.",
        "On Saturdays we open at 9 A.M. | Sundays are for emergencies only.",
        "She joined the practice in Jan. | She loves to treat children.",
        "Applications close at the end of Apr. | Interviews follow in May.",
        "We will be closed on Jan. 5 and from Mon. to Fri. in March.",
        "Your next visit is Wed. Feb. 7 at 10:15.",
        "Our Jan. Newsletter is out.",
        "We open until 5 p.m. | Saturday hours are shorter.",
        "Come by 5 pm. | I am. | You are.",
    ],
)
def test_times_and_dates_go_on_with_times_and_dates(expected: str) -> None:
    """A number, a day, a month and a time zone follow inside a sentence; another capital opens one."""
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "Stay out of the sun. | Wear a hat.",
        "We send the mold to the lab. | The crown is ready.",
        "Is it painful? | No. | The area is numb.",
        "No. 5 is out.",
        "Quote policy no. 4471 when you ring us.",
        "Does it hurt? | No. | 9 in 10 people feel nothing.",
        "We put the needle in. | After that he slept.",
        "Snack on a pear or a fig. | Dried fruit sticks to the teeth.",
        "Place the thumb as in Fig. 4. | Push gently.",
        "It hangs in the Museum of Modern Art. | Friedlander lives in New York.",
        "Turn the dial to max. | The steam should clear your nose.",
    ],
)
def test_words_that_are_abbreviations_too(expected: str) -> None:
    """Written small, or without the number that they go before, they are words."""
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "It is made in the U.S. | The drug is new.",
        "We found it in the U.S. | Counterfeit drugs are common.",
        "The U.S. Food and Drug Administration approved it.",
        "We proudly serve Norco and Eastvale, CA. | The team speaks Spanish too.",
        "She was born in Fort Wayne, Ind. | At 18 she moved to Chicago.",
        "He worked in Washington, D.C. | She will send the letter.",
        "Our Washington, D.C. office is closed today.",
    ],
)
def test_countries_and_states(expected: str) -> None:
    """A country's name goes on with an institution's; a state ends a place."""
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "Bring the brace, the insoles, etc. | The desk will copy them.",
        "Take a drug, e.g. Aspirin. | Rest.",
        "Patients often ask what we mean by i.e. | It means 'that is'.",
        "The cost is $900 approx. | We will confirm it in writing.",
        "Wang et al. found that tape helped. | We offer it at each visit.",
        "Implants vs. Bridges: which one is right for you?",
        "Your physical therapist will be Tom Reyes, D.P.T. | Tom has run nine marathons.",
        "Anna Lopez, M.D., is board certified. | She works at M.D. Anderson.",
        "The scanner is made by Optix Inc. | It takes a photo in two seconds.",
        "Take it b.i.d. | Avoid milk.",
        "Amy Wu, R.D.N. | Amy leads our team.",
        "Go to the E.R. | Bring your card.",
        "She has strep. | Sore throats are common.",
        "King Jr. Hospital is near. | Ask Bill Stone Jr. | Patients love him.",
        "Robert Hale Jr. took over. | His sister is Ann Hale Jr. | She helps.",
    ],
)
def test_other_short_forms(expected: str) -> None:
    """Latin forms, degrees and companies end a sentence where what follows opens one."""
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "1. Rinse your mouth. | 2. Rest.",
        "Step 2. Rest the leg for an hour.",
        "A. Not at all. | You will feel warmth.",
        "IV. Payment terms and refunds.",
        "Q3. What is a crown?",
        "2.1. Scope of care.",
        "Option A. Wear a splint.",
        "Her diabetes was type 2. | Now she is off all her tablets.",
        "Actual fare: $262. | Another was $30.",
        "Do three things: 1. Rinse. | 2. Rest.",
        "Call 911. | Wait outside.",
    ],
)
def test_a_typed_number_opens_what_follows(expected: str) -> None:
    """A number or a letter at a sentence's start counts it and does not end it."""
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "Keep taking pills. | eGFR tests will be done.",
        "We saw the rash. | iPhone photos are fine.",
        "We offer two tests. | p16 staining is done at the lab.",
        "Take aspirin approx. iPhone hours.",
        "“Why me?” she asked. | I was scared ... but it was over.",
        "He asked, “Is it covered?” | It was.",
        "This takes time . . . usually it works. | Rest.",
        "Some are boiled (crabs, frogs, etc. ) and eaten.",
        "Most are fine (see below). | (Socks can stay on.) | Step on the scale.",
        "I loved it. | — Priya M., Tampa",
        "Does it hurt? | Yes! | Rest.",
    ],
)
def test_small_letters_marks_and_quotes(expected: str) -> None:
    """A word with a capital inside opens a sentence; a small word, and a mark, do not."""
    check(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is TMJ?The joint.", "What is TMJ? | The joint."),
        ("I can walk again.The staff were superb.", "I can walk again. | The staff were superb."),
        ("A visit is $90.We accept all cards.", "A visit is $90. | We accept all cards."),
        ("We open at 9 a.m.Please be early.", "We open at 9 a.m. | Please be early."),
        ("Swelling is normal (see below).Ask us.", "Swelling is normal (see below). | Ask us."),
        ("Rare in adults.Leigh's disease is.", "Rare in adults. | Leigh's disease is."),
        ("See Clinic.Com, Node.js and e.g.Water or www.Clinic.Example", None),
        ("Set options.Level = LogLevel.Debug in System.Text or settings.LOGIN_URL", None),
        ("He has a Ph.D in arts, an M.Ed and a B.Sc degree", None),
    ],
)  # fmt: skip
def test_a_blank_is_missing(text: str, expected: str | None) -> None:
    """A sentence ends between two words that have no blank; an address, a program and a degree do not."""
    assert (expected or text) == parted(text)


def test_a_line_and_an_item_end_a_sentence() -> None:
    """A line break ends a sentence, and the bullet before an item."""
    text = "Bring these: • your card • a list of pills\nNext line · and an item C·D"
    assert parted(text) == "Bring these: | • your card | • a list of pills | Next line | · and an item C·D"


def test_every_letter_is_in_a_sentence() -> None:
    """Only white space is between sentences, whatever the text."""
    text = "...  ?!\n\n • . A.B. C?D!Ed.Eff 5. 6.7 e.g.\u00a0Dr.\u00a0No “.” ) etc.) 1. 2. I. II. iX.Yz …A "
    spans = list(sentences_of(text))
    rest = list(text)
    for start, end in spans:
        rest[start:end] = [" "] * (end - start)
    assert not "".join(rest).strip()
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("i loved it from day one. friendly staff and no waiting.", 2),
        ("She is the best! she really listens.", 2),
        ("Is it sore? it will pass.", 2),
        ("We are named by Yahoo! finance and others.", 1),
        ("Take approx. ten drops of vit. c at night.", 1),
        ("“Why me?” she asked. The doctor smiled.", 2),
        ("Read Youth Grow! is a book for the young.", 1),
    ],
)
def test_people_who_use_no_capitals_write_sentences_too(text: str, parts: int) -> None:
    """After an everyday word that is no abbreviation."""
    assert parts == len(list(sentences_of(text)))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Best dentist ever!!! i was afraid of needles.", 2),
        ("We waited only five minutes.the staff were kind.", 2),
        ("The dose was raised in 2022.Side effects stayed rare.", 2),
        ("a. Sit upright with both feet flat. b. Lift one heel. c. Hold it.", 3),
        ("P.S. Our summer hours begin next week.", 1),
        ("What is exocad? exocad is a program.", 2),
        ("See clinic.the.example for more.", 1),
    ],
)
def test_what_people_leave_out_ends_no_sentence_less(text: str, parts: int) -> None:
    """Capitals, blanks and labels of items."""
    assert parts == len(list(sentences_of(text)))


def test_the_number_of_a_footnote_ends_its_sentence() -> None:
    """It belongs to the one before; a house number after an abbreviation does not."""
    text = "We do this every day.1 For most people it works. Come to No.5 Main Street."
    assert [text[start:end] for start, end in sentences_of(text)] == [
        "We do this every day.1", "For most people it works.", "Come to No.5 Main Street.",
    ]  # fmt: skip
