"""What is wrong with a glossary before it meets a text: one rule a file, in `rules`."""
