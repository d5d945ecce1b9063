"""What is asked about what: take the question's frame off and keep its subject.

"Could someone please explain what data drift is?" is about *data drift*; "how do I detect
data drift" asks for its *detect* aspect; "data drift vs concept drift" compares. This is
grammar over folded words, nothing else: no entry is known here, but whoever knows names can have
the frame come off no further than a name ("the purpose of drift detection").
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from bot.search.normalize import words

# So many frames may stand around a subject: "what is meant by the purpose of".
MOST_FRAMES = 3


class Question(NamedTuple):
    """A question taken apart.

    ``asked`` is the text without courtesies, ``subject`` what remains of it without the frame,
    ``aspect`` the part of an entry that is asked for (see ``Section.aspect``) or the empty
    string, ``compared`` the two sides of a comparison or nothing. All are folded words joined by
    single spaces.
    """

    text: str
    asked: str
    subject: str
    aspect: str
    compared: tuple[str, ...]


_WHO = (
    r"(?:i|we|you(?: all| guys)?|one|u|people|folks|someone|(?:data |ml |other )?(?:engineers|scientists)|"
    r"practitioners|(?:other |ml |data )*(?:teams|companies|organi[sz]ations)|(?:a|my|our) (?:small |new |data |ml )*team)"
)
_MODAL = r"(?:do|does|did|can|could|should|would|will|to|might|must)"
# What people ask each other whether they ever did.
_MET = r"(?:had to )?(?:deal(?:t)? with|work(?:ed)? with|used|see|seen|faced?|encounter(?:ed)?|handled?|experienced?)"
# What is explained to people who want to know what it means for them.
_TOLD = r"(?:models?|predictions?|results?|findings|decisions?|outputs?|outcomes?)"
# Who has something explained to them: "a five year old", "my non technical boss".
_LISTENER = (
    r"(?:(?:an?|my|our|your|their|the|some) )?(?:\w+ ){0,3}?"
    r"(?:year olds?|child|children|kids?|lay(?:man|men|person|people)|beginners?|newcomers?|people|persons?|audience|"
    r"someone|somebody|everyone|friends?|family|mom|mother|grandma|grandmother|boss|managers?|management|"
    r"executives?|ceo|cto|board|team|colleagues?|coworkers?|stakeholders?|clients?|customers?|business|"
    r"engineers?|developers?|analysts?|students?|interns?)"
)
_FIELD = r"(?:machine learning|ml|data science|deep learning|ai|mlops)"

# Courtesies and run-ups, peeled off again and again until none is left.
_LEADING = (
    r"^(?:"
    r"(?:hi|hey|hello)(?: all| everyone| there| bot| folks| guys| team)?|ok|okay|so|well|and|but|also|please|pls|plz|kindly|"
    r"(?:quick |stupid |dumb |interview )?question(?! answering)|true or false|sorry|thanks|um+|mlpersona|in (?:your|my) (?:opinion|experience)|"
    r"(?:can|could|would|will) (?:you|u|someone|anyone|somebody|anybody)|"
    r"(?:i|we) (?:would like|want|need|d like|am trying|are trying) to (?:know|understand|learn)(?: more)?(?: about| on)?|"
    r"(?:i m|i am|im) (?:confused|wondering|curious) (?:about|by)?|"
    rf"(?:tell (?:me|us) about|describe) a (?:time|situation|project) (?:when |where |that |in which )?you {_MET}|"
    r"do you know|(?:does )?(?:anyone|anybody|someone) know(?: about)?|tell (?:me|us)(?: about| more about)?|"
    r"help (?:me|us) (?:to )?understand|remind (?:me|us)(?: of)?|give (?:me|us)|show (?:me|us)|"
    r"(?:i|we) (?:dont|do not|cant|cannot|still dont) (?:really |fully |quite )?(?:understand|get|grasp)|"
    r"(?:i|we) (?:keep|kept) (?:hearing|reading|seeing)(?: about| of)?|"
    r"(?:i m |i am |we are |im )?looking for (?:some )?(?:info|information|help|advice|guidance) (?:on|about|with|for)|"
    r"(?:i |we )?need (?:some )?(?:info|information|help|advice|guidance) (?:on|about|with|for)|"
    rf"have you (?:ever |already )?{_MET}|"
    r"(?:more|anything|something) (?:on|about)|regarding|concerning|new to|"
    r"(?:just )?(?:briefly|quickly|simply|really|actually|exactly|basically)|"
    rf"elaborate on|clarify|explain (?:to )?(?:me|us)|explain to {_LISTENER}|eli5|"
    r"(?:in|for) (?:machine learning|ml|data science|deep learning|ai|mlops|statistics)"
    r") "
)
_TRAILING = (
    r" (?:"
    r"please|pls|plz|thanks|thank you|anyway|exactly|actually|really|"
    r"in (?:simple|plain|layman|laymans|easy|other) (?:terms|words|english|language)|in detail|in short|"
    r"like i ?(?:a?m )?(?:5|five)|for (?:beginners|dummies)|101|briefly|explained|(?:short |brief |simple |quick )?explanation|all about|"
    r"(?:technically|practically|strictly|roughly) speaking|in a nutshell|in (?:a|one) (?:few words|sentence)|tl ?dr|"
    rf"in (?:the )?(?:context of )?(?:{_FIELD}|practice|general|real life|industry)"
    r"(?: systems?| projects?| applications?| workflows?)?|"
    r"what (?:is|does) (?:it|that|this)(?: mean)?|or not|how|"
    r"(?:over|compared (?:to|with)) (?:the )?(?:alternatives|other (?:approaches|methods|techniques|options))|"
    r"and (?:how|why|when|what|where|describe|explain|discuss|give)(?: \w+){0,3} (?:it|its|that|them|examples?)(?: \w+){0,2}|"
    r"and (?:describe |explain |discuss |list )?its (?:role|benefits?|importance|advantages?|disadvantages?|uses?|applications?|purpose|impact|types?|limitations?)(?: .*)?|"
    r"(?:for|of) (?:my|our|the|a|an) (?:ml |machine learning )?(?:model|models|system|team)|"
    r"(?:for|to|in) (?:me|us)|for (?:this|that|(?:my|our|this) (?:use case|problem|project|task))|in (?:my|our|this) case"
    r")$"
)
_ARTICLE = (
    r"^(?:an?|the|some|any|this|that|my|our|your|all|kind of|term|concept of|idea of|notion of) "
)

# What something is asked of in passing: "sources of randomness in a neural network". It goes when it
# leaves a name, or enough to look for.
_SETTING = (
    r" (?:in|for|with|within) (?:the |an? |our |my |your |modern )?"
    rf"(?:{_FIELD}|artificial intelligence|(?:deep )?neural net(?:work)?s?)"
    r"(?: (?:models?|systems?|projects?|problems?|tasks?|algorithms?|pipelines?|platforms?|life ?cycle))?$"
)
_ENOUGH = 2
# Where something that has a name is met: "data drift in production". What is met in data is often
# named after them: "drift in data".
_TASK = (
    r" (?:in|for|with|within|during|on) (?:the |an? |our |my |your )?(?:binary |multi ?class )?"
    r"(?:classification|regression|prediction|forecasting|nlp|computer vision|production)"
    r"(?: (?:models?|tasks?|problems?|systems?|algorithms?))?$"
)
# Of names that end so it is asked what they do there: "monitoring models in production", "testing in
# production".
_GENERAL = frozenset(
    "data evaluation experiments model models monitoring system systems test testing tests".split()
)

# What may stand before "the downsides of": a question or an article, or both.
_ARE = r"(?:(?:what|which) (?:is|are) |(?:is|are) there )?(?:the |an? |some |any )?"

_COMPARISON: tuple[str, ...] = (
    r"^(?:what (?:is|are|s) |whats |explain |describe |is there |define )?(?:the |a |any )?(?:main |key |real )?"
    r"(?:differences?|distinction|contrast) (?:in |is )?(?:between|of) (.+?) (?:and|vs|versus|or|from) (.+)$",
    r"^(?:compare|contrast|comparison (?:of|between)|distinguish(?: between)?|what distinguishes|"
    r"how (?:do (?:i|we|you) )?distinguish(?: between)?) (.+?) (?:and|vs|versus|with|to|from|against|or) (.+)$",
    r"^how (?:is|are|does|do) (.+?) (?:differ|different|differs|distinct|compare) (?:from|than|to|with) (.+)$",
    r"^(?:what (?:is|are) )?(.+?) (?:vs|versus|as opposed to|compared (?:to|with)) (.+?)(?: difference| differences| comparison)?$",
    r"^(.+?) (?:and|or) (.+?) (?:difference|differences|comparison|compared)$",
)

# "Monitoring in research and in production" compares no two subjects.
_PLACES = ("in ", "on ", "at ", "during ")

_DETECT = (
    r"detect|measure|spot|monitor|identify|recogni[sz]e|notice|diagnose|catch|quantify|compute|"
    r"calculate|check for|check|test for|track|estimate|assess|look for|find"
)
_HANDLE = (
    r"prevent|avoid|fix|handle|deal with|address|mitigate|reduce|solve|cope with|tackle|correct|"
    r"resolve|stop|get rid of|get out of|overcome|fight|combat|remedy|recover from|manage|"
    r"respond to|react to|minimi[sz]e|treat|escape|protect against|guard against"
)
_HOW = r"implement|use|apply|do|build|set up|create|perform|introduce|run|start|adopt|design|make"

_ASPECTS: tuple[tuple[str, str], ...] = (
    ("", r"^what (?:do|does|is) (?:you|they|people|it|one|meant)(?: mean)? by (.+)$"),
    ("", r"^(how .+) (?:properly|correctly|right|early|in time)$"),
    ("", rf"^what (?:{_MODAL} )?{_WHO} (?:think (?:of|about)|mean when they say|call) (.+)$"),
    (
        "",
        r"^what (?:is|are) your (?:thoughts?|opinions?|take|views?|understanding|experience|definition) (?:on|of|about|with) (.+)$",
    ),
    # To explain a model is a subject of its own.
    (
        "",
        rf"^how (?:{_MODAL} )?(?:{_WHO} )?(?:best )?explain (?!.*{_TOLD} to )(.+?) to "
        r"(?:an?|my|the|our|your|their|some|someone|non|people|management|stakeholders|executives|business)\b.*$",
    ),
    ("", rf"^explain (?!(?:how|why|whether) |.*{_TOLD} to )(.+?) to {_LISTENER}$"),
    (
        "when_not",
        rf"^when (?:{_MODAL} )?(?:{_WHO} )?(?:not|never|shouldnt|should not)(?: {_WHO})?(?: to)? (?:use|apply|do|choose|adopt) (.+)$",
    ),
    ("when_not", r"^(?:when|why) to avoid (.+)$"),
    ("when_not", r"^why (?:not|dont we|not to) (?:use|do|apply) (.+)$"),
    (
        "when_not",
        r"^when (?:is|are) (.+?) (?:a bad (?:idea|choice)|overkill|harmful|inappropriate|not .+)$",
    ),
    (
        "when_not",
        rf"^{_ARE}(?:limits|limitations|drawbacks|disadvantages|weaknesses|shortcomings) (?:of|to|with) (.+)$",
    ),
    (
        "when",
        rf"^when (?:{_MODAL} )?(?:{_WHO} )?(?:to )?"
        r"(?:use|apply|do|choose|adopt|need|consider|care about|worry about|think about|invest in) (.+)$",
    ),
    (
        "when",
        r"^when (?:is|are) (.+?) (?:useful|appropriate|needed|a good idea|worth it|applicable)$",
    ),
    ("when", rf"^{_ARE}(?:typical |common )?(?:use cases?|applications?|uses) (?:of|for) (.+)$"),
    (
        "when",
        r"^when (?:does|do|did|will) (.+?) (?:occur|happen|matter|fail|break|arise|help|hurt)$",
    ),
    ("when", rf"^where (?:{_MODAL} )?(?:{_WHO} )?(?:use|apply|put|do) (.+)$"),
    ("when", r"^where (?:is|are) (.+?) (?:used|applied|needed)$"),
    ("when", r"^what (?:is|are) (.+?) (?:used|useful|good) for$"),
    ("when", rf"^should {_WHO} (?:use|do|apply|adopt|try|choose) (.+)$"),
    (
        "why",
        r"^why (?:is|are|does|do) (.+?) (?:so )?(?:matters?|important|useful|needed|necessary|a problem|bad|happens?|occurs?)$",
    ),
    (
        "why",
        r"^why (.+?) (?:matters?|happens?|occurs?|(?:is|are) (?:so )?(?:important|useful|needed|necessary|bad|hard))$",
    ),
    ("why", rf"^why (?:{_MODAL} {_WHO} )?(?:need|use|care about|want|have|do) (.+)$"),
    (
        "why",
        rf"^{_ARE}(?:importance|purpose|benefits?|advantages?|strengths|merits|pros|usefulness|role|"
        r"point|causes?|impacts?|effects?|consequences?) (?:of|to) (.+)$",
    ),
    (
        "why",
        r"^what (?:role|impact|effect|influence) (?:does|do|did|can|will) (.+?) (?:play|have)\b.*$",
    ),
    ("why", r"^how (?:does|do|can|will) (.+?) (?:affect|impact|influence|hurt|harm|help)\b.*$"),
    ("why", rf"^why did {_WHO} (?:introduce|choose|adopt|add|use|do|pick) (.+)$"),
    (
        "why",
        r"^(?:how|why) (?:does|do|did) (.+?) (?:happen|occur|arise|come about|emerge|exist|form)$",
    ),
    ("why", r"^(?:what|which) problems? (?:does|do) (.+?) (?:solve|address|fix)$"),
    ("why", r"^what (?:does|do) (.+?) (?:solve|buy us|give us)$"),
    (
        "why",
        rf"^what happens (?:if|when) {_WHO} (?:skip|ignore|forget|dont use|do not use|dont do|do not do) (.+)$",
    ),
    ("why", r"^what happens (?:if|when) (.+?) (?:is|are) (?:skipped|ignored|missing|forgotten)$"),
    (
        "why",
        rf"^(?:do|should) {_WHO} (?:really |even |actually |always )?(?:need|care about|worry about|bother with) (.+)$",
    ),
    (
        "why",
        r"^(?:is|are) (.+?) (?:still |really |so |very |always |that |just )?(?:important|relevant|necessary|needed|"
        r"overrated|over ?hyped|worth it|worth the effort|required|bad|harmful|dangerous|a problem|an issue|a bad thing|"
        r"a good idea|a bad idea|a good thing|good or bad|so hard|hard|difficult)$",
    ),
    (
        "why",
        r"^why (?:is|are) (.+?) (?:so )?(?:hard|difficult|expensive|dangerous|harmful|popular|a thing)$",
    ),
    (
        "",
        r"^how (?:bad|good|big a problem|common|frequent|rare|widespread|typical|hard|difficult) (?:is|are) (.+)$",
    ),
    ("why", r"^how (?:important|useful|helpful|necessary|crucial) (?:is|are) (.+)$"),
    ("why", r"^what causes (.+)$"),
    (
        "detect",
        rf"^how (?:{_MODAL} )?(?:{_WHO} )?(?:best |reliably |automatically )?(?:{_DETECT}) (?:if there is |whether there is )?(.+)$",
    ),
    (
        "detect",
        rf"^how (?:{_MODAL} )?(?:{_WHO} )?(?:know|tell|see|find out) (?:if|whether|when|that) .*\b"
        r"(?:have|has|is|are|suffers? from|needs?) (.+)$",
    ),
    (
        "detect",
        rf"^{_ARE}(?:symptoms?|signs?|indicators?|red flags?|warning signs?) (?:of|for) (.+)$",
    ),
    (
        "detect",
        r"^(?:ways? (?:to|of) )?(?:detecting|measuring|spotting|monitoring(?: for)?|identifying|diagnosing|detect|measure) (.+)$",
    ),
    (
        "handle",
        rf"^(?:{_WHO}|(?:my|our) models?) (?:struggles?|suffers?|(?:have|has|are having|is having) (?:trouble|problems?|issues?|difficulty|difficulties)) (?:with|from) (.+)$",
    ),
    ("handle", rf"^how (?:{_MODAL} )?(?:{_WHO} )?(?:best |usually )?(?:{_HANDLE}) (.+)$"),
    (
        "handle",
        r"^(?:ways? (?:to|of) )?(?:preventing|avoiding|fixing|handling|dealing with|mitigating|prevent|avoid|fix|handle|mitigate) (.+)$",
    ),
    (
        "handle",
        rf"^what (?:{_MODAL} )?(?:{_WHO} )?do (?:about|against|with|when there is) (.+)$",
    ),
    (
        "how",
        r"^how (?:does|do|is|are) (.+?) (?:works?|done|used|implemented|calculated|computed|performed)$",
    ),
    ("how", r"^how (.+?) works?$"),
    (
        "how",
        rf"^{_ARE}(?:best practices|good practices|guidelines|rules? of thumb|tips|steps|recommendations) (?:of|for|on|in|to) (.+)$",
    ),
    (
        "how",
        rf"^how (?:{_MODAL} )?(?:{_WHO} )?(?:best )?(?:approach|go about|get started with|start with|get into) (.+)$",
    ),
    # "Do" may be the verb itself: "how to do error analysis", but not "how do you integrate it".
    ("how", rf"^how (?:{_MODAL} )?(?:{_WHO} )?(?:best )?(?:{_HOW}) (?!{_WHO} )(.+)$"),
    ("how", rf"^how (?:is|are|{_MODAL}) (.+?) (?:works?)$"),
    (
        "costs",
        rf"^{_ARE}(?:costs?|price|downsides?|trade ?offs?|cons|pros and cons|"
        r"advantages and disadvantages|strengths and weaknesses|benefits and (?:costs|risks)|"
        r"(?:common |main |key |typical |biggest |potential |possible )*(?:challenges|problems|pitfalls|issues|risks|dangers|mistakes|difficulties|"
        r"caveats)) (?:of|to|with|in) (.+)$",
    ),
    ("costs", r"^what does (.+?) cost$"),
    (
        "example",
        rf"^{_ARE}(?:good |real |real (?:life|world) |concrete |simple |practical )?examples? (?:of|for) (.+)$",
    ),
    (
        "",
        rf"^{_ARE}(?:alternatives?|introduction|intro|primer|overview|basics|fundamentals|key (?:components|elements|parts)|"
        r"(?:main |key |different |various )?(?:components|elements|ingredients|types|kinds|forms)) (?:of|to|on|for) (.+)$",
    ),
    (
        "",
        r"^(?:(?:what )?(?:can|could|may|might|goes|will) (?:go )?)?(?:wrong|up|deal|going on) with (.+)$",
    ),
    ("", r"^who (?:is|are|s) (?:responsible for|in charge of|accountable for|owning) (.+)$"),
    ("", r"^who (?:owns|does|handles) (.+)$"),
    (
        "",
        rf"^what (?:should|do|must) {_WHO} (?:need to |have to )?(?:know|learn|understand) about (.+)$",
    ),
    (
        "",
        r"^(?:what|which) (?:good |best |common |other )?(?:tools?|libraries|methods?|techniques?|approaches|options|strategies) "
        rf"(?:are there |are |exist |{_MODAL} {_WHO} (?:use|have) |are used )?(?:for|to do) (.+)$",
    ),
    ("", r"^what on earth (?:is|are) (.+)$"),
    (
        "",
        r"^(?:what|who) (?:is|are|was|were|s|re) (?:meant by |the (?:definition|meaning|concept|idea|term) of |the )?(.+)$",
    ),
    (
        "",
        r"^(?:whats|whos|wtf (?:is|are)|what is a|define|(?:the )?(?:full form of|acronym|definition of|meaning of|definition|meaning|term|concept of|notion of|idea of)|explain|describe|describing|discuss|understanding|about|info on|information on|what about|how about|lookup|look up) (.+)$",
    ),
    ("", r"^what (?:does|do|did) (.+?) (?:mean|stand for|do|refer to|entail|involve)$"),
    # What stands behind a subject comes off last: it may be a part of the name.
    ("detect", r"^(.+?) (?:symptoms|signs|detection)$"),
    (
        "how",
        r"^(.+?) (?:best practices|good practices|guidelines|checklist|rule of thumb|cheat ?sheet)$",
    ),
    ("example", r"^(.+?) (?:examples?|sample)$"),
    ("", r"^(?:what )?(.+?) (?:means?|meaning|definition|stands for|acronym|abbreviation)$"),
)


class _Grammar(NamedTuple):
    leading: re.Pattern[str]
    trailing: re.Pattern[str]
    article: re.Pattern[str]
    setting: re.Pattern[str]
    # A setting, or where else a name is met.
    place: re.Pattern[str]
    comparison: tuple[re.Pattern[str], ...]
    # All frames at once, of which the first that fits counts: the group that it has is its place.
    aspects: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    """The patterns, compiled at the first question: a look-up by name needs none of them."""
    return _Grammar(
        re.compile(_LEADING),
        re.compile(_TRAILING),
        re.compile(_ARTICLE),
        re.compile(_SETTING),
        re.compile(f"{_SETTING}|{_TASK}"),
        tuple(re.compile(pattern) for pattern in _COMPARISON),
        re.compile("|".join(pattern for _, pattern in _ASPECTS)),
    )


def _no_name(_: str) -> bool:
    return False


def take_apart(text: str, is_name: Callable[[str], bool] = _no_name) -> Question:
    """Split a question into its frame and its subject; text without a frame is all subject.

    A subject that ``is_name`` keeps all its words: "correlation vs causation" is no comparison, and
    "drift detection" no question on how to detect drift.
    """
    asked = rest = _peel(" ".join(words(text)))
    aspect = ""
    for _ in range(MOST_FRAMES):
        subject = without_articles(rest)
        if is_name(subject):
            return Question(text, asked, subject, aspect, ())
        named = _grammar().place.sub("", subject)
        if named != subject and named.rpartition(" ")[2] not in _GENERAL and is_name(named):
            return Question(text, asked, named, aspect, ())
        match = _grammar().aspects.match(rest)
        if not match or not match.lastindex:
            break
        aspect = aspect or _ASPECTS[match.lastindex - 1][0]
        rest = _peel(match[match.lastindex])
    for pattern in _grammar().comparison:
        if match := pattern.match(asked):
            sides = tuple(without_articles(side) for side in match.groups())
            if all(sides) and not sides[1].startswith(_PLACES):
                return Question(text, asked, asked, "", sides)
    told = _grammar().setting.sub("", rest)
    if told != rest and _says_enough(told):
        asked, rest = _grammar().setting.sub("", asked), told
    return Question(text, asked, without_articles(rest), aspect, ())


def _says_enough(rest: str) -> bool:
    from bot.search.lexicon import STOP_WORDS

    return sum(word not in STOP_WORDS for word in rest.split()) >= _ENOUGH


def _peel(rest: str) -> str:
    grammar = _grammar()
    for _ in range(8):
        peeled = grammar.trailing.sub("", grammar.leading.sub("", rest))
        if peeled == rest:
            break
        rest = peeled
    if rest.startswith("what ") and rest.endswith((" is", " are", " means")):
        rest = "what is " + rest[5:].rpartition(" ")[0]
    return rest


def without_articles(rest: str) -> str:
    """A subject without its articles."""
    for _ in range(4):
        peeled = _grammar().article.sub("", rest)
        if peeled == rest:
            break
        rest = peeled
    return rest.removesuffix(" is").removesuffix(" are").strip()
