"""Each change of the tables' form, one file a step, in order; Alembic runs them."""
