"""The frames that questions are asked in, as patterns over folded words: what `frame` takes off.

An aspect is what a question asks for of its subject (see ``Section.aspect``).
"""

from bot.search.run_ups import DOES, FIELD, LISTENER, MODAL, TOLD, WHO

# What something is asked of in passing: "sources of randomness in a neural network". It goes when it
# leaves a name, or enough to look for.
SETTING = (
    r" (?:in|for|with|within) (?:the |an? |our |my |your |modern )?"
    rf"(?:{FIELD}|artificial intelligence|(?:deep )?neural net(?:work)?s?)"
    r"(?: (?:models?|systems?|projects?|problems?|tasks?|algorithms?|pipelines?|platforms?|life ?cycle))?$"
)
ENOUGH = 2
# Where something that has a name is met: "data drift in production". What is met in data is often
# named after them: "drift in data".
TASK = (
    r" (?:in|for|with|within|during|on) (?:the |an? |our |my |your )?(?:binary |multi ?class )?"
    r"(?:classification|regression|prediction|forecasting|nlp|computer vision|production)"
    r"(?: (?:models?|tasks?|problems?|systems?|algorithms?))?$"
)
# Of what somebody's network does something is asked that any model may do: "my neural network doesn't
# generalize".
OWN_NETWORK = (
    r"\b(my|our) (?:deep )?neural net(?:work)?\b"
    r"(?= (?:is|isnt|was|wasnt|has|hasnt|does|doesnt|do|dont|did|didnt|can|cant|cannot|not|never|always|only|just|still|wont|will|"
    r"converges|diverges|fails|gets|gives|keeps|learns|makes|needs|outputs|overfits|performs|predicts|says|stops|takes|thinks|trains|works)\b|$)"
)
# Of names that end so it is asked what they do there: "monitoring models in production", "testing in
# production".
GENERAL = frozenset(
    "data evaluation experiments model models monitoring system systems test testing tests".split()
)

# What may stand before "the downsides of": a question or an article, or both.
_ARE = (
    r"(?:(?:what|which) (?:is|are) |(?:is|are) there )?(?:the |an? |some |any )?"
    r"(?:(?:most |very )?(?:common|typical|main|major|usual|early|first|key|biggest|possible|potential|frequent|"
    r"primary|root|real|real life|real world|concrete|good|simple|practical|worked|another) )?"
)

# In which cases.
_CASE = (
    r"(?:when|(?:in|for) (?:which|what) (?:cases?|situations?|circumstances|scenarios?)|"
    r"under (?:which|what) (?:conditions?|circumstances))"
)

COMPARISON: tuple[str, ...] = (
    r"^(?:what (?:is|are|s) |whats |explain |describe |is there |define )?(?:the |a |any )?(?:main |key |real )?"
    r"(?:differences?|distinction|contrast) (?:in |is )?(?:between|of) (.+?) (?:and|vs|versus|or|from) (.+)$",
    r"^(?:compare|contrast|comparison (?:of|between)|distinguish(?: between)?|what distinguishes|"
    r"how (?:do (?:i|we|you) )?distinguish(?: between)?) (.+?) (?:and|vs|versus|with|to|from|against|or) (.+)$",
    r"^how (?:is|are|does|do) (.+?) (?:differ|different|differs|distinct|compare) (?:from|than|to|with) (.+)$",
    r"^(?:what (?:is|are) )?(.+?) (?:vs|versus|as opposed to|compared (?:to|with)) (.+?)(?: difference| differences| comparison)?$",
    r"^(.+?) (?:and|or) (.+?) (?:difference|differences|comparison|compared)$",
)

# "Monitoring in research and in production" compares no two subjects.
PLACES = ("in ", "on ", "at ", "during ")

