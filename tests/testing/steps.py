"""What a run costs: the lines of Python that it executes, which depend on no clock, and a limit for its processor time."""

from __future__ import annotations

import contextlib
import gc
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from testing.growing_texts import Shape


def text_of(shape: Shape, size: int) -> str:
    """A text of about `size` characters in a shape.

    What comes after is repeated as often as the part where it is one character, or follows a "×".
    """
    before, repeated, after = shape
    count = max(size // len(repeated), 1)
    return before + repeated * count + after.removeprefix("×") * (count if len(after) == 1 or after[:1] == "×" else 1)


def steps(run: Callable[[], object]) -> int:
    """How many lines of Python a run executes."""
    count = 0

    def trace(_frame: FrameType, event: str, _arg: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    # Callbacks of the garbage collector would be counted.
    gc.disable()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
        gc.enable()
    return count


@contextlib.contextmanager
def processor_time(seconds: float) -> Iterator[None]:
    """Raise AssertionError if the block takes more than so many seconds of processor time.

    Work in C, such as a regular expression's, has no steps to count. The limit has to be many times what the work takes.
    """

    def stop(*_: object) -> None:
        raise AssertionError(f"more than {seconds} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
