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
    "ah awesome bye cheers cool fine great haha hello hey hi lol interesting nevermind nice no nope ok okay perfect thank "
    "thanks thx ty understood wonderful yeah yep yes".split()
)
_BESIDE_COURTESIES = frozenset(
    "a again all and anyone bot got hmm makes oh sense ton u wow buddy everyone folks for friday guys help helped here it lot love many mate mlpersona much one "
    "so team that the there very you your".split()
)
# What somebody may be, or be like: "are you a real person", "are you still there".
_BEING = (
    r"(?:an? |the |just |really |actually |even |still )*(?:(?:real|simple|rule based|language|ml|ai|actual|good|smart) )*"
    r"(?:ai|llm|bots?|chatbots?|robots?|machines?|humans?|person|people|models?|language models?|program|script|real|alive|awake|"
    r"there|here|ok|okay|up|down|online|offline|working|broken|sentient|conscious|smart|stupid|dumb|useful|reliable|"
    r"accurate|sure|right|serious|(?:chat)?gpt(?: ?\d\w*)?|claude|gemini|llama|siri|alexa|copilot)(?: or (?:not|an? )?(?:real |actual )?(?:human|person|bot|robot|ai|machine|real)?)?(?: today| now| there| right now)?"
)
_MADE = r"(?:made|built|created|programmed|developed|designed|wrote|written|trained|coded|implemented|invented)"
# To keep, and what is said: "do you store what I ask", "are you logging our messages".
_KEEP = r"(?:stor|sav|log|logg|keep|record|track|remember|collect|retain|sell|shar|leak|read|see|spy on|train on|us)(?:e|ing)?"
_SAID = (
    r"(?:everything (?:i|we) .+|(?:all |any )?(?:of )?(?:my|our|these) (?:questions?|messages?|chats?|conversations?|queries|query|dms?|"
    r"requests?|searches|slack)|what (?:i|we|people|users) (?:ask|say|type|write|search|tell you)(?: you| here)*|my name|"
    r"my (?:personal )?data|(?:user|personal) data)"
)
# What may be said of it besides.
_KEPT_FOR = (
    r"(?: (?:here|anywhere|somewhere|private|with (?:anyone|others|third parties|other companies|my (?:boss|manager|company|team|employer))|"
    r"(?:for|to) (?:train|training|improve|learn)(?: .{0,20})?|in an? (?:database|db|log)))*"
)
_YOU = r"(?:you|u|this bot|mlpersona)"
_ANSWER = r"(?:(?:your|that|this) (?:last |previous |first )?answer|that|this|it)"
_ABOUT_ITSELF = (
    rf"(?:are|r) (?:you|u) {_BEING}",
    rf"(?:so )?(?:you|u) (?:are|re) {_BEING}",
    r"(?:who|what) (?:the (?:hell|heck) )?are (?:you|u)(?: again| exactly)?",
    r"what (?:is|s) your (?:name|purpose|job|version|knowledge cutoff|source|accuracy|model|tech stack)",
    rf"who (?:{_MADE}|owns|maintains|runs|operates|is responsible for|is behind) {_YOU}",
    rf"(?:how|when|where|by whom|by who) (?:were|was|are|did) (?:{_YOU}|they) (?:get )?{_MADE}(?: you)?",
    r"how (?:are|r) (?:you|u)(?: doing)?(?: today)?",
    rf"how (?:do|does) (?:{_YOU}|this thing) work",
    r"how (?:smart|accurate|reliable|old|big|good) are (?:you|u)(?: at (?:this|that|ml|answering(?: questions)?))?",
    r"(?:what|which) (?:kind of |type of )?(?:ai|llm|gpt|(?:language |ai |ml )?model|version|algorithm)s? "
    rf"(?:are|do|does) {_YOU}(?: (?:use|using|based on|run on|running|running on|built on|have))?",
    rf"(?:what|which) (?:ai|llm|gpt|(?:language |ai |ml )?model) is (?:behind|used by|powering) (?:{_YOU}|this)",
    r"is there an? (?:ai|llm|human|person|language model|model) behind (?:you|this|this bot)",
    rf"(?:what|who) (?:are (?:you|u) (?:based|built|running) on|powers {_YOU}|is behind {_YOU})",
    rf"(?:what|what else) (?:can|do|could) {_YOU}(?: all)? (?:do|know|cover|answer|offer)(?: about)?",
    r"what can (?:i|we) ask(?: (?:you|u))?(?: about)?|what commands (?:do you have|are there|can i use)",
    rf"(?:can|could|should|may) (?:i|we|one) (?:really )?(?:trust|ask|use|talk to|rely on|believe) {_YOU}"
    r"(?: (?:something|anything|a question|questions))?|i have a question|help me|can (?:someone|anyone) help(?: me)?",
    r"(?:can|could|do|will) (?:you|u) (?:help(?: me| us)?|hear me|talk|understand me|speak \w+|make mistakes|"
    r"hallucinate|have feelings|love me|sleep|dream|know everything)",
    r"(?:do|are|can|will) (?:you|u) (?:use|using|run on|based on|powered by|connected to) "
    r"(?:an? |any )?(?:ai|llms?|language models?|(?:chat)?gpt(?: ?\d\w*)?|openai|claude|the internet|machine learning)",
    r"(?:does|is) (?:this bot|mlpersona) (?:use|using|running|based|powered|open|free)(?: (?:on|by|source|an?|the|ai|llm|gpt \d|chatgpt|openai|"
    r"language|model))*(?: under the hood)?|are (?:you|u) (?:open source|free)",
    r"where do (?:you|u|your answers?) (?:get|come|know|take)(?: (?:your|this|that|the|all))*(?: (?:answers?|information|"
    r"info|knowledge|data|stuff|from))*",
    rf"why (?:should|would) (?:i|we) (?:trust|believe|use) {_YOU}",
    rf"i (?:love|like|hate) {_YOU}",
    r"(?:youre|(?:you|u) (?:are|re|r|suck|rock))(?: (?:so|very|the|a|really|too|not|just|no))*(?: (?:great|awesome|amazing|useless|wrong|stupid|"
    r"dumb|best|bad|cool|funny|nice|cute|helpful|help|smart|slow|good|bot|idiot|trash|garbage))*",
    r"(?:were|was) (?:you|u|this bot) (?:trained|fine tuned|built) (?:on|with|by|from) (?:(?:our|my|public|company|internal|private|"
    r"any|real|slack|the|its|own) )*(?:data|docs|documents|internet|slack|messages|code|wiki|wikipedia|books|papers|openai|google|people)",
    r"(?:when|how often) (?:were|are|is|was) (?:you|u|this bot|the handbook|your (?:handbook|knowledge|answers?))(?: last)? "
    r"(?:updated|changed|reviewed|trained)",
    r"(?:can|do|will|could) (?:you|u|this bot) (?:also )?(?:learn|remember|improve|adapt)(?: (?:from )?(?:me|us|this|this chat|our chats?|"
    r"our conversations?|my (?:questions?|name)|what (?:i|we) (?:say|type|ask|write|said|asked|typed)(?: here)?))?",
    r"(?:give|show|tell) (?:me|us) (?:some |a few )?(?:example|sample) questions|what (?:are )?(?:some )?(?:example|sample|good) questions",
    rf"{_ANSWER} (?:is|was|s|looks|seems)(?: just| plain| completely| totally)? (?:wrong|incorrect|bad|outdated|useless|nonsense|"
    r"not (?:right|correct|helpful|what i (?:asked|meant)))(?: how (?:do|can) i report (?:it|that|this)| please fix(?: it)?)?",
    r"not helpful|wrong answer|not what i asked|you (?:didnt|did not) answer (?:my|the) question",
    r"how (?:confident|sure|certain) are (?:you|u)(?: (?:in|about|of) (?:that|this|your|the)(?: answer| result)?)?",
    r"(?:who|where|how) (?:do|can|should|could) (?:i|we) (?:contact|report|add|suggest|contribute|use|share|install|complain)\b.* "
    r"(?:this bot|the handbook|your (?:handbook|answers?)|mlpersona|to you)|how (?:do|can) (?:i|we) (?:use|install) (?:you|u)",
    r"who (?:do|can|should) i (?:contact|ask|tell) if (?:an|your) answer is wrong",
    r"who (?:writes|wrote|reviews|edits|maintains|made|owns) (?:the|this|your) (?:handbook|answers?|entries)",
    r"this bot (?:sucks|is (?:stupid|useless|wrong|bad|great|awesome|cool|slow|dumb|broken|nice|helpful|annoying))|"
    r"(?:stupid|bad|good|great|useless|dumb) (?:bot|job|answer)(?: thanks)?|shut up",
    r"(?:are|is) (?:these|this|your) answers? (?:generated|written|made|produced) by (?:an? |real )?(?:ai|llm|gpt|chatgpt|humans?|people|robot|"
    r"machine|language model|experts?)",
    r"why (?:dont|do not|cant|can not|cannot|didnt) (?:you|u) (?:know|answer|understand)(?: (?:it|this|that|me|my|the|simple|any|questions?))*",
    r"why did (?:you|u) (?:answer|say|show|give)(?: me)? (?:that|this|it)|are (?:you|u) (?:better|smarter|faster) than (?:an? )?\w+",
    r"will (?:you|u|ai) (?:take|replace|steal) (?:my job|us|me|our jobs)",
    r"(?:can|could) (?:you|u) (?:please )?(?:summari[sz]e|read|translate|post|send|forward|share) (?:me |us )?(?:this|the|our|my|that|it|an?) ?"
    r"(?:\w+ )?(?:thread|channel|conversation|discussion|meeting|message|doc|document|page|email|reminder|invite|to \w+)?(?: (?:for me|to .+))?",
    r"(?:can|could) (?:you|u) (?:please )?(?:call|email|ping|google|message) (?:me|us|him|her|them|it|my \w+)(?: .+)?|"
    r"(?:(?:can|could) (?:you|u) )?(?:please )?remind (?:me|us)(?: (?:to|at|on|tomorrow|later|in \d+|every)\b.*)",
    r"(?:can|could) (?:you|u) (?:please )?(?:schedule|book|set up) (?:an? )?(?:\w+ )?(?:meeting|call|room|reminder|appointment)(?: .+)?",
    r"(?:(?:can|could) (?:you|u) )?(?:please )?(?:write|compose|draft|sing|tell)(?: me| us)? (?:an? |the |another )?(?:poem|song|haiku|limerick|joke|"
    r"story|essay|email|mail|letter|tweet|linkedin post|blog post|speech|job ad|cover letter|resume|cv)(?: (?:to|about|for|on|that|in) .+)?",
    r"(?:sprichst|sprechen|parlez|hablas?|parli|fala) .+",
    r"(?:tell me (?:a|another) )?joke|tell me (?:a|another) (?:ml |data science |machine learning )?joke|say something(?: funny| nice)?|"
    r"make me laugh|sing(?: me)? a song",
)
_ON_PRIVACY = (
    rf"(?:do|does|can|are|is|will) {_YOU} {_KEEP} {_SAID}{_KEPT_FOR}",
    rf"(?:do|does|will) {_YOU} (?:use|share|sell) (?:our|my) data{_KEPT_FOR}",
    r"(?:who|can (?:my|our|the) (?:boss|manager|team|company|admins?|employer|others)) (?:can )?(?:sees?|reads?) (?:what (?:i|we) (?:ask|type|write)|"
    r"my (?:questions?|messages?|data))(?: (?:you|u|here))?",
    rf"(?:are|is) (?:my|our) (?:questions?|messages?|chats?|conversations?|queries) (?:stored|logged|saved|private|confidential|anonymous|"
    rf"recorded|kept|safe|visible|public)(?: by {_YOU}| to (?:others|anyone|everyone|my \w+))?{_KEPT_FOR}",
    rf"(?:is|are) (?:this|our|my) (?:conversation|chat|thread|dms?) (?:private|confidential|logged|stored|visible|recorded){_KEPT_FOR}",
    r"(?:how (?:do|can) (?:i|we) |please |can (?:you|i) )?(?:delete|erase|remove|forget) (?:my|our|all my) "
    r"(?:(?:history|questions?|messages?|account|conversations?|chats?)(?: (?:here|with you|from (?:you|this bot|mlpersona|here)))*|"
    r"data (?:here|with you|from (?:you|this bot|mlpersona|here)))",
    r"(?:please )?(?:delete|forget) everything (?:you (?:know|have|keep|store)|about me)(?: about me| on me)?|forget me",
    rf"(?:what|how long) (?:do|does) {_YOU} (?:store|save|log|keep|record|track|know|remember|collect) "
    r"(?:(?:about|on|of|from) (?:me|us)|(?:my|our) (?:questions?|messages?|data|queries))",
    r"where (?:is|are|do you (?:store|keep)) (?:my|our) (?:data|questions?|messages?)(?: (?:stored|kept|saved))?",
    rf"(?:is|are) (?:this|{_YOU}|this tool) gdpr compliant|(?:can|may|should) (?:i|we) paste (?:customer|confidential|personal|sensitive|private|"
    r"company) (?:data|information|stuff|code) here",
)
_TIPS = r"(?:(?:the|these|this|your|a|my|our|those|any|more) )*(?:daily )?(?:tips?|notifications? from you)"
_ON_TIPS = (
    rf"(?:how (?:do|can) (?:i|we) |please |can (?:you|i|we) )?(?:turn off|stop|disable|mute|cancel|unsubscribe(?: from)?|switch off|end|change|move|"
    rf"pause|get rid of)(?: sending| getting| posting| receiving)?(?: me| us)?(?: the time of| the channel of)? {_TIPS}"
    r"(?: (?:please|here|anymore|any more|now|for (?:me|us|this channel)|in (?:this|my|our|the) \w+(?: channel)?))*",
    r"(?:how (?:do|can) (?:i|we) |please |can (?:you|i|we) )?(?:set up|turn on|enable|subscribe(?: to)?|get|schedule)(?: me| us)? "
    r"(?:the |a |your |these )?(?:daily tips?|tip of the day|tips (?:here|every \w+|at \d.*|in (?:this|our|my) \w+))"
    r"(?: (?:please|here|at \d.*|every \w+|in (?:this|our|my|the) \w+(?: channel)?))*",
    r"unsubscribe(?: me)?(?: please)?|stop (?:spamming|messaging|dming|posting)(?: (?:me|us|here|in this channel|in here))?(?: please)?",
    r"no (?:more )?tips(?: please| anymore)?|i (?:dont|do not) want (?:any |these |your |more |daily )*tips(?: anymore| please)?|"
    r"why (?:do|am) (?:i|we) (?:get|getting|receive|receiving) (?:these|this|daily|your) (?:daily )?tips?|when is the next tip",
)
# What stands before and after any of it.
_BEFORE = r"(?:(?:hi|hey|hello|ok|so|and|but|well|wait|bot|mlpersona|please|wow|lol|sorry|hmm) )*"
_AFTER = (
    r"(?: (?:bot|mlpersona|please|exactly|anyway|lol|then|dude|man|mate|buddy|really|actually))*"
)


