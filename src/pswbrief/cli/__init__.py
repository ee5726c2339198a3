"""The command line: arguments in, exit status out. One short file a command, one error boundary (`main`).

Modules here may import inside a function's body, because start-up is a feature; everywhere else imports stand at the top.
"""
