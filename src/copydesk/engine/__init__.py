"""The jobs: what is read, how it is checked, what a batch holds."""
