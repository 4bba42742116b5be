"""The schema as it was made, step by step; `migrating` takes a database to the last."""
