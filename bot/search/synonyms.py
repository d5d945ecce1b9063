"""Words that people use for one another when they talk about machine learning.

A word counts as itself and, for less, as any word of its line. Only general vocabulary belongs
in here: names of things are aliases of their entries.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bot.search.lexicon import stem
from bot.search.normalize import token

_LINES = """
feature predictor variable column covariate attribute input regressor field
label target outcome response annotation truth
example sample instance observation row record datapoint case
train fit learn teach
model classifier estimator network net algorithm learner regressor
prediction forecast guess output inference score
predict forecast estimate infer
production live deployed serving prod realworld
offline local locally laptop notebook lab sandbox
deploy release ship launch rollout publish
metric measure score kpi indicator
error mistake misclassification fault wrong incorrect
drop fall decline degrade worsen decay deteriorate decrease plunge worse slip erode sink tank
rise grow increase climb jump surge creep inflate up
imbalanced unbalanced skewed imbalance rare minority lopsided disproportionate
missing null nan empty blank absent gap incomplete na
duplicate repeated twice copy identical double
random randomness stochastic nondeterministic nondeterminism chance arbitrary
reproducible repeatable replicate reproduce rerun deterministic same
correlated collinear redundant related dependent correlation
small few tiny limited little scarce handful insufficient
large big huge massive enormous lots
enough sufficient adequate
cheap inexpensive affordable
expensive costly pricey bill cost spend budget price
fast quick rapid speed accelerate latency
slow sluggish delay lag latency wait
memorize overfit remember rote
generalize transfer unseen new
threshold cutoff cutpoint boundary limit
choose select pick decide choice selection
compare comparison versus benchmark contrast
split partition divide separate holdout
shuffle random permute
validate validation verify check test evaluate evaluation assess
monitor watch track observe alert observability dashboard
detect spot notice discover identify find catch recognize
fix repair remedy solve resolve correct address mitigate combat fight handle tackle
prevent avoid stop guard protect
remove drop delete discard exclude eliminate prune filter
add include append extra additional
change shift move drift evolve differ vary alter different
new novel fresh recent unseen latest
old stale outdated obsolete aged previous past
explain explanation interpret interpretable interpretability transparent why reason understand justify
fair fairness unfair discriminate discrimination bias equitable
group subgroup segment slice cohort demographic population
gender sex race ethnicity age protected sensitive
privacy private personal confidential pii sensitive anonymous
attack adversary adversarial attacker malicious hostile hacker exploit
secure security safe safety protect
crash fail failure break broken outage down
bug defect fault
retrain refresh update relearn
automate automatic automatically automated auto
manual hand handmade human
document documentation documented wiki record write describe
experiment trial run test
hyperparameter setting knob configuration config parameter
tune tuning optimize optimization adjust calibrate sweep search
weight coefficient parameter
loss cost objective error
gradient slope derivative
layer depth deep
neuron unit node
image picture photo pixel vision visual
text document sentence word language nlp corpus
speech audio voice
video clip frame
table tabular spreadsheet structured
time temporal date chronological timestamp season seasonal
future ahead tomorrow next upcoming
history historical past previous
real actual true genuine
fake synthetic artificial generated simulated
confident confidence certain sure certainty probability
uncertain unsure uncertainty doubt
calibrated probability trust
probability likelihood chance odds
average mean
spread variance dispersion deviation
noise noisy dirty messy garbage
clean cleaning cleanse tidy scrub
outlier anomaly extreme unusual abnormal weird strange odd suspicious
fraud scam fraudulent
churn leave attrition
customer user client consumer buyer visitor
click engagement tap
recommend recommendation recommender suggest suggestion
rank ranking order sort
search retrieval retrieve query lookup
cluster group segment
similar similarity distance alike close near
vector embedding representation
prompt instruction
llm chatbot assistant gpt agent
hallucinate hallucination invent fabricate makeup
context window
token subword
answer reply response
team organization company department
engineer developer programmer
scientist analyst researcher
manager boss stakeholder executive business management leadership cfo ceo
responsibility role job duty task
skill competency ability knowledge
plan roadmap estimate
requirement specification spec need
goal objective aim purpose success
value benefit profit revenue return money payoff
law legal regulation regulator compliance audit auditor
approve approval signoff permission review
owner ownership responsible accountable
version revision snapshot
rollback revert undo
pipeline workflow dag process flow
batch bulk nightly offline
stream streaming realtime online event
cache memory store
database warehouse storage lake table
schema format structure type
source origin upstream provenance lineage
consumer downstream dependent
api endpoint service interface
server machine host cluster instance
gpu accelerator hardware cuda
memory ram oom
phone mobile edge device
load traffic request qps
scale scaling grow scalable
complex complexity complicated overkill elaborate sophisticated fancy
simple simplicity easy basic plain
baseline naive benchmark simple
better improve improvement gain boost enhance
good great excellent perfect high amazing
bad poor terrible awful low weak useless
same equal identical unchanged
leak leakage contaminate contamination peek
cheat unfair
reuse repeated again
early premature soon
late delay delayed lag
stop halt terminate end finish
start begin initial
converge convergence plateau stuck flat stall
diverge explode blow unstable instability
vanish disappear zero
dataset data corpus
collect gather acquire collection
labeler annotator rater labeling annotation annotate tag
expert specialist sme
agree agreement consistent consistency disagree
normal gaussian distribution
normalize standardize scale normalization standardization scaling rescale
encode encoding
category categorical class discrete nominal
number numeric numerical continuous quantity
dimension dimensionality dimensional
reduce shrink compress smaller decrease cut lower reduction compression
combine merge ensemble blend average stack join
interaction cross product
cause causal causation effect impact
coincidence spurious correlation
significant significance pvalue
hypothesis assumption
power underpowered
bootstrap resample resampling
oversample undersample resample smote
weigh reweight weighting weighted
penalty penalize regularization regularize
sparse sparsity
many multiple twenty thirty forty fifty
"""


@cache
def _lines_of() -> dict[str, tuple[str, ...]]:
    lines: dict[str, list[str]] = {}
    for line in _LINES.strip().splitlines():
        words = line.split()
        for word in dict.fromkeys(stem(token(each)) for each in words):
            lines.setdefault(word, []).append(f"~{words[0]}")
    return {word: tuple(dict.fromkeys(found)) for word, found in lines.items()}


def all_senses(words: Iterable[str]) -> list[str]:
    """For each line that one of the stems is in, what stands for all of the line."""
    lines = _lines_of()
    return list(dict.fromkeys(sense for word in words for sense in lines.get(word, ())))


def is_sense(word: str) -> bool:
    """Does this stand for a line rather than for a stem?"""
    return word.startswith("~")
