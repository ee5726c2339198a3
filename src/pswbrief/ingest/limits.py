"""Read a document in a process with limits, as a hostile one can't otherwise be stopped in a library written in C."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pswbrief.ingest.document import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

Result = TypeVar("Result")
# The most processor time in seconds, and memory in bytes. A brief of 136 references takes a second and 50 MB.
SECONDS, BYTES = 20, 600_000_000
_TOO_MUCH = "Reading it takes more time or memory than any brief does."


def within_limits(read: Callable[[bytes], Result], data: bytes) -> Result:
    """Return what `read` makes of a document; DocumentError if it raises that, or takes more than `SECONDS` or `BYTES`.

    Where a process can't be forked (Windows), there is no limit.
    """
    if not hasattr(os, "fork"):
        return read(data)
    import multiprocessing  # noqa: PLC0415 - few documents need it

    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(read, data, sender), daemon=True)
    process.start()
    sender.close()
    try:
        with receiver:
            answer: Result | Exception = receiver.recv()
    except EOFError:
        # The system has ended it.
        raise DocumentError(_TOO_MUCH) from None
    finally:
        process.kill()
        process.join()
    if isinstance(answer, Exception):
        raise answer
    return answer


def _work(read: Callable[[bytes], object], data: bytes, sender: Connection) -> None:
    import resource  # noqa: PLC0415 - Windows doesn't have it
    import signal  # noqa: PLC0415 - as `multiprocessing`

    # An interrupt of the program ends this process, too.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    memory = _memory() + BYTES
    for limit, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_DATA, memory), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(limit)[1]
        resource.setrlimit(limit, (most if hard < 0 else min(most, hard), hard))
    try:
        answer = read(data)
    except MemoryError:
        answer = DocumentError(_TOO_MUCH)
    except Exception as error:  # noqa: BLE001 - raised where it was asked for
        answer = error
    sender.send(answer)


def _memory() -> int:
    """Return the bytes of memory that this process uses for data; 0 where the system doesn't say: it doesn't limit them, either."""
    try:
        # proc(5): the sixth number is of data and stack, in pages.
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
