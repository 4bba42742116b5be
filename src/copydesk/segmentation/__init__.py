"""From text to spans: paragraphs with their roles, and the sentences in them."""
