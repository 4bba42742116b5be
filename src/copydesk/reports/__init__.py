"""Reports: one summary of a batch, many renderers that show the same numbers."""
