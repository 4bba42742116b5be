"""What was decided before, in a database: SQLite beside the project, or PostgreSQL for a team.

The only room that imports SQLAlchemy; whoever needs it imports `opening` where it is used.
"""
