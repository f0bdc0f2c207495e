"""Trees that the parser builds wrongly in ways that recur -> trees as they should be; a second pass changes nothing."""

from collections.abc import Callable

from kg.parse import Parse, Sentence, Token

# What hangs on a word so is never at the bottom of a slip.
IDLE = frozenset(
    [
        "acomp",
        "advmod",
        "amod",
        "attr",
        "aux",
        "auxpass",
        "case",
        "cc",
        "det",
        "expl",
        "mark",
        "neg",
        "nummod",
        "poss",
        "predet",
        "prt",
        "punct",
        "quantmod",
    ]
)


def mend(parse: Parse, words: Callable[[str], frozenset[str]]) -> None:
    """Mend the trees of a document, in place; `words` gives the word classes of the ontology."""
    acts, controls, openings = words("act-noun"), words("object-control"), words("place-opening")
    reports, falsehoods = words("report-noun"), words("falsehood")
    venues = words("venue-preposition")
    for sentence in parse.sentences:
        for token in sentence.tokens:
            split_word(token, sentence)
            if token.dep in IDLE and token.lower != "up":
                continue
            up_to(token, sentence)
            clause_as_subject(token)
            bare_preposition(token, sentence)
            infinitive_as_relative(token)
            verb_as_compound(token)
            infinitive_of_noun(token, acts, controls)
            target_of_agent(token)
            two_subjects(token)
            place_as_subject(token, sentence, openings)
            verdict(token, reports, falsehoods)
            relative_conjunct(token, sentence)
            two_objects(token)
            name_as_conjunct(token, sentence)
            conjunct_of_existence(token)
            given_as_apposition(token, sentence)
            verb_as_noun(token)
            saying_of_venue(token, venues)
            names_in_a_row(token, sentence)


def names_in_a_row(token: Token, sentence: Sentence) -> None:
    """As in "Chad, Mali and Niger have left": the second of three names is no apposition to the first."""
    if token.dep != "appos" or not (token.tag.startswith("NNP") and token.head.tag.startswith("NNP")):
        return
    tokens, last = sentence.tokens, max((t.i for t in token.subtree()), default=token.i)
    joined = token.by("cc") and any(c.tag.startswith("NNP") for c in token.by("conj"))
    bare = not token.by("det") and token.i - token.head.i == 2 and tokens[token.i - 1].text == ","
    if joined and bare and not (last + 1 < len(tokens) and tokens[last + 1].text == ","):
        token.dep = "conj"


def up_to(token: Token, sentence: Sentence) -> None:
    """As in "Kidnapped up to 16 advisers": the advisers are the object, not those up to whom somebody is kidnapped."""
    following = sentence.tokens[token.i + 1 : token.i + 3]
    if token.lower != "up" or [t.lower for t in following[:1]] != ["to"] or [t.tag for t in following[1:]] != ["CD"]:
        return
    to = following[0]
    for noun in to.by("pobj"):
        governor = token.head
        free = governor.is_verb and not governor.by("dobj")
        hang(noun, governor, "dobj" if free else "pobj")
        hang(token, noun, "quantmod")
        hang(to, noun, "quantmod")


def clause_as_subject(token: Token) -> None:
    """As in "The Red Cross operating in Iraq said": the noun says it, the participle only describes the noun."""
    if token.tag != "VBG" or token.dep not in ("nsubj", "nsubjpass"):
        return
    own = token.by("nsubj")
    if own and own[0].is_noun and own[0].i < token.i:
        hang(own[0], token.head, token.dep)
        hang(token, own[0], "acl")


def bare_preposition(token: Token, sentence: Sentence) -> None:
    """As in "Granted asylum to officers holed up in": a preposition that leads to nothing takes the noun after it."""
    if token.dep not in ("prep", "dative", "agent") or token.children or token.i + 1 >= len(sentence.tokens):
        return
    noun = sentence.tokens[token.i + 1]
    while noun.dep in ("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod") and noun.head.i > noun.i:
        noun = noun.head
    verb = noun.head
    misread = noun.dep in ("nsubj", "nsubjpass") and verb.tag in ("VBD", "VBN") and verb.dep in ("advcl", "ccomp")
    if misread and noun.is_noun and not verb.by("mark", "aux", "auxpass") and token in verb.head.subtree():
        hang(noun, token, "pobj")
        hang(verb, noun, "acl")


def infinitive_as_relative(token: Token) -> None:
    """As in "A program to train rebels": an infinitive of purpose, not a relative clause."""
    if token.dep != "relcl" or not any(c.lower == "to" for c in token.by("aux")):
        return
    if not any(c.tag in ("WDT", "WP") for c in token.subtree()):
        token.dep = "acl"


def verb_as_compound(token: Token) -> None:
    """As in "To train and equip Syrians": the second verb is joined to the first, and the noun is its object."""
    noun = token.head
    first = noun.head
    if token.tag == "VB" and token.dep == "compound" and noun.dep == "conj" and first.tag == "VB":
        hang(token, first, "conj")
        hang(noun, token, "dobj")


def split_word(token: Token, sentence: Sentence) -> None:
    """Join "co-operation", which the tokenizer cuts, into one lemma."""
    before = sentence.tokens[max(0, token.i - 2) : token.i]
    if [t.lower for t in before] == ["co", "-"] and not token.lemma.startswith("co-"):
        token.lemma = f"co-{token.lemma}"


def infinitive_of_noun(token: Token, nouns: frozenset[str], controls: frozenset[str]) -> None:
    """In "suspended its program to train rebels" the infinitive says what the program is for."""
    to = next((c for c in token.by("aux") if c.lower == "to"), None)
    if to is None or token.dep not in ("xcomp", "advcl") or token.head.lemma in controls:
        return
    for noun in token.head.by("dobj"):
        if noun.i == to.i - 1 and noun.lemma in nouns:
            hang(token, noun, "acl")


