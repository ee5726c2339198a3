"""APA, the style of the American Psychological Association's *Publication Manual*: entries, roles, titles and sources."""