# What any talk about the bot, or about what it keeps, has one of.
_SPOKEN_TO = frozenset(
    (
        "ai anonymous answer answers ask asked bad behind bot commands compose confidential conversation "
        "daily data delete draft email essay everything fala gdpr gpt habla hablas haiku handbook hate "
        "help helpful here history incorrect joke laugh limerick llm logged lol messages mlpersona my "
        "nonsense notification notifications outdated parlez parli poem private public queries questions "
        "recorded remind safe saved shut sing something song speech sprechen sprichst stop stored tip "
        "tips tweet u unsubscribe useless visible write wrong you your youre "
    ).split()
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


# What any text that goes on about something has one of.
_GOING_ON = frozenset(
    "again and better come continue details dont elaborate example examples explain further get give go how huh info information "
    "is it mean more pardon short show so sorry specific summarize summary summarise tell that this tldr understand what when why".split()
)


def is_about_nothing(said: str) -> bool:
    """Do these folded words go on about something that has not been said: "can you be more specific"?"""
    parts = said.split()
    if len(parts) > MOST_SPOKEN or _GOING_ON.isdisjoint(parts):
        return False
    return bool(_on_and_on().fullmatch(said))


@cache
def _on_and_on() -> re.Pattern[str]:
    """Read where no conversation goes on."""
    more = r"(?:more(?: details?| info| information| specific| about (?:it|this|that))?|details|further|again|better|the short version|a summary|an example)"
    return re.compile(
        rf"{_BEFORE}(?:(?:(?:can|could) (?:you|u) )?(?:please )?(?:explain|elaborate|go on|continue|summari[sz]e|be|give me|tell me|show me)"
        rf"(?: (?:it|this|that))?(?: {more})?|{more}|(?:i|we) (?:still )?(?:dont|do not) (?:understand|get)(?: (?:it|this|that))?|"
        rf"(?:what|why|how|how come|how so|when|and|so what|huh|sorry|pardon)(?: (?:is|does|do) (?:it|this|that)(?: mean| work)?)?|"
        rf"what do you mean|is (?:it|that|this) (?:true|bad|good)|tldr|example|examples){_AFTER}"
    )


@cache
def _patterns() -> tuple[tuple[Talk, re.Pattern[str]], ...]:
    """Compiled when a text speaks to somebody."""
    talks = {Talk.ITSELF: _ABOUT_ITSELF, Talk.PRIVACY: _ON_PRIVACY, Talk.TIPS: _ON_TIPS}
    return tuple(
        (talk, re.compile(f"{_BEFORE}(?:{'|'.join(frames)}){_AFTER}"))
        for talk, frames in talks.items()
    )
