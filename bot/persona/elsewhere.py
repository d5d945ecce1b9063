"""Texts that ask for what no handbook has: the asker's own systems and people, what work pays, files.

"Where is our feature store?" has the name of an entry in it, and is no question on it. What is a
symptom ("why is our latency up?") or could be asked of anybody's is none of this.
"""

from __future__ import annotations

import re
from functools import cache

_NOW = (
    r"(?: (?:again|today|tomorrow|tonight|now|right now|yet|still|at the moment|currently|this (?:morning|afternoon|week|weekend)|"
    r"for (?:you|anyone|everyone)(?: else)?|please))*"
)
# No clause, and nothing that a model does or suffers.
_PLAIN = r"(?!.*\b(?:are|is|was|were|be|coming|leaking|changes?|broke|leaks?|or|better|right|best|good)\b)"
_SYSTEM = (
    r"(?:servers?|clusters?|site|website|apis?|endpoints?|services?|notebooks?|hub|ui|dashboards?|vpn|wifi|network|box|nodes?|"
    r"machines?|registry|store|database|db|warehouse|platform|ci|slack|environment|staging|prod|portal|wiki|app)"
)
_ARTEFACT = (
    rf"(?:{_SYSTEM}|repo|repository|code|data|datasets?|tables?|docs?|documentation|buckets?|pipelines?|configs?|files?|logs?|"
    r"models?|experiments?|results|reports?|team|channel|schema|cards?|folder|links?|queue|catalog|dictionary)"
)
_KEY = r"(?:passwords?|credentials?|logins?|api keys?|access tokens?|links?|urls?|connection string|invite)"
_BEHIND_A_KEY = rf"(?:{_KEY}|repo(?:sitory)?|dashboard|wiki|docs?|slack channel)"
_MEETING = (
    r"(?:meetings?|stand ?ups?|sprints?|retros?|retrospective|deadline|launch|demo|all hands|offsite|holiday|party|lunch|"
    r"maintenance window|code freeze|on ?call (?:shift|rotation))"
)
_TRADE = r"(?:engineers?|scientists?|analysts?|developers?|researchers?|mles?|mlops|interns?)"
_PAY = r"(?:salary|salaries|pay range|day rate|wages?|job (?:openings?|listings?|market)|vacanc(?:y|ies)|internships?|work visa)"
# What somebody's model measures, and what measures it.
_FACT = r"(?:accuracy|auc|f1|latency|uptime|version|status|error rate|loss|rmse|mae|precision|recall|throughput|p99)"
_MODEL = r"(?:models?|services?|endpoints?|apis?|pipelines?|classifiers?|recommenders?|systems?|forecasts?|platform)"
_COUNTED = (
    r"(?:gpus?|servers?|models?|experiments?|people|engineers?|data scientists?|customers?|users?|tables?|datasets?|nodes?|machines?|"
    r"pipelines?|dashboards?)"
)
_WAS = r"(?:yesterday|today|last \w+|this (?:week|month|quarter|year|morning)|so far|right now|currently)"
_ELSEWHERE = (
    # Where something of theirs is.
    rf"where (?:is|are|s|can (?:i|we) find|do (?:i|we) find|did (?:i|we|you) (?:put|store|keep)) (?:our|my) {_PLAIN}(?:\w+ ){{0,4}}{_ARTEFACT}"
    rf"(?: (?:located|stored|kept|hosted|saved|documented|running|deployed|defined))?{_NOW}",
    rf"where (?:is|are|can (?:i|we) find) the {_PLAIN}(?:\w+ ){{0,5}}{_BEHIND_A_KEY}{_NOW}",
    rf"(?:(?:what|where) (?:is|are|s) |whats |(?:i|we) (?:need|want|lost|forgot) |(?:can|could) (?:i|we|you|someone|anyone) "
    rf"(?:please )?(?:get|have|send|share|give)(?: me| us)? |(?:send|share|give)(?: me| us)? |who has )"
    rf"(?:our |my |the |an? )?{_BEHIND_A_KEY} (?:for|to|of|from) (?:our|the|my) {_PLAIN}.+",
    rf"(?:our |the )?{_KEY} (?:for|to|of) (?:our|the|my) {_PLAIN}.+",
    rf"how (?:do|can) (?:i|we) (?:get|request) access to (?:our {_PLAIN}.+|the (?:\w+ ){{0,3}}{_SYSTEM}){_NOW}",
    # Whether it runs.
    rf"(?:is|are) (?:our|the) (?:\w+ ){{0,3}}{_SYSTEM} (?:down|up|up and running|unavailable|unreachable|back|back up|under maintenance){_NOW}",
    rf"(?:our|the) (?:\w+ ){{0,3}}{_SYSTEM} (?:is|are) (?:down|unreachable|back up){_NOW}",
    # Whose it is, and where somebody is.
    r"who (?:built|wrote|trained|reviewed|touched|deleted|changed) (?:our|my) (?:\w+ ?){1,4}",
    rf"who (?:broke|deleted|touched|pushed|merged) (?:the|our|my|this) \w+(?: \w+){{0,2}}{_NOW}",
    rf"who (?:is|s) (?:on ?call|out|in the office|working){_NOW}",
    rf"who (?:is|s) on ?call for (?:our|the) (?:\w+ ){{0,3}}\w+{_NOW}",
    r"who (?:is|s) (?:the|our) (?:new |current )?(?:cto|ceo|cfo|boss|team lead|vp)",
    r"(?:is|has) \w+ (?:in|out|around|online|here|back|left|gone) (?:yet|today|tomorrow|tonight|the office|this (?:morning|afternoon|week))",
    # When they meet.
    rf"(?:when|what time|where|what day) (?:is|are|s) (?:our|the|next)(?: next)? (?!.*\b(?:ready|to|for)\b)(?:\w+ ){{0,3}}{_MEETING}{_NOW}",
    r"(?:which|what) (?:model|version|branch)s? (?:is|are) (?:we|our team) (?:using|running|serving) (?:in prod(?:uction)?|right now|now|today|currently)",
    # What they measured, have and did.
    rf"(?:what|whats) (?:is|was|s) (?:the |our )?(?:(?:current|latest|last|live) )?{_FACT} (?:of|for|on) (?:our|my) (?:\w+ ){{0,3}}{_MODEL}(?: {_WAS})?",
    rf"(?:what|whats) (?:is|was|s) (?:the|our) (?:current|latest|live) {_FACT}(?: (?:of|for|on) the (?:\w+ ){{0,3}}{_MODEL})?(?: {_WAS})?",
    rf"(?:what|which) (?:\w+ ){{0,4}}did we (?:get|have|use|reach|see|spend|train) {_WAS}",
    rf"how many {_COUNTED} (?:do|did) we have(?: (?:left|available|running|in (?:prod|production|total)|{_WAS}))*",
    r"when did we last \w+(?: \w+){0,3}|when was (?:our|the) (?:\w+ ){1,4}last (?:retrained|trained|updated|deployed|released)",
    r"(?:do|did) we (?:already |even |actually )?(?:use|run) (?!.*\bor\b).+ (?:here|already|somewhere|in our company)",
    rf"(?:what is the|whats the|any) (?:(?:status|eta|progress) (?:of|on|for) (?:our|my|the)|updates? on (?:our|my)) {_PLAIN}.+",
    r"(?:start|stop|retrain|restart|deploy|roll back|label|run|train|delete|launch|trigger|schedule|promote) (?:the|our|my|these|this|those) "
    r".+ for me",
    # What work pays, and who gives it.
    rf"{_PLAIN}(?:what )?(?:\w+ ){{0,4}}{_TRADE} {_PAY}(?: (?:in|at|near|for) \w+(?: \w+){{0,3}})?",
    rf"(?:what|whats) (?:is|s|are) (?:the |an? )?(?:average |typical |median |expected )?{_PAY} (?:of|for) (?:an? |the )?(?:\w+ ){{0,3}}{_TRADE}(?: .+)?",
    r"(?:what|how much) (?:\w+ )?(?:salary|pay) (?:should|do|does|can|would) (?:i|we|you|an?|one) .+",
    rf"(?:what|how much)(?: money)? (?:do|does|can|should|would) (?:an? |the )?(?:\w+ ){{0,3}}{_TRADE} (?:earn|make|get paid|get|charge)(?: (?:in|at|per|as|with|an?)\b .+)?",
    rf"(?:what|how much) (?:is|are) (?:an? )?(?:\w+ ){{0,3}}{_TRADE} paid(?: .+)?",
    rf"(?:(?:\w+ ){{0,2}}{_TRADE}|data science|mlops|machine learning|ml|ai) jobs?(?: (?:in|near) (?!prod|staging|airflow|kubernetes|slurm|the\b)(?:my area|\w+))?",
    rf"(?:are|is) (?:you|we|they|the team|anyone|anybody|your company) (?:still )?hiring(?: (?:\w+ ){{0,2}}{_TRADE}){{0,1}}{_NOW}",
    # What others have written down.
    r"(?!.*\b(?:parse|extract|read|chunk\w*|summari[sz]e|rag|ocr|how|what|convert|index|embed\w*|split|from|over|on|in|input|distribution|density|estimate|function|processing|a)\b)"
    r"(?:\w+ ){1,4}(?:(?:book|handbook|notes|paper|slides|cheat ?sheet|interview|questions|course|guide) )?(?:ppt|ebook|epub|pdf (?:free|download|free download)|"
    r"(?<=book )pdf|(?<=notes )pdf|(?<=paper )pdf|(?<=slides )pdf|(?<=sheet )pdf|(?<=questions )pdf|(?<=course )pdf|(?<=guide )pdf)(?: (?:free|download))?",
)
MOST_WORDS = 16
# What any such text has one of: most questions need not be looked at.
_TELLING = frozenset(
    (
        "access afternoon api back channel charge credentials current dashboard docs down earn ebook epub "
        "eta get hiring internship internships invite job jobs latest link links live login logins "
        "maintenance make market me morning my next office openings our paid password passwords pay pdf "
        "ppt progress range rate repo repository salaries salary slack status string today tokens "
        "tomorrow tonight unavailable unreachable up updates url urls vacancies vacancy visa wage wages "
        "we week where who wiki yet "
    ).split()
)


def is_elsewhere(said: str) -> bool:
    """Do these folded words, between single spaces, ask for what is known elsewhere only?"""
    parts = said.split()
    return (
        len(parts) <= MOST_WORDS
        and not _TELLING.isdisjoint(parts)
        and bool(_pattern().fullmatch(said))
    )


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:hi|hey|hello|ok|so|and|but|please|anyone know|does anyone know|do you know|can you tell me) )*"
        rf"(?:{'|'.join(_ELSEWHERE)})"
    )
