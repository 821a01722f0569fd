"""The end of the process, without taking apart what it made."""

from __future__ import annotations

import atexit
import os
import sys
import threading


def leave(status: int) -> None:
    """End the process with all that the usual end does, but for taking its objects apart one by one.

    That would take a twentieth of a short run. Returns where something waits for the usual end, or a stream
    cannot be flushed: the usual end says so.
    """
    if _watched():
        return
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(status)


def _watched() -> bool:
    """Tell whether a profiler, a debugger, a prompt or a thread waits for the usual end."""
    looked_at = sys.getprofile() or sys.gettrace() or sys.flags.interactive or sys.flags.inspect
    return bool(looked_at) or _monitored() or threading.active_count() > 1


def _monitored() -> bool:
    """Tell whether a tool of PEP 669 watches, as profilers and debuggers do from Python 3.12 on."""
    monitoring = getattr(sys, "monitoring", None)
    return monitoring is not None and any(monitoring.get_tool(tool) for tool in range(6))
