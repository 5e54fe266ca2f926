"""What several stages know about words: parses, numbers, likeness."""
