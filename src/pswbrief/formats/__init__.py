"""Other programs' files and items, one file a format: `dumps` beside `loads`, text in and text out.

No module here opens a file, knows a terminal, or imports another format; what several share has a name of its own.
"""
