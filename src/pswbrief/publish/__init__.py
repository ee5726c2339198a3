"""Documents for people: reading lists in Markdown and HTML, and the page of a brief. References in, text out. Pure."""
