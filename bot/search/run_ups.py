"""Courtesies and run-ups around a question, and who asks: what `frame` peels off before it reads frames."""

# Somebody with a trade: "a data scientist", "an ML engineer".
TRADE = (
    r"(?:(?:data|ml|ai|machine learning|software|product|business|junior|senior|devops|mlops|complete|total|absolute) ){0,2}"
    r"(?:scientist|engineer|analyst|manager|statistician|developer|researcher|student|beginner|newbie)"
)
WHO = (
    r"(?:i|we|you(?: all| guys)?|one|u|people|folks|someone|(?:data |ml |other )?(?:engineers|scientists)|"
    r"practitioners|(?:other |ml |data )*(?:teams|companies|organi[sz]ations)|(?:a|my|our) (?:small |new |data |ml )*team|"
    rf"anyone|anybody|everyone|everybody|somebody|ppl|(?:my|our|your|the) (?:boss|manager|ceo|cto|company|team|stakeholders?|customers?|users?)|"
    rf"an? (?:{TRADE}|startup|company|team))"
)
MODAL = (
    r"(?:do|does|did|can|could|should|would|will|to|might|must|may|shall|ought to|am i supposed to)"
)
# What says how something is done, before the verb.
ADVERB = r"(?:(?:best|reliably|automatically|usually|even|exactly|actually|ever|properly|correctly|quickly|easily|effectively|systematically|really|on earth) )?"
# "How do we actually ... ?", and without the inversion of a native speaker: "how we can ... ?".
DOES = rf"(?:{MODAL} )?{ADVERB}(?:{WHO} )?(?:{MODAL} )?{ADVERB}"
# What people ask each other whether they ever did.
MET = r"(?:had to )?(?:deal(?:t)? with|work(?:ed)? with|used|see|seen|faced?|encounter(?:ed)?|handled?|experienced?)"
# What is explained to people who want to know what it means for them.
TOLD = r"(?:models?|predictions?|results?|findings|decisions?|outputs?|outcomes?)"
# Who has something explained to them: "a five year old", "my non technical boss".
LISTENER = (
    r"(?:(?:an?|my|our|your|their|the|some) )?(?:\w+ ){0,3}?"
    r"(?:year olds?|child|children|kids?|lay(?:man|men|person|people)|beginners?|newcomers?|people|persons?|audience|"
    r"someone|somebody|everyone|friends?|family|mom|mother|grandma|grandmother|boss|managers?|management|"
    r"executives?|ceo|cto|board|team|colleagues?|coworkers?|stakeholders?|clients?|customers?|business|"
    r"engineers?|developers?|analysts?|students?|interns?)"
)
FIELD = r"(?:machine learning|ml|data science|deep learning|ai|mlops)"

