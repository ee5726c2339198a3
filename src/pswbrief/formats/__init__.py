"""Exchange formats, one module or package each: `loads` beside `dumps`, text in and text out.

No module here opens a file, knows a terminal, or imports another format; what several formats share is in `common`.
"""
