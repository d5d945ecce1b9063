"""What is asked about what: take the question's frame off and keep its subject.

"Could someone please explain what data drift is?" is about *data drift*; "how do I detect
data drift" asks for its *detect* aspect; "data drift vs concept drift" compares. This is
grammar over folded words, nothing else: no entry is known here.
"""

import re
from functools import cache
from typing import NamedTuple

from bot.search.normalize import words


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


_WHO = r"(?:i|we|you|one|u|people|teams|a team|someone|engineers)"
_MODAL = r"(?:do|does|did|can|could|should|would|will|to|might|must)"

# Courtesies and run-ups, peeled off again and again until none is left.
_LEADING = (
    r"^(?:"
    r"hi|hey|hello|hi all|hello everyone|ok|okay|so|well|and|but|also|please|pls|plz|kindly|"
    r"quick question|question|sorry|thanks|um+|mlpersona|"
    r"(?:can|could|would|will) (?:you|u|someone|anyone|somebody|anybody)|"
    r"(?:i|we) (?:would like|want|need|d like|am trying|are trying) to (?:know|understand|learn)(?: about| more about)?|"
    r"(?:i m|i am|im) (?:confused|wondering|curious) (?:about|by)?|"
    r"do you know|does (?:anyone|anybody|someone) know|tell (?:me|us)(?: about| more about)?|"
    r"help (?:me|us) (?:to )?understand|remind (?:me|us)(?: of)?|give (?:me|us)|show (?:me|us)|"
    r"(?:just )?(?:briefly|quickly|simply|really|actually|exactly|basically)|"
    r"elaborate on|clarify|explain (?:to )?(?:me|us)|eli5|"
    r"(?:in|for) (?:machine learning|ml|data science|deep learning|ai|mlops|statistics)"
    r") "
)
_TRAILING = (
    r" (?:"
    r"please|pls|plz|thanks|thank you|anyway|exactly|actually|really|"
    r"in (?:simple|plain|layman|laymans|easy|other) (?:terms|words|english|language)|in detail|in short|"
    r"for (?:beginners|dummies)|briefly|explained|(?:short |brief |simple |quick )?explanation|all about|"
    r"(?:technically|practically|strictly|roughly) speaking|in a nutshell|in (?:a|one) (?:few words|sentence)|tl ?dr|"
    r"in (?:the )?(?:context of )?(?:machine learning|ml|data science|deep learning|ai|mlops|practice|general)|"
    r"(?:for|of) (?:my|our|the|a|an) (?:ml |machine learning )?(?:model|models|system|team)|"
    r"(?:for|to|in) (?:me|us)"
    r")$"
)
_ARTICLE = (
    r"^(?:an?|the|some|any|this|that|my|our|your|all|kind of|term|concept of|idea of|notion of) "
)

