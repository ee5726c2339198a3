"""What people read: reading lists as Markdown and HTML. References and text in, text out. Pure."""
