"""The glossary: its index, what stands in a text, and what to write instead."""
