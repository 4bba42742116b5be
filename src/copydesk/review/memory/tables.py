"""The tables of the memory. A change here needs a step in `migrations/versions` and another `REVISION`."""

from __future__ import annotations

import sqlalchemy as sa

REVISION = "0001"
"""The last step of the migrations."""
VERSION_TABLE = "copydesk_version"
LONGEST_KEY = 200
"""Characters that an id, a group or a fingerprint may have: PostgreSQL indexes no long texts."""

_ESCAPE = "\uffff"


class Words(sa.types.TypeDecorator[str]):
    r"""Text of any kind. PostgreSQL stores no NUL: it is written as a noncharacter and a digit.

    >>> Words().process_bind_param("a\0b", None) == "a\uffff0b"
    True
    >>> Words().process_result_value("a\uffff0b\uffff1", None) == "a\0b\uffff"
    True
    """

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect | None) -> str | None:
        """The text as it is stored."""
        del dialect
        if value is None or ("\0" not in value and _ESCAPE not in value):
            return value
        return value.replace(_ESCAPE, f"{_ESCAPE}1").replace("\0", f"{_ESCAPE}0")

    def process_result_value(self, value: str | None, dialect: sa.Dialect | None) -> str | None:
        """The text as it was given."""
        del dialect
        if value is None or _ESCAPE not in value:
            return value
        return value.replace(f"{_ESCAPE}0", "\0").replace(f"{_ESCAPE}1", _ESCAPE)


metadata = sa.MetaData()

batches = sa.Table(
    "batches",
    metadata,
    sa.Column("id", Words, primary_key=True),
    sa.Column("date", Words),
    sa.Column("version", Words, nullable=False),
)

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("batch", Words, sa.ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", Words, nullable=False),
    sa.Column("words", sa.Integer, nullable=False),
    sa.Column("digest", Words, nullable=False),
)

texts = sa.Table(
    "texts",
    metadata,
    sa.Column("batch", Words, primary_key=True),
    sa.Column("document", sa.Integer, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("segment", Words, nullable=False),
    sa.Column("source", Words),
    sa.Column("machine", Words, nullable=False),
    sa.Column("final", Words, nullable=False),
    sa.ForeignKeyConstraint(
        ["batch", "document"], ["documents.batch", "documents.number"], ondelete="CASCADE"
    ),
)

findings = sa.Table(
    "findings",
    metadata,
    sa.Column("batch", Words, primary_key=True),
    sa.Column("document", sa.Integer, primary_key=True),
    sa.Column("id", Words, primary_key=True),
    sa.Column("fingerprint", Words, nullable=False),
    sa.Column("group", Words, nullable=False),
    sa.Column("check", Words, nullable=False),
    sa.Column("check_version", sa.Integer, nullable=False),
    sa.Column("concept", Words),
    sa.Column("severity", Words, nullable=False),
    sa.Column("segment", Words, nullable=False),
    sa.Column("text", Words, nullable=False),
    sa.Column("suggestion", Words),
    sa.ForeignKeyConstraint(
        ["batch", "document"], ["documents.batch", "documents.number"], ondelete="CASCADE"
    ),
)

reviewers = sa.Table(
    "reviewers",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", Words, nullable=False),
)

decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("turn", sa.Integer, nullable=False),
    sa.Column("current", sa.Boolean, nullable=False),
    sa.Column("subject", Words, nullable=False),
    sa.Column("digest", Words, nullable=False),
    sa.Column("finding", Words),
    sa.Column("group", Words, nullable=False),
    sa.Column("document", Words, nullable=False),
    sa.Column("segment", Words, nullable=False),
    sa.Column("fingerprint", Words, nullable=False),
    sa.Column("segment_digest", Words, nullable=False),
    sa.Column("batch", Words, sa.ForeignKey("batches.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("verdict", Words, nullable=False),
    sa.Column("scope", Words, nullable=False),
    sa.Column("text", Words),
    sa.Column("reason", Words),
    sa.Column("severity", Words),
    sa.Column("reviewer", sa.Integer, sa.ForeignKey("reviewers.id"), nullable=False, index=True),
    sa.Column("decided_at", Words),
    sa.Column("comment", Words),
    sa.Column("expires", Words),
    sa.Column("origin", Words, nullable=False),
    sa.Column("fate", Words, nullable=False),
    sa.Column("check", Words, nullable=False),
    sa.Column("check_version", sa.Integer),
    sa.Column("concept", Words),
    sa.Column("rule", Words),
    sa.Index("decisions_by_group", "group", "scope"),
)

fingerprints = sa.Table(
    "fingerprints",
    metadata,
    sa.Column("decision", sa.Integer, sa.ForeignKey("decisions.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("fingerprint", Words, primary_key=True, index=True),
)
