"""Pieces of work done side by side, each on a processor of its own.

Copies of this process do pieces as it does itself, and hand back what they made. A copy knows all texts and
tables that are loaded already, so that it begins within some thousandths of a second. Where the system does
not copy processes, or not safely (Windows, macOS, and wherever another thread runs), one piece follows the
other.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from refnorm import store

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

T = TypeVar("T")
R = TypeVar("R")
_MOST = 16
"""Processes at most where all processors are asked for: each holds up to 60 MB of its own."""
_FAILED = b""
"""What a copy hands back for a piece that it could not do."""


def processors() -> int:
    """Return the number of processors that this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def each(
    work: Callable[[T], R], items: Sequence[T], jobs: int, size: Callable[[T], int] | None = None
) -> Iterator[R]:
    """Yield what `work` returns for each item, in the order of these; what it raises is raised at its turn.

    At most `jobs` processes work, for 0 one a processor. With `size` the largest pieces are begun first, and
    this process is one of them, with the smallest; else it is at hand to yield what is done. A piece that
    fails, or whose copy is ended from outside, is done once more at its turn, by this process.
    """
    hands = min(jobs or min(processors(), _MOST), len(items))
    if hands < 2 or not _able():
        yield from map(work, items)
        return
    order = deque(range(len(items)) if size is None else _largest_first(items, size))
    crew: list[tuple[ForkProcess, Connection]] = []
    try:
        with suppress(OSError):  # a system that refuses another process has these
            for _ in range(hands if size is None else hands - 1):
                crew.append(_hired(work, items, [line for _, line in crew]))
        yield from _gathered(work, items, order, [line for _, line in crew], size is not None)
        for process, line in crew:  # a copy whose line is closed keeps what it compiled, and ends
            line.close()
            process.join()
    finally:
        for process, line in crew:
            line.close()
            process.kill()
            process.join()


def _able() -> bool:
    """Tell whether a copy of this process is safe: where no thread can hold a lock that nobody will open."""
    try:
        if sys.platform != "linux" or len(list(Path("/proc/self/task").iterdir())) > 1:
            return False
    except OSError:
        return False
    import multiprocessing

    return not multiprocessing.current_process().daemon


def _largest_first(items: Sequence[T], size: Callable[[T], int]) -> list[int]:
    return sorted(range(len(items)), key=lambda index: -size(items[index]))


def _hired(
    work: Callable[[T], R], items: Sequence[T], others: Sequence[Connection]
) -> tuple[ForkProcess, Connection]:
    """Start a copy; return it with the line by which it is told the places of items."""
    from multiprocessing import get_context

    system = get_context("fork")
    here, there = system.Pipe()
    process = system.Process(target=_serve, args=(work, items, there, (*others, here)), daemon=True)
    with there:
        process.start()
    return process, here


def _serve(
    work: Callable[[T], R], items: Sequence[T], line: Connection, others: Sequence[Connection]
) -> None:
    """Do one piece after the other until nobody holds the other end of the line any more."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that waits for this one ends it
    for other in others:
        other.close()
    with suppress(EOFError, OSError):
        while True:
            line.send_bytes(_tried(work, items[line.recv()]))
    store.save()


def _tried(work: Callable[[T], R], item: T) -> bytes:
    """Return what the work made, packed; failures are left to the process that can tell of them."""
    import pickle

    try:
        return pickle.dumps(work(item), pickle.HIGHEST_PROTOCOL)
    except Exception:
        return _FAILED


def _gathered(
    work: Callable[[T], R], items: Sequence[T], order: deque[int], lines: Sequence[Connection], helping: bool
) -> Iterator[R]:
    """Yield what was made, in the order of the items; `helping`, do pieces while no copy has more to say."""
    import pickle
    from multiprocessing.connection import wait

    at: dict[Connection, int] = {}
    made: dict[int, bytes] = {}
    for line in lines:
        _tell(line, at, order)
    for index, item in enumerate(items):
        while index not in made and (at or (helping and order)):
            ready = cast("list[Connection]", wait(list(at), 0 if helping and order else None))
            for line in ready:
                made[at[line]] = _answer(line)
                _tell(line, at, order)
            if helping and order and not ready:
                own = order.pop()
                made[own] = _tried(work, items[own])
        done = made.pop(index, _FAILED)
        yield work(item) if done == _FAILED else pickle.loads(done)


def _tell(line: Connection, at: dict[Connection, int], order: deque[int]) -> None:
    """Tell a copy its next piece, if there is one and the copy lives."""
    at.pop(line, None)
    with suppress(OSError):
        if order:
            line.send(order[0])
            at[line] = order.popleft()


def _answer(line: Connection) -> bytes:
    try:
        return line.recv_bytes()
    except (EOFError, OSError):
        return _FAILED
