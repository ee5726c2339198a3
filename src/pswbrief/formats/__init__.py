"""Exchange formats, one module or package each, with `loads` and `dumps`: text in, text out.

No module here opens a file, knows a terminal, or imports another format; what several formats share is in `common`.
"""