def verdict(token: Token, nouns: frozenset[str], falsehoods: frozenset[str]) -> None:
    """In "described the idea that ... as absurd" the verdict is on the idea, and belongs to the verb above it."""
    if token.lower != "as" or token.dep != "prep" or not any(c.lemma in falsehoods for c in token.children):
        return
    for noun in token.head.ancestors():
        if noun.dep == "dobj" and noun.lemma in nouns and noun.head.is_verb:
            hang(token, noun.head, "prep")
            return


def relative_conjunct(token: Token, sentence: Sentence) -> None:
    """In "the bombing of rebels who were trained, equipped and paid" the rebels are equipped, not the bombing."""
    if token.dep != "acl" or token.tag != "VBN" or token.i < 2 or sentence.tokens[token.i - 1].text != ",":
        return
    before = sentence.tokens[token.i - 2]
    if before.dep == "relcl" and before.tag == "VBN" and before.head is not token.head:
        hang(token, before, "conj")


def conjunct_of_existence(token: Token) -> None:
    """In "said there was a lack of trust and urged Chad" whoever says it urges, for "there" does nothing."""
    verb = token.head
    if token.dep != "conj" or not token.is_verb or token.by("nsubj", "nsubjpass", "expl"):
        return
    if verb.dep == "ccomp" and verb.by("expl") and verb.head.is_verb and token.tag == verb.head.tag:
        hang(token, verb.head, "conj")


def name_as_conjunct(token: Token, sentence: Sentence) -> None:
    """In "al Qaida's affiliate, the Nusra Front" the name says who the affiliate is: nothing joins the two."""
    noun, start = token.head, token.subtree()[0].i
    if token.dep != "conj" or token.tag != "NNP" or noun.tag != "NN" or not noun.by("poss"):
        return
    if not token.by("conj", "cc") and not noun.by("cc") and sentence.tokens[start - 1].text == ",":
        token.dep = "appos"


def two_objects(token: Token) -> None:
    """In "expect from Iran assurances" the second noun after the preposition is the object of the verb."""
    verb = token.head.head
    if token.dep != "pobj" or not verb.is_verb or verb.by("dobj", "ccomp") or token.head.tag != "IN":
        return
    earlier = [c for c in token.head.by("pobj") if c.i < token.i]
    if earlier and not any(c.i < token.i for c in token.by("det", "cc")):
        hang(token, verb, "dobj")


def given_as_apposition(token: Token, sentence: Sentence) -> None:
    """In "granted Angela Ronae Stanton a pardon" the pardon is what is given: no comma sets it beside the name."""
    given, verb = token.head, token.head.head
    if token.dep != "appos" or given.dep not in ("dative", "dobj") or given.tag != "NNP" or not token.by("det"):
        return
    apart = any(t.text in (",", "(", "-", "–", "—", ":") for t in sentence.tokens[given.i + 1 : token.i])
    if verb.is_verb and not apart:
        hang(token, verb, "dobj")
        given.dep = "dative"


def verb_as_noun(token: Token) -> None:
    """In "persuade leaders to sanction Chad" the word after "to" is a verb, whatever its tag."""
    if token.tag == "NN" and token.dep in ("xcomp", "advcl", "acl", "ccomp") and token.by("aux") and token.by("dobj"):
        token.tag = "VB"


def saying_of_venue(token: Token, prepositions: frozenset[str]) -> None:
    """In "posted a message on Twitter blaming Iran" whoever posts it blames, not the place where it is said."""
    venue = token.head
    if token.dep != "acl" or token.tag != "VBG" or venue.tag != "NNP" or venue.dep != "pobj":
        return
    verb = next((a for a in venue.ancestors() if not a.is_noun and a.dep != "prep"), None)
    if venue.head.lower in prepositions and verb is not None and verb.is_verb and verb.by("nsubj"):
        hang(token, verb, "advcl")


def target_of_agent(token: Token) -> None:
    """In "an attack by Chad on Sudan" the target belongs to the attack, not to the name before it."""
    agent = token.head
    by = agent.head
    if token.dep == "prep" and token.lower in ("on", "against", "upon") and agent.tag == "NNP" and by.lower == "by":
        hang(token, by.head, "prep")


def two_subjects(token: Token) -> None:
    """In "Iran's ally Syria left" the first noun only describes the name right after it."""
    if token.dep not in ("nsubj", "nsubjpass") or token.tag != "NN":
        return
    following = [c for c in token.head.by(token.dep) if c.i > token.i and c.subtree()[0].i == token.i + 1]
    if following and following[0].tag == "NNP":
        hang(token, following[0], "compound")


def place_as_subject(token: Token, sentence: Sentence, openings: frozenset[str]) -> None:
    """In "Near Rawah, two strikes engaged" the place is where, not who."""
    first = sentence.tokens[0]
    if token.dep != "nsubj" or first.lower not in openings:
        return
    later = [c for c in token.head.by("nsubj") if c.i > token.i]
    after = sentence.tokens[token.i + 1 : token.i + 2]
    if later and [t.text for t in after] == [","]:
        place = token.head
        hang(first, place, "prep")
        hang(token, first, "pobj")


def hang(token: Token, head: Token, dep: str) -> None:
    """Make a token hang on another head, unless it is above that head already."""
    if head is token or token in head.ancestors():
        return
    if token in token.head.children:
        token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children.append(token)
    head.children.sort(key=lambda child: child.i)
