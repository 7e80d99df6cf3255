"""Common given names, by which a person differs from a business of the same shape ("Rick Steves", "Harley Street").

The most frequent given names of the US Social Security Administration's national data
(https://www.ssa.gov/oact/babynames/limits.html, public domain), with frequent ones of other languages; and
``given_names.txt``, which `tools.make_given_names` makes from Faker's tables of many countries (MIT): rarer names,
none of them a word of English.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extraction.dates.parsing.months import plain

_NAMES = """
aaron abby abdul abigail abraham ada adaeze adam adele adrian adriana agnes ahmed aidan aileen aimee aisha
aisling akash alan alana alastair albert alejandra alejandro aleksandra alex alexander alexandra alexis
alfonso alfred ali alice alicia alina alisha alison alistair allen allison alma alvaro alvin alyson alyssa
amal amanda amara amber amelia amina amira amit amy ana anastasia anders andre andrea andrew angela
angelica angelina angus anika anil anita anjali anke ann anna anne anneke annette annie annika anthea
anthony antoine anton antonia antonio anya april archana ariana ariel arjun arlene armando arnold arthur
arun arvind asha ashley ashok ashwin astrid aubrey audrey augusto aurora austin avery barbara barney barry
bart beatrice beatriz becky belinda ben benedict benjamin bernadette bernard bernice bert bertha beth
bethany betsy betty beverly bianca bill billy birgit blake blanca bob bobby bogdan bonnie boris brad
bradford bradley brady brandi brandon breanna brenda brenna brent brett brian brianna bridget britney
brittany brooke bruce bruno bryan bryant byron caitlin calvin cameron camila camilla camille candace
candice cara carey carina carl carla carlos carlton carly carmela carmen carol carolina caroline carolyn
carrie casey cassandra cassie catalina catherine cathy cecil cecilia celeste celia cesar chad chandra
charlene charles charlie charlotte chelsea chelsie cheri cherie cheryl chidi chinedu chioma chloe chris
christa christi christian christie christina christine christoph christophe christopher chrystal cindy
claire clara clarence claudia claudio clayton cliff clifford clifton clinton cody colette colin colleen
connie connor conrad constance cora corey cory courtney craig cristina crystal curt curtis cynthia cyril
cyrus daisy dale damian damien dan dana daniel daniela daniele danielle daphne darcy daria darrell darren
darryl daryl dave david davina dawn dean deanna deb debbie deborah debra deepa deepak deirdre delia della
denise dennis derek desmond devon dexter diana diane diego dimitri dina dmitri dmitry dolores dominic
dominique don donald donna donovan doreen doris dorothea dorothy doug douglas drew duane duncan dwayne
dwight dylan earl ed eddie eddy edgar edith edmund edna eduard eduardo edward edwin efrain eileen elaine
eleanor elena elias elijah elisa elisabeth elise eliza elizabeth ella ellen ellie elliot elliott elsa elsie
elvira emanuel emile emilia emilio emily emma emmanuel enrico enrique eric erica ericka erik erin ernest
ernesto esmeralda esperanza esteban estelle esther ethan etienne eugene eugenia eunice eva evan evelyn
ezekiel faith farah farid fatima federico felicia felicity felix fergus fernanda fernando finn fiona flora
florence frances francesca francesco francine francis francisco francois frank franklin franz fred freda
freddie frederick frieda fritz gabby gabriel gabriela gabriella gail gareth garrett garth gary gavin gayle
gemma gene genevieve geoff geoffrey george georgia georgina gerald geraldine gerard gerardo gerry giancarlo
gianna gilbert gina giovanni gisela giulia gladys glen glenda glenn gloria gonzalo gordon grace graeme
graham grant greg gregor gregory greta gretchen guadalupe guillermo gunther gustavo gwen gwendolyn hafsa
hannah hans harold harriet harriette harry harshad harvey hasan hassan hayley heather hector heidi heinrich
helen helena helga henrietta henrik henry herbert hilary hilda hillary hiroshi holly horacio howard hugh
hugo hussein ian ibrahim ida ignacio igor ikram imani imran ines ingrid inigo ioana iona ira irene irina
irma irving isaac isabel isabella isaiah isha ismail isobel itzel ivan ivana jacinta jack jackie jackson
jaclyn jacob jacqueline jacquelyn jacques jada jaden jagdish jaime jake james jamie jan jana jane janelle
janet janette janice janine jared jasmin jasmine jason jasper javed javier jay jayne jean jeanette jeanne
jeannie jeff jeffery jeffrey jenifer jenna jennie jennifer jenny jens jeremy jermaine jerome jerry jesse
jessica jessie jessika jill jillian jim jimmy jo joachim joan joanna joanne joaquin jocelyn jodi jodie jody
joe joel joey johan johann johanna johannes john johnny jon jonah jonas jonathan jonathon jordan jordanna
jorge jorgen jose josefina joseph josephine josh joshua josie jovan joy joyce juan juana juanita judi
judith judy julia julian juliana julianna julianne julie juliet juliette julio julius june justin justine
kaitlin kaitlyn kamal kara karan karen karin karina karl karla kasia kassandra kate katelyn katerina
katharina katharine katherine kathleen kathrine kathryn kathy katie katrina kavita kavya kay kayla keisha
keith kelley kelli kelly kelsey ken kendall kendra kenneth kenny keri kerry kevin kiara kieran kim
kimberley kimberly kirk kirsten kirstin kirsty klaus kofi kris krishna krista kristen kristi kristian
kristie kristin kristina kristine krystal krzysztof kurt kwame kyla kyle lakshmi lamar lana lance larry
lars latoya laura laurel lauren laurence laurent lauri laurie lawanda lawrence leah leanne lee leila lena
lenore leo leon leona leonard leonardo leopold leroy leslie leticia lev lewis liam lila lilian lillian lina
linda lindsay lindsey lionel lisa lisbeth liz liza lloyd logan lois lola lorena lorenzo loretta lori lorna
lorraine lou louis louise luca lucas lucia luciana lucie lucille lucinda lucy luigi luis luisa lukas luke
luther luz lydia lyle lyndon lynette lynn lynne mabel mackenzie madeleine madeline madison maeve magdalena
mahesh malcolm malik mallory mandy manish manoj manuel manuela mara marc marcella marcelo marcia marcin
marco marcus marek margaret margarita margie margo margot maria mariah mariam mariana marianne maribel
marie mariela marika marilia marilyn marina mario marion marisa marisol marissa maritza marjorie mark marla
marlene marnie marsha marta martha martin martina marty marvin mary maryam maryann mathew mathias mathilde
matt matthew matthias mattie maude maura maureen maurice mauricio max maxine maxwell maya meera megan megha
meghan mehmet mei melanie melinda melissa meredith merle mia micah michael michaela micheal michel michele
michelle mickey miguel mike mila mildred millie milo milton mina mindy minh miranda miriam mitch mitchell
mohamed mohammad mohammed mohan mohit moira molly mona monica monique morgan morris moses muhammad muriel
myra myrna myrtle nadia nadine nagesh naila nalini nancy nanette naomi narendra natalia natalie natasha
nathan nathaniel nayan neal neha neil nelson nettie neville niall nicholas nichole nick nico nicola nicolas
nicole nigel nikhil nikita nikki nikolai nikolaus nina niraj nitin noah noel noelle nora noreen norma
norman nuala nuria odette oleg olena olga oliver olivia omar orla orlando ornella orville osama oscar otto
owen pablo paige paloma pamela paola paolo parisa patrice patricia patricio patrick patrik patsy patti
patty paul paula pauline pedro peggy penny perry pete peter petra phil philip philippa philippe phillip
phoebe phyllis pierre piotr polly pooja prakash pranav prashant pratik preeti preston priscilla priya
priyanka quentin quincy rachael rachel rachelle rafael rafaela raheem rahul raj rajesh rajiv rakesh ralph
ramesh ramon ramona randall randy raphael raquel rashid rashmi raul ravi raymond reagan rebecca reena
regina reginald reid reinhard rekha rena renata rene renee reza rhea rhiannon rhoda rhonda rhys ricardo
richard rick ricky rishi rita ritu rob robbie robert roberta roberto robin robyn rocco rochelle roderick
rodney rodolfo rodrigo rogelio roger rohan rohit roisin roland roman romeo ron ronald ronda ronnie rory
rosa rosalie rosalind rosalyn rosanna rosanne roscoe rose roseanne rosemarie rosemary rosie ross roxanne
roy ruben ruby rudolf rudolph rudy rufus rukhsana rupert russell ruth ruthie ryan saad sabina sabine
sabrina sadie saeed saira saleem sally salma salman salvador salvatore sam samantha samir samira samuel
sandeep sandra sandy sanjay sanjeev santiago santosh saoirse sara sarah sasha saul scarlett scott sean
sebastian selena selma serena sergei sergio seth shahid shana shane shanice shankar shanna shannon shari
sharlene sharmila sharon shaun shauna shawn shawna sheila shelby shelia shelley shelly sheri sherman sherri
sherrie sherry sheryl shirin shirley shivani shreya shweta siddharth sigrid silas silvia simon simone
sinead siobhan skylar sneha sofia sonia sonja sonya sophia sophie soren spencer stacey stacie stacy stan
stanley stefan stefania stefanie stella stephan stephane stephanie stephany stephen steve steven stewart
stuart sue suman sumit summer sunil sunita suresh surya susan susana susanna susannah susanne susie suzanna
suzanne suzette svetlana swati sybil sydney sylvia tabitha tamara tameka tami tamika tammy tania tanisha
tanner tanvi tanya tara tariq tasha tatiana tatyana taylor ted terence teresa terrance terrell terrence
terri terry tess tessa thad thaddeus thea thelma theo theodore theresa therese thibault thomas thora tia
tiago tiffany tim timothy tina tobias toby todd tom tomas tomasz tommie tommy toni tony tori tracey traci
tracie tracy travis trent trevor tricia trina trisha tristan troy trudy tyler tyrone ulrich ulrike uma
ursula usha valerie vanessa vanya vasilis velma venkat vera verity verna vernon veronica veronique vicente
vicki vickie victor victoria vijay vijaya vikas vikram vinay vince vincent vincenzo vinod virgil virginia
vivek vivian viviana vladimir wade wallace walter wanda warren warwick wayne wendell wendy werner wesley
whitney wilbur wilfred wilhelm will willa willard william willie wilma wolfgang xavier ximena yasmin
yasmine yesenia yetunde yitzhak yolanda yosef youssef yuki yuri yusuf yvette yvonne zachary zahra zainab
zane zara zelda zoe zoya
"""
FREQUENT_NAMES: frozenset[str] = frozenset(_NAMES.split())
"""Lower case, without accents."""
GIVEN_NAMES: frozenset[str] = FREQUENT_NAMES.union(
    Path(__file__).with_name("given_names.txt").read_text("utf-8").split()
)
"""The frequent and the rarer names."""
_PLACES_TEXT = """
avenue bay beach bridge castle city coast corner county court cove creek crossing drive falls farm forest garden gardens
gate green grove harbor harbour heights hill hills house island junction lake lane manor meadow meadows mill mills
mountain park place plaza point pond ridge river road row shore springs square station street terrace town trail valley
village vista wood woods north south east west northern southern eastern western central united national
"""
_PLACES = frozenset(_PLACES_TEXT.split())
"""Words that make a place's name of a rarer given name: "Harley Street", "Savannah Park"."""


def is_given_name(word: str) -> bool:
    """Return whether a word is a given name, with or without its accents.

    >>> is_given_name("André"), is_given_name("Harbor")
    (True, False)
    """
    small = word.lower()
    return small in GIVEN_NAMES or (not small.isascii() and plain(small) in GIVEN_NAMES)


def begins_as_name(words: Sequence[str]) -> bool:
    """Return whether words begin with a given name and do not go on as a place's name does.

    >>> begins_as_name(["Myles", "Katherine"]), begins_as_name(["Harley", "Street"])
    (True, False)
    """
    if len(words) < 2 or not is_given_name(words[0]):
        return False
    return words[0].lower() in FREQUENT_NAMES or not any(word.lower() in _PLACES for word in words[1:])
