"""Numbers as values: what a Chinese source and its English translation count, date and measure."""
