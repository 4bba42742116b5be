"""What the glossary says about the words of a finding, as one digest: while it is equal, decisions hold."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from copydesk.model import Concept, Finding, Status, Term
from copydesk.text.folding import fold

_RIGHT = (Status.PREFERRED, Status.ADMITTED)


def rule_of(finding: Finding, concepts: Mapping[str, Concept]) -> str:
    """The digest of the rule behind a finding; "" for one without a concept.

    The rule is what is right for the concept and what is said about the very words that were found (about all
    wrong words when these stand there in another form). Who approved a term, and why, is no part of it; nor
    is a new variant beside the one that was found.
    """
    concept = concepts.get(finding.concept or "")
    if concept is None:
        return ""
    words = fold(finding.text).text.strip()
    right = [term for term in concept.terms if term.status in _RIGHT]
    wrong = [term for term in concept.terms if term.status not in _RIGHT]
    named = [term for term in wrong if fold(term.text).text.strip() == words]
    said = sorted(_said(term) for term in (*right, *(named or wrong)))
    text = "\x1e".join((str(concept.translate), *said))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _said(term: Term) -> str:
    contexts = ("\x1d".join(term.only), "\x1d".join(term.except_))
    form = (term.case.value, str(term.inflect), str(term.whole_word), str(term.protect))
    return "\x1f".join(
        (term.text, term.status.value, term.language, *form, *contexts, repr(term.replacement))
    )
