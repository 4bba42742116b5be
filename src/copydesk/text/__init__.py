"""Plain text: folding with offsets back, words, quotations, edits. Knows nothing of checks or files."""
