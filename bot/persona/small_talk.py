"""What people say to a bot before they ask it something, to its answers, and about itself."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

GREETINGS = frozenset(
    ("hi there", "hello there", "good morning", "good afternoon", "good evening", "how do you do",
     "test", "testing", "never mind", "got it", "ping", "anybody there", "anyone there", "you there")
)  # fmt: skip
# What people say to an answer, and what they say beside it: "ok, thanks a lot".
_COURTESIES = frozenset(
    "awesome bye cheers cool fine great haha hello hey hi lol nevermind nice no nope ok okay perfect thank "
    "thanks thx ty understood wonderful yeah yep yes".split()
)
_BESIDE_COURTESIES = frozenset(
    "a again all and anyone bot buddy everyone folks for friday guys help helped here it lot love many mate mlpersona much one "
    "so team that the there very you your".split()
)
# What somebody may be, or be like: "are you a real person", "are you still there".
_BEING = (
    r"(?:an? |the |just |really |actually |even |still )*(?:(?:real|simple|rule based|language|ml|ai|actual|good|smart) )*"
    r"(?:ai|llm|bots?|chatbots?|robots?|machines?|humans?|person|people|models?|language models?|program|script|real|alive|awake|"
    r"there|here|ok|okay|up|down|online|offline|working|broken|sentient|conscious|smart|stupid|dumb|useful|reliable|"
    r"accurate|sure|right|serious|(?:chat)?gpt(?: ?\d\w*)?|claude|gemini|llama|siri|alexa|copilot)(?: or .+)?(?: today| now| there| right now)?"
)
_MADE = r"(?:made|built|created|programmed|developed|designed|wrote|written|trained|coded|implemented|invented)"
# To keep, and what is said: "do you store what I ask", "are you logging our messages".
_KEEP = r"(?:store|save|log|keep|record|track|remember|collect|retain|sell|share|leak|read|see|spy on)(?:ing)?"
_SAID = (
    r"(?:everything|(?:all |any )?(?:of )?(?:my|our|the|this|these|what (?:i|we))\b.*"
    r"(?:questions?|messages?|chats?|conversations?|data|quer(?:y|ies)|ask|say|type|write|channels?|dms?)|my name|me|us)"
)
_ABOUT_ITSELF = (
    rf"(?:are|r) (?:you|u) {_BEING}",
    rf"(?:so )?(?:you|u) (?:are|re) {_BEING}",
    r"(?:who|what) (?:the (?:hell|heck) )?are (?:you|u)(?: again| exactly)?",
    r"what (?:is|s) your (?:name|purpose|job|version|knowledge cutoff|source|accuracy|model|tech stack)",
    rf"who (?:{_MADE}|owns|maintains|runs|operates) (?:you|u|this bot|mlpersona)",
    rf"(?:how|when|where|by whom|by who) (?:were|was|are|did) (?:you|u|this bot|they) (?:get )?{_MADE}(?: you)?",
    r"how (?:are|r) (?:you|u)(?: doing)?(?: today)?",
    r"how (?:do|does) (?:you|u|this bot|this thing) work",
    r"how (?:smart|accurate|reliable|old|big|good) are (?:you|u)(?: at .*)?",
    r"(?:what|which) (?:kind of |type of )?(?:ai|llm|gpt|(?:language |ai |ml )?model|version|algorithm)s? "
    r"(?:are|do|does) (?:you|u|this bot)(?: (?:use|using|based on|run on|running|built on|have))?",
    r"(?:what|who) (?:are (?:you|u) (?:based|built|running) on|powers (?:you|u|this bot)|is behind (?:you|this bot))",
    r"(?:what|what else) (?:can|do|could) (?:you|u|this bot)(?: all)? (?:do|know|cover|answer|offer)(?: about)?",
    r"what can (?:i|we) ask(?: (?:you|u))?(?: about)?",
    r"(?:can|could|should|may) (?:i|we|one) (?:really )?(?:trust|ask|use|talk to|rely on|believe) (?:you|u|this bot)"
    r"(?: (?:something|anything|a question|questions))?",
    r"(?:can|could|do|will) (?:you|u) (?:help(?: me| us)?|hear me|talk|understand me|speak \w+|make mistakes|"
    r"hallucinate|have feelings|love me|sleep|dream|know everything)",
    r"(?:do|are|can|will) (?:you|u) (?:use|using|run on|based on|powered by|connected to) "
    r"(?:an? |any )?(?:ai|llms?|language models?|(?:chat)?gpt(?: ?\d\w*)?|openai|claude|the internet|machine learning)",
    r"where do (?:you|u|your answers?) (?:get|come|know|take)(?: (?:your|this|that|the|all))*(?: (?:answers?|information|"
    r"info|knowledge|data|stuff|from))*",
    r"why (?:should|would) (?:i|we) (?:trust|believe|use) (?:you|u|this bot)",
    r"i (?:love|like|hate) (?:you|u|this bot)",
    r"(?:youre|(?:you|u) (?:are|re|r|suck|rock))(?: (?:so|very|the|a|really|too|not|just|no))*(?: (?:great|awesome|amazing|useless|wrong|stupid|"
    r"dumb|best|bad|cool|funny|nice|cute|helpful|help|smart|slow|good|bot|idiot|trash|garbage))*",
    r"(?:what|which) (?:kind of )?(?:ai|llm|gpt|(?:language |ai |ml )?model)s? (?:are (?:you|u) running on|is (?:behind|used by|powering) (?:you|this bot))",
    r"(?:were|are|was|is) (?:you|u|this bot) (?:being )?(?:trained|fine tuned|updated|built) (?:on|with|by|from|for)\b.*",
    r"(?:when|how often) (?:were|are|is|was|do|does) (?:you|u|this bot|the handbook|your (?:handbook|knowledge|answers?))(?: last)? (?:get )?(?:updated|changed|reviewed|trained)",
    r"(?:can|do|will|could) (?:you|u|this bot) (?:also )?(?:learn|remember|improve|adapt)(?: (?:from|what|how|when)\b.*)?",
    r"(?:give|show|tell) (?:me|us) (?:some |a few )?(?:example|sample) questions|what (?:are )?(?:some )?(?:example|sample|good) questions",
    r"(?:.* )?(?:your|that|this) (?:last |previous )?answer (?:is|was|looks|seems)(?: \w+)? (?:wrong|incorrect|bad|outdated|not (?:right|correct|helpful))\b.*",
    r"how (?:confident|sure|certain) are (?:you|u)(?: .*)?",
    r"(?:who|where|how) (?:do|can|should|could) (?:i|we) (?:contact|ask|report|add|suggest|contribute|use|share|turn|change|complain)\b.* "
    r"(?:this bot|the bot|the handbook|your (?:handbook|answers?)|mlpersona|answer is wrong)(?: .*)?",
    r"how (?:do|can) (?:i|we) use (?:you|u|this bot)",
    r"who (?:writes|wrote|reviews|edits|maintains|made|owns) (?:the|this|your) (?:handbook|bot|answers?|entries)",
    r"(?:that|this|it) (?:is|was|s) (?:wrong|incorrect|not (?:right|correct|helpful|what i (?:asked|meant)))|not helpful|wrong answer|not what i asked",
    r"(?:this|the) bot (?:sucks|is \w+(?: \w+)?)|(?:stupid|bad|good|useless|dumb) bot|shut up",
    r"(?:are|is) (?:these|this|the|your) answers? (?:generated|written|made|produced) by .+",
    r"why (?:dont|do not|cant|can not|cannot|didnt) (?:you|u) (?:know|answer|understand|get)\b.*",
    r"(?:does|is) (?:this|the) bot (?:use|using|run|running|based|powered|open|free)\b(?: (?:on|by|source|an? \w+|\w+))*"
    r"(?: under the hood)?",
    r"will (?:you|u|ai) (?:take|replace|steal) (?:my job|us|me|our jobs)",
    r"(?:can|could) (?:you|u) (?:please )?(?:summari[sz]e|read|translate|post|send|ping|remind|schedule|book|search|google|call|email)\b.*",
    r"(?:(?:can|could) (?:you|u) )?(?:please )?(?:write|compose|draft|sing|tell)(?: me| us)? (?:an? |the |another )?(?:poem|song|haiku|limerick|joke|story|essay|email|mail|letter|tweet|"
    r"linkedin post|blog post|speech|job ad|cover letter|resume|cv)\b.*",
    r"(?:sprichst|sprechen|parlez|hablas?|parli|fala)\b.*",
    r"(?:tell me (?:a|another) )?joke|tell me (?:a|another) (?:ml |data science |machine learning )?joke|say something(?: funny| nice)?|"
    r"make me laugh|sing(?: me)? a song",
)
_ON_PRIVACY = (
    rf"(?:do|does|can|are|is|will) (?:you|u|this bot|mlpersona) {_KEEP} {_SAID}(?: to .*)?",
    r"who (?:can )?sees? (?:what i (?:ask|type|write)|my (?:questions?|messages?|data))(?: (?:you|u|here))?",
    r"(?:are|is) (?:my|our|this|the) (?:questions?|messages?|chats?|data|conversations?) (?:stored|logged|saved|private|confidential|"
    r"recorded|kept|visible(?: to .*)?)(?: (?:here|by (?:you|u|this bot|mlpersona)))",
    r"(?:is|are) (?:this|our|my) (?:conversation|chat|thread|dms?|channel) (?:private|confidential|logged|stored|visible)(?: .*)?",
    r"(?:how (?:do|can) (?:i|we) |please |can (?:you|i) )?(?:delete|erase|remove|forget) (?:my|our|all my) (?:history|data|questions?|messages?|account)\b.*",
    r"what (?:do|does) (?:you|u|this bot|mlpersona) (?:store|save|log|keep|record|track|know|remember|collect)"
    r"(?: (?:about|on|of) (?:me|us))?",
)
_ON_TIPS = (
    r"(?:how (?:do|can) (?:i|we) |please |can (?:you|i|we) )?(?:turn off|stop|disable|mute|cancel|unsubscribe(?: from)?|switch off|end|change|move|"
    r"set up|turn on|enable|subscribe(?: to)?|get|pause)(?: sending| getting| posting| receiving)?(?: me| us)?(?: the time of| the channel of)?"
    r"(?: the| these| this| your| a| my| our)?(?: daily)? (?:tips?|notifications?|posts?|dms?)\b.*",
    r"unsubscribe|stop (?:spamming|messaging|dming|posting)\b.*",
)
# What stands before and after any of it.
_BEFORE = r"(?:(?:hi|hey|hello|ok|so|and|but|well|wait|bot|mlpersona|please|wow|lol|sorry|hmm) )*"
_AFTER = (
    r"(?: (?:bot|mlpersona|please|exactly|anyway|lol|then|dude|man|mate|buddy|really|actually))*"
)


# What any talk about the bot, or about what it keeps, has one of.
_SPOKEN_TO = frozenset(
    "ai answer answers ask asked bot conversation daily data delete handbook helpful here history i joke laugh lol messages "
    "mlpersona my notification notifications parlez questions shut song something sprichst stop sprechen that these this "
    "tip tips u unsubscribe who write draft wrong you your youre".split()
)
MOST_SPOKEN = 16


class Talk(Enum):
    """What talk is about that asks nothing of the handbook."""

    COURTESY = "courtesy"
    ITSELF = "itself"
    PRIVACY = "privacy"
    TIPS = "tips"


def talk_of(said: str) -> Talk | None:
    """What these folded words, between single spaces, talk about; None for all that may be looked up.

    They greet or thank, or are about whom they are said to: "who made you", "do you store what I ask",
    "stop sending me tips".
    """
    parts = said.split()
    if said in GREETINGS or (
        not _COURTESIES.isdisjoint(parts) and set(parts) <= _COURTESIES | _BESIDE_COURTESIES
    ):
        return Talk.COURTESY
    if len(parts) > MOST_SPOKEN or _SPOKEN_TO.isdisjoint(parts):
        return None
    return next((talk for talk, pattern in _patterns() if pattern.fullmatch(said)), None)


@cache
def _patterns() -> tuple[tuple[Talk, re.Pattern[str]], ...]:
    """Compiled when a text speaks to somebody."""
    talks = {Talk.ITSELF: _ABOUT_ITSELF, Talk.PRIVACY: _ON_PRIVACY, Talk.TIPS: _ON_TIPS}
    return tuple(
        (talk, re.compile(f"{_BEFORE}(?:{'|'.join(frames)}){_AFTER}"))
        for talk, frames in talks.items()
    )