_DETECT = (
    r"detect|measure|spot|monitor|identify|recogni[sz]e|notice|diagnose|catch|quantify|compute|"
    r"calculate|check for|check|test for|track|estimate|assess|look for|find|verify|confirm|discover|uncover"
)
_DETECTED = (
    r"detected|measured|spotted|monitored|identified|recogni[sz]ed|noticed|diagnosed|caught|quantified|"
    r"checked|tracked|estimated|assessed|found|verified|discovered|tested"
)
# What is done about a thing that is there; the rest also before it is.
_CURE = r"fix|solve|resolve|correct|cure|repair|remedy|get rid of|get out of|recover from|escape|eliminate"
_CURED = r"fixed|solved|resolved|corrected|cured|repaired|remedied|eliminated"
_HANDLE = (
    r"prevent|avoid|handle|deal with|address|mitigate|reduce|cope with|tackle|stop|overcome|fight|combat|"
    r"manage|respond to|react to|minimi[sz]e|treat|protect against|guard against|counter|limit"
)
_HANDLED = (
    r"prevented|avoided|handled|dealt with|addressed|mitigated|reduced|tackled|stopped|overcome|managed|"
    r"minimi[sz]ed|treated"
)
_HOW = r"implement|use|apply|do|build|set up|create|perform|introduce|run|start|adopt|design|make"

# What stands before a word for a part at the end ("drift examples") is a name of so many words at
# most, and has none of these: it is no clause, and no noun with its article.
MOST_NAMED = 7
NO_NAME = frozenset(
    "a an are every few gave give gives had has have i is it its many more most my no not our some that the their they was we were "
    "which with your".split()
)

