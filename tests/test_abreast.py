"""Pieces done side by side give what they give one after the other, and a copy that fails loses nothing."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Generator
from typing import Any

import invented
import pytest

from refnorm import Options, Source, abreast, analyze

pytestmark = pytest.mark.skipif(not abreast._able(), reason="this system does not copy processes safely")
HERE = os.getpid()


def who(item: int) -> tuple[int, int]:
    """Return the item, and the process that had it; later items are done sooner."""
    time.sleep(0.05 if item == 0 else 0)
    return item, os.getpid()


def test_results_come_in_order_from_other_processes() -> None:
    done = list(abreast.each(who, range(12), 3))
    assert [item for item, _ in done] == list(range(12))
    makers = {process for _, process in done}
    assert HERE not in makers
    assert 1 < len(makers) <= 3


@pytest.mark.parametrize("items, jobs", [(range(1), 4), (range(5), 1), (range(0), 0)])
def test_nothing_is_copied_for_one_piece_or_one_job(items: range, jobs: int) -> None:
    assert list(abreast.each(who, items, jobs)) == [(item, HERE) for item in items]


def test_none_is_copied_where_a_thread_runs() -> None:
    """A thread may hold a lock that nobody opens in a copy."""
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert {process for _, process in abreast.each(who, range(4), 2)} == {HERE}
    finally:
        end.set()
        thread.join()


def test_a_copy_makes_no_copies() -> None:
    def inner(item: int) -> set[int]:
        return {process for _, process in abreast.each(who, range(2), 2)} - {os.getpid()}

    assert list(abreast.each(inner, range(4), 2)) == [set()] * 4


def test_copies_begin_with_the_largest_pieces_and_this_process_with_the_smallest() -> None:
    sizes = [1, 2, 9, 3, 8, 5, 7]

    def work(item: int) -> tuple[int, int, int]:
        begun = time.monotonic_ns()
        time.sleep(0.02)
        return begun, item, os.getpid()

    done = list(abreast.each(work, sizes, 2, lambda item: item))
    assert [item for _, item, _ in done] == sizes
    here = [item for _, item, process in sorted(done) if process == HERE]
    there = [item for _, item, process in sorted(done) if process != HERE]
    assert here == sorted(here)
    assert there == sorted(there, reverse=True)
    assert (here[0], there[0]) == (1, 9)


def test_what_a_piece_raises_is_raised_at_its_turn() -> None:
    def work(item: int) -> int:
        if item == 2:
            raise ValueError("the third")
        return item

    done = abreast.each(work, range(5), 2)
    assert [next(done), next(done)] == [0, 1]
    with pytest.raises(ValueError, match="the third"):
        next(done)


def test_what_cannot_be_handed_over_is_done_here() -> None:
    def work(item: int) -> Callable[[], tuple[int, int]]:
        return lambda: (item, os.getpid())

    assert [one() for one in abreast.each(work, range(3), 2)] == [(0, HERE), (1, HERE), (2, HERE)]


@pytest.mark.parametrize("size", [None, lambda item: item])
@pytest.mark.parametrize("killed", [{0}, {3}, {0, 1, 2, 3, 4, 5}])
def test_the_pieces_of_a_killed_copy_are_done_here(killed: set[int], size: Callable[[int], int]) -> None:
    def work(item: int) -> int:
        if item in killed and os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return item * 10

    assert list(abreast.each(work, range(6), 2, size)) == [0, 10, 20, 30, 40, 50]


def test_who_stops_asking_leaves_no_copy_behind() -> None:
    done = abreast.each(who, range(100), 2)
    assert isinstance(done, Generator)
    _, maker = next(done)
    done.close()  # what asks no more closes it so
    with pytest.raises(ProcessLookupError):
        os.kill(maker, 0)


@pytest.mark.parametrize("granted", [0, 1])
def test_a_system_that_refuses_processes_loses_no_piece(
    monkeypatch: pytest.MonkeyPatch, granted: int
) -> None:
    hired, asked = abreast._hired, iter(range(9))

    def refused(*given: Any) -> Any:
        if next(asked) >= granted:
            raise BlockingIOError("Resource temporarily unavailable")
        return hired(*given)

    monkeypatch.setattr(abreast, "_hired", refused)
    assert [item for item, _ in abreast.each(who, range(5), 3)] == list(range(5))


def test_large_results_are_handed_over_whole() -> None:
    assert list(abreast.each(lambda item: f"{item}" * 1_000_000, range(4), 2)) == [
        f"{item}" * 1_000_000 for item in range(4)
    ]


def manuscript(number: int) -> str:
    """Write an article of three works, longer than the next one."""
    works = 3 * number + 1, 3 * number + 3
    native, romanized = invented.lines("native", *works), invented.lines("romanized", *works)
    prose = f"Текст статьи о реках, номер {number}.\n" * (9 - number)
    head = f"УДК 556.{number}\n\n# Реки {number}\n\nА.Б. Речной\n\n{prose}\n"
    return f"{head}## Литература\n\n{native}\n\n## References\n\n{romanized}\n"


def test_a_report_is_the_same_however_many_processes_make_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both of a folder's files and of an issue's articles; and copies did make it."""
    monkeypatch.setattr("refnorm.pipeline.SHORT", 500)
    sources = [Source(f"{n}.md", data=manuscript(n).encode()) for n in range(3)]
    issue = Source("issue.md", data="\n".join(map(manuscript, range(3))).encode())
    answer = abreast._answer
    done: list[bytes] = []

    def noted(line: Any) -> bytes:
        done.append(answer(line))
        return done[-1]

    monkeypatch.setattr(abreast, "_answer", noted)
    for given in (sources, [issue], [*sources, issue]):
        done.clear()
        assert analyze(*given, options=Options(jobs=3)) == analyze(*given)
        assert len(done) > 0 == done.count(b"")
    assert [len(result.articles) for result in analyze(issue).results] == [3]
