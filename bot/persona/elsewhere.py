"""Texts that ask for what no handbook has: the asker's own systems and people, what work pays, files.

"Where is our feature store?" has the name of an entry in it, and is no question on it.
"""

from __future__ import annotations

import re
from functools import cache

_OURS = r"(?:our|my|your|this|that)"
_THE = rf"(?:{_OURS}|the|an?|any)"
_NOW = r"(?: (?:again|today|tomorrow|now|right now|yet|still|at the moment|currently|tonight|this \w+|for (?:you|anyone|everyone)(?: else)?))*"
_STATE = (
    r"(?:down|up|up and running|offline|online|unavailable|out of (?:disk|memory|space)|"
    r"maintained|back(?: up)?|unreachable|under maintenance)"
)
_KEY = (
    r"(?:passwords?|credentials?|logins?|api keys?|access tokens?|links?|urls?|permissions?|ip address|connection string|"
    r"repo(?:sitory)?|dashboard|wiki|slack channel|invite|ticket)"
)
_MEETING = (
    r"(?:meetings?|stand ?ups?|sprints?|retros?|retrospective|deadline|launch|demo|all hands|offsite|holiday|party|lunch|"
    r"maintenance window|code freeze|on ?call (?:shift|rotation))"
)
_TRADE = (
    r"(?:engineers?|scientists?|analysts?|developers?|researchers?|mles?|mlops|managers?|interns?)"
)
_PAY = (
    r"salary|salaries|wages?|pay ?check|pay range|day rate|job (?:openings?|listings?|offers?|market)|vacanc(?:y|ies)|"
    r"internships?|h1b|work visa"
)
_FACT = (
    r"(?:accuracy|auc|f1|precision|recall|latency|score|rmse|mae|loss|status|version|size|uptime|traffic|budget|eta|owner|name|"
    r"schema|error rate|coverage|throughput|p99|hyperparameters?|password)"
)
_ELSEWHERE = (
    # Where something of theirs is.
    rf"where (?:is|are|s|can (?:i|we) find|do (?:i|we) (?:find|have)|did (?:i|we|you) (?:put|store|keep)) {_OURS} .+",
    rf"where (?:is|are|can (?:i|we) find) the .*\b{_KEY}",
    rf"(?:(?:what|where) (?:is|are|s) |whats |(?:i|we) (?:need|want|lost|forgot) |(?:can|could) (?:i|we|you|someone|anyone) "
    rf"(?:please )?(?:get|have|send|share|give)(?: me| us)? |(?:send|share|give)(?: me| us)? |who has |how do (?:i|we) get )?"
    rf"(?:{_THE} )?{_KEY} (?:for|to|of|of our|from) (?:{_OURS}|the) (?!.*\b(?:is|are|was|were)\b).+",
    rf"how (?:do|can) (?:i|we) (?:get|request) access to (?:{_OURS}|the) .+",
    # Whether it runs.
    rf"(?:is|are|was|were|why is|why are) (?:{_OURS}|the) (?:\w+ ){{1,4}}{_STATE}{_NOW}",
    rf"(?:{_OURS}|the) (?:\w+ ){{1,3}}(?:is|are) (?:down|offline|unreachable|back up){_NOW}",
    # Whose it is, and where somebody is.
    r"who (?:owns|maintains|built|wrote|trained|deployed|broke|runs|has|approves|reviewed|touched|deleted|manages) (?:our|my) .+",
    r"who (?:broke|deleted|touched|deployed|pushed|merged) .+",
    r"who (?:is|s) (?:on ?call|out|in the office|working)(?! for an?\b| on an?\b)\b.*",
    r"who (?:is|s) (?:the|our) (?:new |current )?(?:cto|ceo|cfo|boss|team lead|vp|intern|pm|owner of our .+)",
    r"(?:is|has) \w+ (?:in|out|around|available|online|here|back|left|gone)(?: (?:the office|today|tomorrow|now|yet|home|this \w+|on \w+))+",
    # When they meet.
    rf"(?:when|what time|where|what day) (?:is|are|s|was|does|do) (?:{_OURS}|the|next) (?:\w+ ){{0,4}}{_MEETING}(?: \w+){{0,3}}",
    rf"(?:which|what) (?:model|version|branch|run|experiment|dataset)s? (?:is|are|do|did|does) (?:we|our \w+|the team)(?: \w+){{0,2}} "
    rf"(?:using|use|run|running|serving|deploy|deployed|train(?:ed)? on){_NOW}",
    # What they measured, have and did.
    rf"(?:what|whats) (?:is|was|are|were|s)? ?(?:{_OURS}|the) (?:\w+ ){{0,3}}{_FACT} (?:of|for|on) {_OURS} .+",
    r"(?:what|which|how many) .+ (?:did|do|have|had) we (?:get|have|use|used|reach|see|seen|got|spend|train|trained)\b.* ?"
    r"(?:yesterday|today|last \w+|this \w+|so far|in total|right now|currently|in (?:q\d|january|february|march|april|may|june|july|august|"
    r"september|october|november|december))",
    r"how many (?:\w+ ){1,4}(?:do|did) (?:we|our \w+) have",
    r"when (?:did|was|were) (?:we|our|the \w+ (?:model|pipeline|team))\b.* ?last\b.*|when did (?:we|our \w+|the team) .+",
    r"(?:do|did) (?:we|our team) (?:already |even |actually )?(?:use|have|do|run|log|track)\b.+ (?:here|already|somewhere|at the moment|in our company)",
    r"(?:what is the |whats the |any )?(?:status|update|updates|eta|news|progress) (?:of|on|for) (?:our|my|the|your) .+",
    rf"(?:please )?(?:start|stop|retrain|restart|deploy|roll back|label|run|train|delete|launch|trigger|schedule|promote) {_THE} .+ "
    r"(?:for me|please|asap|right now)",
    # What work pays, and who gives it.
    rf"(?:.* )?{_TRADE}(?: \w+){{0,3}} (?:{_PAY})(?: (?:in|for|of|at|with|near) .+)?",
    rf"(?:.* )?(?:{_PAY}) (?:for|of|as|should|to) (?:\w+ ){{0,8}}{_TRADE}(?: .+)?",
    r"how much (?:do|does|can|should|would) (?:an? |the |i |senior |junior )?(?:\w+ ){0,4}(?:earn|make|get paid|charge)\b.*",
    r"(?:ml|machine learning|data science|mlops|ai|data engineer|ml engineer|data scientist|remote)(?: \w+)? jobs?(?: (?:in|near|at) .+)?",
    r"(?:are|is) (?:you|we|they|the team|anyone|anybody|your company) (?:still )?hiring\b.*",
    # What others have written down.
    r"(?:\w+ ){1,5}(?:pdf|ppt|slides|ebook|epub)(?: (?:free|download|free download))?",
)
MOST_WORDS = 16


def is_elsewhere(said: str) -> bool:
    """Do these folded words, between single spaces, ask for what is known elsewhere only?"""
    return said.count(" ") < MOST_WORDS and bool(_pattern().fullmatch(said))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:hi|hey|hello|ok|so|and|but|please|anyone know|does anyone know|do you know|can you tell me) )*(?:{'|'.join(_ELSEWHERE)})"
    )
