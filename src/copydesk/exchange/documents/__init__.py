"""The files that editors have: each format is read into documents and written back with the edits in it.

`formats.py` says what a format is, `passages.py` how text keeps its place in the original, `kinds.py` which
format a file has; every other module is one format.
"""
