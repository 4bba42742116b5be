"""Batches with their documents, texts and findings, and what reviewers decided."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "batches",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("date", sa.Text),
        sa.Column("version", sa.Text, nullable=False),
    )
    _make_contents()
    op.create_table(
        "reviewers",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
    )
    _make_decisions()
    op.create_table(
        "fingerprints",
        sa.Column(
            "decision", sa.Integer, sa.ForeignKey("decisions.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("fingerprint", sa.Text, primary_key=True),
    )
    op.create_index("ix_decisions_batch", "decisions", ["batch"])
    op.create_index("ix_decisions_reviewer", "decisions", ["reviewer"])
    op.create_index("decisions_by_group", "decisions", ["group", "scope"])
    op.create_index("ix_fingerprints_fingerprint", "fingerprints", ["fingerprint"])


def _make_contents() -> None:
    op.create_table(
        "documents",
        sa.Column("batch", sa.Text, sa.ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, kind, nullable=False) for name, kind in (("name", sa.Text), ("words", sa.Integer))),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_table(
        "texts",
        sa.Column("batch", sa.Text, primary_key=True),
        sa.Column("document", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("segment", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("machine", sa.Text, nullable=False),
        sa.Column("final", sa.Text, nullable=False),
        _of_document(),
    )
    op.create_table(
        "findings",
        sa.Column("batch", sa.Text, primary_key=True),
        sa.Column("document", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("fingerprint", "group", "check")),
        sa.Column("check_version", sa.Integer, nullable=False),
        sa.Column("concept", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("severity", "segment", "text")),
        sa.Column("suggestion", sa.Text),
        _of_document(),
    )


def _of_document() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["batch", "document"], ["documents.batch", "documents.number"], ondelete="CASCADE"
    )


def _make_decisions() -> None:
    given = ("subject", "digest", "group", "document", "segment", "fingerprint", "segment_digest")
    chosen = ("verdict", "scope", "origin", "fate", "check")
    optional = (
        "finding",
        "text",
        "reason",
        "severity",
        "decided_at",
        "comment",
        "expires",
        "concept",
        "rule",
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("batch", sa.Text, sa.ForeignKey("batches.id", ondelete="CASCADE"), nullable=False),
        sa.Column("reviewer", sa.Integer, sa.ForeignKey("reviewers.id"), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in (*given, *chosen)),
        *(sa.Column(name, sa.Text) for name in optional),
        sa.Column("check_version", sa.Integer),
    )
