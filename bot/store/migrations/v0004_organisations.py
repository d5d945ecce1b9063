"""Which organisation a workspace is part of, so that all of it goes with the organisation."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table, and fill in what subscriptions tell."""
    op.create_table(
        "organisations",
        sa.Column("team", sa.String(32), primary_key=True),
        sa.Column("enterprise", sa.String(32), nullable=False),
    )
    op.create_index("organisations_by_enterprise", "organisations", ["enterprise"])
    op.execute(
        "INSERT INTO organisations (team, enterprise) SELECT team, max(enterprise)"
        " FROM tip_subscription WHERE enterprise <> '' GROUP BY team"
    )
