"""What people say to a bot before they ask it something, to its answers, and about itself."""

from __future__ import annotations

import re
from functools import cache

GREETINGS = frozenset(
    ("hi there", "hello there", "good morning", "good afternoon", "good evening", "how do you do",
     "test", "testing", "never mind", "got it", "ping", "anybody there", "anyone there", "you there")
)  # fmt: skip
# What people say to an answer, and what they say beside it: "ok, thanks a lot".
_COURTESIES = frozenset(
    "awesome bye cheers cool fine great hello hey hi nevermind nice no nope ok okay perfect thank "
    "thanks thx ty understood wonderful yeah yep yes".split()
)
_BESIDE_COURTESIES = frozenset(
    "a again all and bot for help lot many mlpersona much so that the there very you your".split()
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
    r"(?:you|u) (?:are|re|r|suck|rock)(?: (?:so|very|the|a|really|too|not|just|no))*(?: (?:great|awesome|amazing|useless|wrong|stupid|"
    r"dumb|best|bad|cool|funny|nice|cute|helpful|help|smart|slow|good|bot|idiot|trash|garbage))*",
    r"(?:tell me (?:a|another) )?joke|tell me (?:a|another) (?:ml |data science |machine learning )?joke|say something(?: funny| nice)?|"
    r"make me laugh|sing(?: me)? a song",
)
_ON_PRIVACY = (
    rf"(?:do|does|can|are|is|will) (?:you|u|this bot|mlpersona) {_KEEP} {_SAID}(?: to .*)?",
    r"who (?:can )?sees? (?:what i (?:ask|type|write)|my (?:questions?|messages?|data))(?: (?:you|u|here))?",
    r"(?:are|is) (?:my|our|this|the) (?:questions?|messages?|chats?|data|conversations?) (?:stored|logged|saved|private|confidential|"
    r"recorded|kept|visible(?: to .*)?)(?: (?:here|by (?:you|u|this bot|mlpersona)))",
    r"what (?:do|does) (?:you|u|this bot|mlpersona) (?:store|save|log|keep|record|track|know|remember|collect)"
    r"(?: (?:about|on|of) (?:me|us))?",
)
# What stands before and after any of it.
_BEFORE = r"(?:(?:hi|hey|hello|ok|so|and|but|well|wait|bot|mlpersona|please|wow|lol|sorry|hmm) )*"
_AFTER = (
    r"(?: (?:bot|mlpersona|please|exactly|anyway|lol|then|dude|man|mate|buddy|really|actually))*"
)


# What any talk about the bot, or about what it keeps, has one of.
_SPOKEN_TO = frozenset(
    "ask bot here i joke laugh mlpersona my song something u who you your".split()
)
MOST_SPOKEN = 16


def is_courtesy(said: str) -> bool:
    """Do these folded words, between single spaces, greet or thank and ask nothing?"""
    parts = frozenset(said.split())
    courteous = not parts.isdisjoint(_COURTESIES) and parts <= _COURTESIES | _BESIDE_COURTESIES
    return courteous or said in GREETINGS


def is_about_itself(said: str) -> bool:
    """Are these folded words about whom they are said to: "who made you", "are you an AI"?"""
    return _is_spoken(said) and bool(_patterns()[0].fullmatch(said))


def is_on_privacy(said: str) -> bool:
    """Do these folded words ask what is kept of what people ask?"""
    return _is_spoken(said) and bool(_patterns()[1].fullmatch(said))


def _is_spoken(said: str) -> bool:
    parts = said.split()
    return len(parts) <= MOST_SPOKEN and not _SPOKEN_TO.isdisjoint(parts)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compiled when a text speaks to somebody."""
    itself, privacy = ("|".join(each) for each in (_ABOUT_ITSELF, _ON_PRIVACY))
    return (
        re.compile(f"{_BEFORE}(?:{itself}){_AFTER}"),
        re.compile(f"{_BEFORE}(?:{privacy}){_AFTER}"),
    )
