"""python -m refnorm."""

from __future__ import annotations

import gc

COLLECT = (1_000_000, 50, 50)
"""Thresholds of the garbage collector: nearly all that a run makes lives to its end, and searching it for
garbage costs a fifth of the time."""


def main() -> None:
    """Run the command line, and end the process."""
    gc.set_threshold(*COLLECT)
    from refnorm.cli import ending, run

    try:
        run()
    except SystemExit as done:
        if isinstance(done.code, int):
            ending.leave(done.code)
        raise


if __name__ == "__main__":
    main()