# Courtesies and run-ups, peeled off again and again until none is left.
LEADING = (
    r"^(?:"
    r"(?:(?:no|nope|nah|hm+|oh|oops|wait|sorry|actually|nvm|never mind) )*(?:i|we) (?:meant|mean|was asking about|were asking about)|nvm|"
    rf"{TRADE} here|"
    r"(?:hi|hey|hello|dear)(?: all| everyone| there| bot| folks| guys| team)?|good (?:morning|afternoon|evening)|"
    r"(?:i )?hope (?:you are|youre|you re|this finds you|all is) (?:doing )?well|ok|okay|so|well|and|but|also|please|pls|plz|kindly|"
    r"(?:quick |stupid |dumb |interview )?question(?! answering)|true or false|sorry|thanks|um+|mlpersona|in (?:your|my) (?:opinion|experience)|"
    r"(?:can|could|would|will) (?:you|u|someone|anyone|somebody|anybody)|"
    r"(?:i|we) (?:would (?:like|love)|want|need|d (?:like|love)|am trying|are trying) to (?:know|understand|learn)(?: more)?(?: about| on)?|"
    r"(?:i|we)(?: m| am| was| were|m)? (?:just |also )?(?:confused|wondering|curious) (?:about|by)?|may (?:i|we) ask|"
    rf"(?:as|(?:i|we)(?: m| am| are|m)?) (?:an? |the )?{TRADE}(?: and| so)?|"
    # What is wanted is how to do it: "we need to detect X", "the best way to avoid X".
    r"(?:i|we) (?:need|want|try|have|are trying|am trying|would like) to(?= (?:detect|measure|monitor|prevent|avoid|fix|handle|reduce|mitigate|implement) )|"
    r"(?:sorry )?if this is (?:a )?(?:dumb|stupid|silly|obvious)(?: question)?|mind|"
    r"(?:can |could |would |please )?(?:give|provide|show|share|have|need|want|name)(?: me| us)?(?= (?:an?|some|any|another) (?:\w+ )?examples? (?:of|for) )|"
    r"(?:do|does|did) (?:you|anyone|anybody|someone) have(?= (?:an?|some|any|another) (?:\w+ )?examples? (?:of|for) )|"
    r"(?:a |any )?question (?:about|on)|(?:any |some )?(?:advice|ideas?|tips|suggestions) (?:on|about|for)(?= how )|"
    r"tl ?dr|google|glossary|refresh my memory (?:on|about)|quiz me on|(?:any |the )?(?:docs|link|links) (?:for|on|to)|one liner (?:on|for)|"
    rf"(?:tell (?:me|us) about|describe) a (?:time|situation|project) (?:when |where |that |in which )?you {MET}|"
    r"do you know|(?:does )?(?:anyone|anybody|someone) know(?: about)?|tell (?:me|us)(?: about| more about)?|"
    r"help (?:me|us) (?:to )?understand|remind (?:me|us)(?: of)?|give (?:me|us)|show (?:me|us)|"
    r"(?:i|we) (?:dont|do not|cant|cannot|still dont) (?:really |fully |quite )?(?:understand|get|grasp)|"
    r"(?:i|we) (?:keep|kept) (?:hearing|reading|seeing)(?: about| of)?|"
    r"(?:i m |i am |we are |im )?looking for (?:some )?(?:info|information|help|advice|guidance) (?:on|about|with|for)|"
    r"(?:i |we )?need (?:some )?(?:info|information|help|advice|guidance) (?:on|about|with|for)|"
    rf"have you (?:ever |already )?{MET}|"
    r"(?:more|anything|something) (?:on|about)|regarding|concerning|new to|"
    r"(?:just )?(?:briefly|quickly|simply|really|actually|exactly|basically)|"
    rf"elaborate on|clarify|explain (?:to )?(?:me|us)|explain to {LISTENER}|eli5|"
    r"(?:in|for) (?:machine learning|ml|data science|deep learning|ai|mlops|statistics)"
    r") "
)
TRAILING = (
    r" (?:"
    r"please|pls|plz|(?:many )?thanks(?: (?:a lot|so much|in advance))?|thx|thank you(?: (?:so much|very much|in advance))?|"
    r"anyway|exactly|actually|really|lol|wtf|asap|"
    r"in (?:simple|plain|layman|laymans|laymen|laymens|easy|other|non technical|everyday) (?:terms|words|english|language)|in detail|in short|"
    r"without (?:any |the )?(?:math|maths|formulas|jargon)|with an? (?:analogy|metaphor)|"
    r"(?:like|as if) (?:i ?(?:a?m |was |were )?)(?:an? )?(?:5|five|child|kid|idiot|beginner)|for (?:beginners|dummies|executives)|101|briefly|explained|(?:short |brief |simple |quick )?explanation|all about|"
    r"(?:technically|practically|strictly|roughly) speaking|in a nutshell|in (?:a|one) (?:few words|sentence)|tl ?dr|"
    rf"in (?:the )?(?:context of )?(?:{FIELD}|practice|general|real life|industry)"
    r"(?: systems?| projects?| applications?| workflows?)?|"
    r"what (?:is|does) (?:it|that|this)(?: mean)?|or not|how|in terms of .+|"
    r"(?:over|compared (?:to|with)) (?:the )?(?:alternatives|other (?:approaches|methods|techniques|options))|"
    r"and (?:how|why|when|what|where|describe|explain|discuss|give)(?: \w+){0,3} (?:it|its|that|them|examples?)(?: \w+){0,2}|"
    r"and (?:describe |explain |discuss |list )?its (?:role|benefits?|importance|advantages?|disadvantages?|uses?|applications?|purpose|impact|types?|limitations?)(?: .*)?|"
    r"(?:for|of) (?:my|our|the|a|an) (?:ml |machine learning )?(?:model|models|system|team)|"
    r"(?:for|to|in) (?:me|us)|for (?:this|that|(?:my|our|this) (?:use case|problem|project|task))|in (?:my|our|this) case"
    r")$"
)
# "What is the best way to ...", "methods to ...", "is it possible to ..." ask how.
WAYS = (
    r"^(?:(?:what|which) (?:is|are|s) |(?:is|are) there |do you know )?(?:the |an? |any |some )?"
    r"(?:best |good |right |proper |easy |easiest |recommended |common |other )?"
    r"(?:ways?|methods?|techniques?|strategies|approach(?:es)?|options|possible) (?:to |(?:for|of) (?=\w+ing ))|"
    r"^is it possible to |^what can (?:i|we|you|one) do to "
)
ARTICLE = (
    r"^(?:an?|the|some|any|this|that|my|our|your|all|kind of|term|concept of|idea of|notion of) "
)
