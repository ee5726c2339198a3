"""Stop words: function and question words, which occur in a question and not in its answer; and common words of any subject.

A stop word is ignored in a query that has other words; in quotation marks or with a field it counts. They are not part of the
vocabulary because they are grammar, not knowledge of the subject.
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
# Words for the literature itself, which the query is put to.
_ASKING = """
answer answers article articles best current evidence example examples explain find finding findings information journal
literature paper papers published question questions recent reference references research say study studies tells text topic
written anything main latest good doi pmid pmcid
"""

# Common words of any subject. They may be searched for ("working together"), but matter less than their rarity in a small catalogue
# suggests.
_COMMON = """
able absolutely accept accepting accordingly actually add added adding adds affect affected agree agreed ahead allow allowed
allowing allows already appear appears area areas arrive ask asked asking asks aspect aspects attend avoid aware base based basic
basically basis become becomes becoming begin beginning belong big bit bring bringing build building built buy call called care
carefully carried carry case cases cause causes chance change changes check choose chosen clear clearly close closely come coming
common commonly compare completely concern concerned consider considered continue correctly count course cover covered covering
covers create created date day days deal dealing decide depend depends despite detail different differently difficult difficulties
directly discuss double early easier easily easy effectively eight end ended entire entirely equally especially essentially
eventually exact exactly exist existing exists expect expected experiencing extra extremely fact fairly fast feature feel feeling
feels felt finally first fit five follow followed following follows force form former forward four free frequently fresh full fully
gain gather general generally goal gone great greater greatly group groups half hand happen happened happening happens hard hardly
head hear heard heavily help helped helpful helping helps high higher hold holding holds huge idea ideas immediately important
improve improved improves improving include includes including increase individual individuals instead involve involved involving
issue issues item join joined joining joins keep keeping kept key large largely late later lead leading leads least left less
letting level levels life light limited line list little live lives located long lose lot lots low manner matter matters mean means
member members mentioned minute miss missing moment month months mostly move moved moving name nearly necessarily necessary new next
nice normal normally note number obvious obviously occur offer offers okay old ones open opinion opportunity order original
originally otherwise overall page part particular particularly parts pass past people perfect perfectly person persons pick piece
place places plan play played plenty point points possible possibly practically prefer prepare present presently previous previously
probably problem problems process produce properly provide provided provides providing pull push quick quickly range rate reach
reached reaching ready real realise reason reasons receive receiving recently regard regarding regular regularly related remain
remains remember report require required requires respond result results return right role roles round run running seek self send
separate serious seriously service services set setting settings seven several short side similar simple simply single sit six
slightly slow slowly small somebody somehow sometimes somewhere soon sorry space speak special specially specific specifically spend
spent stand start started starting state stay step stop straight strong strongly successfully suddenly suggest suitable support
supported supporting suppose supposed sure talk talking tend term terms third three throughout time times tool top total totally
touch treat treated true truly try trying turn two type types typical typically understand understanding unless unlikely usual value
various view views visit wait walk watch week weeks whenever wherever whole wide widely work worked working works world worth write
wrong year years yes yesterday
"""

STOPWORDS = frozenset((_JOINING + _ASKING).split())
COMMON = frozenset(_COMMON.split())