ASPECTS: tuple[tuple[str, str], ...] = (
    ("", r"^what (?:do|does|is) (?:you|they|people|it|one|meant)(?: mean)? by (.+)$"),
    ("", r"^(how .+) (?:properly|correctly|right|early|in time)$"),
    ("", rf"^what (?:{MODAL} )?{WHO} (?:think (?:of|about)|mean when they say|call) (.+)$"),
    (
        "",
        r"^what (?:is|are) your (?:thoughts?|opinions?|take|views?|understanding|experience|definition) (?:on|of|about|with) (.+)$",
    ),
    # To explain a model is a subject of its own.
    (
        "",
        rf"^how (?:{MODAL} )?(?:{WHO} )?(?:best )?explain (?!.*{TOLD} to )(.+?) to "
        r"(?:(?:an?|my|the|our|your|their|some|someone|non|people|management|stakeholders|executives|business)\b.*|"
        rf"{LISTENER})$",
    ),
    ("", rf"^explain (?!(?:how|why|whether) |.*{TOLD} to )(.+?) to {LISTENER}$"),
    (
        "when_not",
        rf"^when (?:{MODAL} )?(?:{WHO} )?(?:not|never|shouldnt|should not)(?: {WHO})?(?: to)? (?:be )?(?:use|using|apply|do|choose|adopt) (?!{WHO} )(.+)$",
    ),
    ("when_not", rf"^(?:when|why) {DOES}(?:avoid|skip) (.+)$"),
    (
        "when_not",
        rf"^why (?:not|dont {WHO}|shouldnt {WHO}|not to) (?:use|do|apply) (?!{WHO} )(.+)$",
    ),
    ("when_not", rf"^{_ARE}reasons? (?:against|not to use|to avoid|for not using) (.+)$"),
    (
        "when_not",
        r"^when (?:does|do|did|will|would) (.+?) (?:not (?:help|work|matter|pay off)|fail|break|break down|hurt|backfire|stop working|go wrong)$",
    ),
    (
        "when_not",
        r"^when (?:is|are) (.+?) (?:a bad (?:idea|choice)|overkill|harmful|inappropriate|not .+)$",
    ),
    (
        "when_not",
        rf"^{_CASE} (?:is|would|will|was) (?:it )?(?:be )?(?:it )?(?:an? (?:bad|poor|terrible) (?:idea|choice)|wrong|a mistake|unwise|overkill|"
        r"harmful|dangerous|not (?:ok|okay|advisable|a good idea)) to (?:use|do|apply|have|adopt|build|go with) (.+)$",
    ),
    (
        "when_not",
        rf"^{_CASE} {DOES}(?:advise against|recommend against|not recommend|stay away from|say no to|not want) (.+)$",
    ),
    (
        "when_not",
        rf"^{_CASE} (?:does|do|can|will|would|is|are) (.+?) (?:be )?(?:hurt|fail|break|backfire|wrong|harmful|useless|a bad choice)$",
    ),
    ("when_not", rf"^{_ARE}(?:limits|limitations|shortcomings) (?:of|to|with) (.+)$"),
    (
        "when",
        rf"^(?:when|in which cases) {DOES}(?:to )?"
        rf"(?:use|apply|do|choose|adopt|need|consider|care about|worry about|think about|invest in) (?!{WHO} )(.+)$",
    ),
    (
        "when",
        r"^when (?:does it make sense|is it (?:a good idea|worth it|ok|okay|time)) to (?:use|apply|do|have|adopt) (.+)$",
    ),
    (
        "when",
        r"^when (?:should|can|could|may|is|are|would) (.+?) (?:be )?(?:used|applied|needed|chosen|considered)$",
    ),
    ("when", r"^(?:what|which) (?:is|are) (.+?) for$"),
    (
        "when",
        r"^when (?:is|are) (.+?) (?:useful|appropriate|needed|a good idea|worth it|applicable)$",
    ),
    ("when", rf"^{_ARE}(?:typical |common )?(?:use cases?|applications?|uses) (?:of|for) (.+)$"),
    ("when", r"^when (?:does|do|did|will) (.+?) (?:occur|happen|matter|arise|help|pay off)$"),
    ("when", rf"^where {DOES}(?:use|apply|put|do) (?!{WHO} )(.+)$"),
    ("when", r"^where (?:is|are) (.+?) (?:used|applied|needed)$"),
    ("when", r"^what (?:is|are) (.+?) (?:used|useful|good) for$"),
    ("when", rf"^should {WHO} (?:be )?(?:use|using|do|doing|apply|adopt|try|choose) (.+)$"),
    (
        "harm",
        r"^why (?:is|are|does|do) (.+?) (?:so )?(?:matters?|a problem|an issue|bad|a bad (?:idea|thing)|dangerous|harmful|hurt|wrong|evil)$",
    ),
    (
        "worth",
        r"^why (?:is|are) (.+?) (?:so )?(?:important|useful|needed|necessary|popular|a thing)$",
    ),
    (
        "cause",
        r"^why (?:does|do|did|is|are) (.+?) (?:so )?(?:happens?|occurs?|arises?|come about|emerge|exist|form)$",
    ),
    ("harm", r"^why (.+?) (?:matters?|(?:is|are) (?:so )?(?:bad|dangerous|harmful|hard))$"),
    ("cause", r"^why (.+?) (?:happens?|occurs?|arises?)$"),
    ("worth", r"^why (.+?) (?:is|are) (?:so )?(?:important|useful|needed|necessary)$"),
    (
        "cause",
        rf"^why (?:{MODAL} )?{WHO} (?:see|get|observe|experience|fall into|end up with|run into) (.+)$",
    ),
    (
        "harm",
        rf"^why (?:{MODAL} )?(?:{WHO} )?(?:care about|worry about|bother (?:with|about)) (.+)$",
    ),
    ("motive", rf"^why {DOES}(?:need|use|want|have|do) (?!{WHO} )(.+)$"),
    ("motive", rf"^what for {DOES}(?:need|use|want|have) (?!{WHO} )(.+)$"),
    ("motive", rf"^what {DOES}(?:need|use|want|have) (?!{WHO} )(.+?) for$"),
    (
        "worth",
        rf"^{_ARE}(?:importance|purpose|benefits?|advantages?|strengths|merits|pros|usefulness|role|point) (?:of|to) (.+)$",
    ),
    ("cause", rf"^{_ARE}(?:causes?|reasons? (?:for|behind)|origins?) (?:of )?(.+)$"),
    (
        "harm",
        rf"^{_ARE}(?:impacts?|effects?|consequences?|implications?|harm|damage) (?:of|to) (.+)$",
    ),
    ("risk", rf"^{_ARE}(?:risks?|dangers?) (?:of|to|with|in) (.+)$"),
    (
        "harm",
        r"^what (?:role|impact|effect|influence) (?:does|do|did|can|will) (.+?) (?:play|have)\b.*$",
    ),
    (
        "harm",
        r"^what (?:problems|harm|damage|trouble) (?:does|do|can|will) (.+?) (?:cause|do|bring)$",
    ),
    ("harm", r"^how (?:does|do|can|will) (.+?) (?:affect|impact|influence|hurt|harm|help)\b.*$"),
    ("worth", rf"^why did {WHO} (?:introduce|choose|adopt|add|use|do|pick) (.+)$"),
    ("cause", r"^how (?:does|do|did) (.+?) (?:happen|occur|arise|come about|emerge|exist|form)$"),
    ("worth", r"^(?:what|which) problems? (?:does|do) (.+?) (?:solve|address|fix)$"),
    ("worth", r"^what (?:does|do) (.+?) (?:solve|buy us|give us)$"),
    (
        "ignored",
        rf"^(?:what (?:happens|would happen|goes wrong|can go wrong|if)(?: if| when)?|can|may|should) {WHO} (?:just )?"
        r"(?:skip|ignore|forget|dont use|do not use|dont do|do not do) (.+)$",
    ),
    (
        "ignored",
        r"^what (?:happens|would happen|goes wrong|if)(?: if| when)? (.+?) (?:is|are) (?:skipped|ignored|missing|forgotten)$",
    ),
    ("ignored", r"^what (?:happens|goes wrong) without (.+)$"),
    (
        "worth",
        rf"^(?:do|should) {WHO} (?:really |even |actually |always )?(?:need|care about|worry about|bother with) (.+)$",
    ),
    (
        "harm",
        r"^(?:is|are) (.+?) (?:still |really |so |very |always |that |just )?(?:bad|harmful|dangerous|a problem|an issue|a bad thing|"
        r"a bad idea)$",
    ),
    (
        "worth",
        r"^(?:is|are) (.+?) (?:still |really |so |very |always |that |just )?(?:important|relevant|necessary|needed|mandatory|"
        r"overrated|over ?hyped|worth it|worth the (?:effort|trouble)|required|"
        r"a good idea|a good thing|good or bad|so hard|hard|difficult)$",
    ),
    (
        "worth",
        r"^(?:is it worth|does it pay(?: off)? to) (?:doing|using|having|do|use|have|invest in|investing in) (.+)$",
    ),
    ("harm", r"^why (?:is|are) (.+?) (?:so )?(?:hard|difficult|expensive)$"),
    (
        "confusions",
        rf"^what (?:{MODAL} )?{WHO} (?:usually |often )?(?:get|do) wrong (?:about|with) (.+)$",
    ),
    (
        "confusions",
        rf"^{_ARE}(?:misconceptions?|misunderstandings?|myths?|confusions?) (?:about|of|on|around|with) (.+)$",
    ),
    ("risk", r"^(?:what )?(?:can|could|may|might) (?:possibly )?go wrong with (.+)$"),
    (
        "worth",
        rf"^(?:do|does|should|must) {WHO} (?:really )?(?:need|have) (?!{WHO} |(?:some |any )?examples? )(?:to (?:know|understand) (?:about )?)?(.+)$",
    ),
    (
        "",
        r"^how (?:bad|good|big a problem|common|frequent|rare|widespread|typical|hard|difficult) (?:is|are) (.+)$",
    ),
    ("worth", r"^how (?:important|useful|helpful|necessary|crucial) (?:is|are) (.+)$"),
    ("cause", r"^what (?:causes|leads to|creates|triggers) (.+)$"),
    ("detect", rf"^how {DOES}(?:{_DETECT}) (?:if there is |whether there is )?(.+)$"),
    ("detect", rf"^how (?:is|are|can|could|should|would|will) (.+?) (?:be |get )?(?:{_DETECTED})$"),
    (
        "detect",
        rf"^how {DOES}(?:know|tell|see|find out|be sure) (?:if|whether|when|that) .*\b"
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
        rf"^(?:{WHO}|(?:my|our) models?) (?:struggles?|suffers?|(?:have|has|are having|is having) (?:trouble|problems?|issues?|difficulty|difficulties)) (?:with|from) (.+)$",
    ),
    ("cure", rf"^how {DOES}(?:{_CURE}) (.+)$"),
    ("handle", rf"^how {DOES}(?:{_HANDLE}) (.+)$"),
    ("cure", rf"^how (?:is|are|can|could|should|would|will) (.+?) (?:be |get )?(?:{_CURED})$"),
    ("handle", rf"^how (?:is|are|can|could|should|would|will) (.+?) (?:be |get )?(?:{_HANDLED})$"),
    ("cure", r"^(?:fixing|solving|curing|resolving|fix|solve|cure) (.+)$"),
    (
        "handle",
        r"^(?:ways? (?:to|of) )?(?:preventing|avoiding|handling|dealing with|mitigating|prevent|avoid|handle|mitigate) (.+)$",
    ),
    (
        "handle",
        rf"^what {DOES}do (?:about|against|with|(?:when|if) (?:there is|{WHO} (?:have|has|see|get))) (.+)$",
    ),
    ("handle", rf"^what {DOES}do to (?:prevent|avoid|handle|mitigate|reduce) (.+)$"),
    ("handle", r"^what (?:helps|works) against (.+)$"),
    (
        "cure",
        rf"^(?:{WHO}) (?:have|has|got|see|are stuck in|suffer from) (.+?) (?:what now|(?:and )?(?:what|how) {DOES}"
        r"(?:do|do now|do about it|fix it|solve it|get out|get rid of it|get out of it))$",
    ),
    (
        "how",
        r"^how (?:does|do|is|are|can|should|could) (.+?) (?:be )?(?:works?|done|used|implemented|calculated|computed|performed)$",
    ),
    ("how", r"^how (.+?) works?$"),
    (
        "how",
        rf"^{_ARE}(?:best practices|good practices|guidelines|rules? of thumb|tips|steps|recommendations) (?:of|for|on|in|to) (.+)$",
    ),
    (
        "how",
        rf"^(?:how|where) {DOES}(?:approach|go about|get started with|begin with|start with|get into) (.+)$",
    ),
    # "Do" may be the verb itself: "how to do error analysis", but not "how do you integrate it".
    ("how", rf"^how {DOES}(?:{_HOW}) (?!{WHO} )(.+)$"),
    ("how", rf"^how (?:is|are|{MODAL}) (.+?) (?:works?)$"),
    (
        "costs",
        rf"^{_ARE}(?:costs?|price|downsides?|drawbacks?|disadvantages?|weaknesses|trade ?offs?|cons|pros and cons|"
        r"advantages and disadvantages|strengths and weaknesses|benefits and (?:costs|risks)|"
        r"(?:challenges|problems|pitfalls|issues|mistakes|difficulties|"
        r"caveats)) (?:of|to|with|in) (.+)$",
    ),
    ("costs", r"^(?:what|how much) (?:does|do|would|will) (.+?) cost(?: us| me| you)?$"),
    (
        "costs",
        r"^(?:what|how much) (?:does|would|will) it cost (?:us |me |you )?to (?:run|have|build|use|maintain|operate|set up|do|keep|adopt) (.+)$",
    ),
    ("costs", r"^how expensive (?:is|are) (.+)$"),
    ("example", rf"^{_ARE}examples? (?:of|for) (.+)$"),
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
        rf"^what (?:should|do|must) {WHO} (?:need to |have to )?(?:know|learn|understand) about (.+)$",
    ),
    (
        "",
        r"^(?:what|which) (?:good |best |common |other )?(?:tools?|libraries|methods?|techniques?|approaches|options|strategies) "
        rf"(?:are there |are |exist |{MODAL} {WHO} (?:use|have) |are used )?(?:for|to do) (.+)$",
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
    # Where a word means that may tell which meaning is asked for, a name of two has but one.
    ("", r"^what (?:does|do|did) (\S+ .+?) mean (?:in|within) (?:the |an? )?(?:context of )?.+$"),
    # What stands behind a subject comes off last: it may be a part of the name.
    ("detect", r"^(.+?) (?:symptoms|signs|detection)$"),
    (
        "how",
        r"^(.+?) (?:best practices|good practices|guidelines|checklist|rule of thumb|cheat ?sheet)$",
    ),
    ("example", r"^(.+?) (?:examples?|sample)$"),
    ("when", r"^(.+?) (?:use cases?|applications)$"),
    ("when_not", r"^(.+?) limitations$"),
    ("costs", r"^(.+?) (?:drawbacks|downsides|disadvantages|pros and cons|pitfalls)$"),
    ("worth", r"^(.+?) (?:benefits|advantages|importance|purpose)$"),
    ("harm", r"^(.+?) (?:consequences|impact|effects)$"),
    ("handle", r"^(.+?) (?:prevention|mitigation)$"),
    ("cure", r"^(.+?) (?:solutions?|remedy|remedies|fix|fixes)$"),
    ("cause", r"^(.+?) causes$"),
    ("", r"^(?:what )?(.+?) (?:means?|meaning|definition|stands for|acronym|abbreviation)$"),
)