_COMPARISON: tuple[str, ...] = (
    r"^(?:what (?:is|are|s) |whats |explain |describe |is there |define )?(?:the |a |any )?(?:main |key |real )?"
    r"(?:differences?|distinction|contrast) (?:in |is )?(?:between|of) (.+?) (?:and|vs|versus|or|from) (.+)$",
    r"^(?:compare|contrast|comparison (?:of|between)|distinguish(?: between)?|what distinguishes|"
    r"how (?:do (?:i|we|you) )?distinguish(?: between)?) (.+?) (?:and|vs|versus|with|to|from|against|or) (.+)$",
    r"^how (?:is|are|does|do) (.+?) (?:differ|different|differs|distinct|compare) (?:from|than|to|with) (.+)$",
    r"^(?:what (?:is|are) )?(.+?) (?:vs|versus|as opposed to|compared (?:to|with)) (.+?)(?: difference| differences| comparison)?$",
    r"^(.+?) (?:and|or) (.+?) (?:difference|differences|comparison|compared)$",
)

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
    (
        "when_not",
        rf"^when (?:{_MODAL} )?(?:{_WHO} )?(?:not|never|shouldnt|should not)(?: {_WHO})?(?: to)? (?:use|apply|do|choose|adopt) (.+)$",
    ),
    ("when_not", r"^(?:when|why) to avoid (.+)$"),
    (
        "when_not",
        r"^(?:limits|limitations|drawbacks|disadvantages|weaknesses|shortcomings) (?:of|to) (.+)$",
    ),
    (
        "when",
        rf"^when (?:{_MODAL} )?(?:{_WHO} )?(?:to )?(?:use|apply|do|choose|adopt|need) (.+)$",
    ),
    (
        "when",
        r"^when (?:is|are) (.+?) (?:useful|appropriate|needed|a good idea|worth it|applicable)$",
    ),
    (
        "why",
        r"^why (?:is|are|does|do) (.+?) (?:so )?(?:matters?|important|useful|needed|necessary|a problem|bad|happens?|occurs?)$",
    ),
    ("why", rf"^why (?:{_MODAL} {_WHO} )?(?:need|use|care about|want|have|do) (.+)$"),
    (
        "why",
        r"^(?:the )?(?:importance|purpose|benefits?|advantages?|strengths|merits|pros|usefulness|role|"
        r"point|causes?) of (.+)$",
    ),
    ("why", r"^how (?:important|useful|helpful|necessary|crucial) (?:is|are) (.+)$"),
    ("why", r"^what causes (.+)$"),
    (
        "detect",
        rf"^how (?:{_MODAL} )?(?:{_WHO} )?(?:best |reliably |automatically )?(?:{_DETECT}) (?:if there is |whether there is )?(.+)$",
    ),
    (
        "detect",
        r"^(?:what (?:is|are) )?(?:the )?(?:symptoms?|signs?|indicators?|red flags?) (?:of|for) (.+)$",
    ),
    (
        "detect",
        r"^(?:ways? (?:to|of) )?(?:detecting|measuring|spotting|monitoring(?: for)?|identifying|diagnosing|detect|measure) (.+)$",
    ),
    ("detect", r"^(.+?) (?:symptoms|signs|detection)$"),
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
    # "Do" may be the verb itself: "how to do error analysis", but not "how do you integrate it".
    ("how", rf"^how (?:{_MODAL} )?(?:{_WHO} )?(?:best )?(?:{_HOW}) (?!{_WHO} )(.+)$"),
    ("how", rf"^how (?:is|are|{_MODAL}) (.+?) (?:works?)$"),
    (
        "costs",
        r"^(?:what (?:is|are) )?(?:the )?(?:costs?|price|downsides?|trade ?offs?|cons|pros and cons|"
        r"advantages and disadvantages|strengths and weaknesses|benefits and (?:costs|risks)) of (.+)$",
    ),
    ("costs", r"^what does (.+?) cost$"),
    (
        "example",
        r"^(?:what (?:is|are) )?(?:an? |some )?(?:good |real |concrete |simple )?examples? (?:of|for) (.+)$",
    ),
    ("example", r"^(.+?) (?:examples?|sample)$"),
    (
        "",
        r"^(?:what|who) (?:is|are|was|were|s|re) (?:meant by |the (?:definition|meaning|concept|idea|term) of |the )?(.+)$",
    ),
    (
        "",
        r"^(?:whats|whos|wtf is|what is a|define|definition(?: of)?|meaning(?: of)?|explain|describe|describing|understanding|about|info on|information on|what about|how about|lookup|look up) (.+)$",
    ),
    ("", r"^what (?:does|do|did) (.+?) (?:mean|stand for|do|refer to|entail|involve)$"),
    ("", r"^(?:what )?(.+?) (?:means?|meaning|definition|stands for|acronym|abbreviation)$"),
)


class _Grammar(NamedTuple):
    leading: re.Pattern[str]
    trailing: re.Pattern[str]
    article: re.Pattern[str]
    comparison: tuple[re.Pattern[str], ...]
    aspects: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _grammar() -> _Grammar:
    """The patterns, compiled at the first question: a look-up by name needs none of them."""
    return _Grammar(
        re.compile(_LEADING),
        re.compile(_TRAILING),
        re.compile(_ARTICLE),
        tuple(re.compile(pattern) for pattern in _COMPARISON),
        tuple((aspect, re.compile(pattern)) for aspect, pattern in _ASPECTS),
    )


def take_apart(text: str) -> Question:
    """Split a question into its frame and its subject; text without a frame is all subject."""
    asked = rest = _peel(" ".join(words(text)))
    for pattern in _grammar().comparison:
        if match := pattern.match(rest):
            sides = tuple(_bare(side) for side in match.groups())
            if all(sides):
                return Question(text, asked, rest, "", sides)
    aspect = ""
    for _ in range(3):
        for name, pattern in _grammar().aspects:
            if match := pattern.match(rest):
                aspect = aspect or name
                rest = _peel(match.group(1))
                break
        else:
            break
    return Question(text, asked, _bare(rest), aspect, ())


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


def _bare(rest: str) -> str:
    for _ in range(4):
        peeled = _grammar().article.sub("", rest)
        if peeled == rest:
            break
        rest = peeled
    return rest.removesuffix(" is").removesuffix(" are").strip()
