"""Words that ask, and words that join: they stand in a question, not in its answer.

A word here is passed over in a query that has others; `"quoted"` or with a field it counts. Kept apart from the thesaurus because
it is grammar, not knowledge of the field.
"""

from __future__ import annotations

_JOINING = """
a about above across after again against all also although always am among an and another any anyone anything are as at away
back be became because been before being below beside between both but by came can cannot could did do does doing don done down
during each either else enough ever every everyone everything few for from further get gets getting give given gives go goes
going got had has have having he her here hers him his how however i if im in into is isn it its itself just kind kinds know
known let lets like likely look looking made make makes making many may maybe me might more most much must my myself need needs
neither never no nobody nor not nothing now of off often on once one only onto or other others ought our ours out over own per
perhaps please put quite rather really s same say says see seem seems seen shall she should show shows since so some someone
something sort still such t take taken takes tell than that the their theirs them themselves then there these they thing things
think this those though through thus to together too toward towards under until unto up upon us use used uses using usually very
via want wants was wasn way ways we well went were what whatever when where whether which while who whom whose why will with
within without won would yet you your yours
"""
# What an asker says of the answer: it is in a library that they ask.
_ASKING = """
answer answers article articles best current evidence example examples explain find finding findings information journal
literature paper papers published question questions recent reference references research say study studies tells text topic
written anything main latest good
"""

# Words of every subject. They may be what is asked for ("working together"), but say far less than their rarity in a small catalogue
# makes believe.
_COMMON = """
able actually affect affected area areas aspect aspects aware become becomes becoming begin being big bring bringing call called
care case cases cause causes change changes come coming day days deal dealing different differently difficult difficulties doing
easy else expect expected feel feeling feels felt first full general goal great group groups happen happened happening happens
hard having help helped helpful helping helps high idea ideas important improve improved improves improving including
increase individual individuals involve involved involving issue issues item keep keeping large later lead leading leads
less level levels life line little live lives long low main matter matters mean means member members need new number offer
offers old open opinion part parts people person persons place places point points possible present problem problems process
produce provide provided provides providing reason reasons receive receiving related result results right role roles run running
self service services set settings setting short show side similar simple small specific start started starting state stay
stop support supported supporting sure talk talking term terms time times treat treated true try trying turn type
types understand understanding value view views well whole work worked working works world worth year years
"""

STOPWORDS = frozenset((_JOINING + _ASKING).split())
COMMON = frozenset(_COMMON.split())
