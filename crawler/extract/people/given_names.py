"""Common given names, which tell a person from a business of the same shape ("Rick Steves", "Harley Street").

The most frequent given names of the US Social Security Administration's national data
(https://www.ssa.gov/oact/babynames/limits.html, public domain), with frequent ones of other languages.
"""

from __future__ import annotations

_NAMES = """
aaron adam adrian ahmed aisha alan albert alejandro alex alexander alexandra alexis alfred ali alice alicia
alison allen allison alyssa amanda amber amit amy ana andre andrea andrew angela angelica anil anita ann
anna anne annie anthony antonio april arthur ashley audrey austin barbara barry beatrice ben benjamin
bernard beth betty beverly bill billy bob bobby bonnie brad bradley brandon brenda brett brian bridget bruce
bryan caitlin calvin cameron carl carla carlos carly carmen carol carolina caroline carolyn carrie casey
catherine cathy chad charles charlotte chelsea cheryl chloe chris christian christina christine christopher
cindy claire clara claudia colin connie connor courtney craig crystal curtis cynthia dale dan dana daniel
danielle darren dave david dawn dean deborah debra deepak dennis derek diana diane diego dominic don donald
donna doris dorothy doug douglas duncan dylan earl ed eddie edgar edith eduardo edward edwin eileen elaine
eleanor elena elizabeth ellen emily emma eric erica erik erin ernest esther ethan eugene eva evan evelyn
fatima faith felix fernando florence frances francis francisco frank fred frederick gabby gabriel gabriela
gail gary gene george gerald gina glen glenn gloria gordon grace graham grant greg gregory guillermo hannah
harold harry hassan hayley heather hector heidi helen henry herbert holly howard hugh ian ibrahim ingrid
irene isaac isabel isabella ivan jack jackie jackson jacob jacqueline jaime jake james jamie jan jane janet
janice jared jasmine jason javier jay jean jeff jeffery jeffrey jenna jennifer jenny jeremy jerry jesse
jessica jessie jill jim jimmy joan joanna joanne joe joel john johnny jon jonathan jordan jorge jose joseph
josh joshua joy joyce juan judith judy julia julian julie june justin karen karina karl kate katherine
kathleen kathryn kathy katie kayla keith kelly ken kenneth kerry kevin kim kimberly kirstin kristen kristian
kristin kristina kurt kyle lance larry laura lauren laurie lawrence leah lee leo leon leonard leslie lewis
liam linda lindsay lindsey lisa logan lois lori louis louise lucas lucy luis luke lydia lynn madison manuel
marc marcia marco marcus margaret maria marianne marie marilyn mario marion marisa marissa mark martha
martin marvin mary mathew matt matthew maureen maurice max maya megan melanie melinda melissa mia michael
michele michelle miguel mike mildred miranda mitchell mohamed mohammad mohammed molly monica morgan muhammad
nancy naomi natalia natalie nathan neil nicholas nick nicola nicolas nicole nina noah nora norma norman
oliver olivia omar oscar pablo pamela patricia patrick paul paula pauline pedro peggy penny pete peter phil
philip phillip phyllis pierre priya rachel rafael rahul raj ralph ramon randy raymond rebecca renee ricardo
richard rick ricky rita rob robert roberto robin rodney roger roland ron ronald rosa rose rosemary ross roy
ruby russell ruth ryan sabrina sally sam samantha samuel sandra sara sarah scott sean sergio seth shane
shannon sharon shaun shawn sheila shelby shelley sherri sherry shirley simon sofia sonia sophia sophie
stacey stacy stanley stefan stella stephanie stephen steve steven stewart stuart sue summer susan suzanne
sylvia tamara tammy tanya tara taylor ted teresa terri terry theodore theresa thomas tiffany tim timothy
tina todd tom tommy toni tony tracey traci tracy travis trevor tyler valerie vanessa vera vernon veronica
vicki vickie victor victoria vijay vincent virginia vivian walter wanda warren wayne wendy wesley whitney
will william willie yolanda yvonne zachary zoe
"""
GIVEN_NAMES: frozenset[str] = frozenset(_NAMES.split())
"""Lower case, without accents."""
