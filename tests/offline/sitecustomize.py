"""Loaded by every Python that the offline tests start: a socket is an error there, whoever opens it.

Python code is caught by an audit hook, which leaves a traceback in the file
SOCKET_LOG. Native code (Qt, the engine) is caught by the kernel: on Linux a seccomp
filter ends the process with SIGSYS when it makes an internet socket. Child
processes inherit both.
"""

from __future__ import annotations

import ctypes
import os
import platform
import socket
import struct
import sys
import traceback
from typing import Any

EVENTS = ("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname")
# linux/filter.h, linux/seccomp.h, linux/prctl.h
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, KILL_PROCESS = 0x7FFF0000, 0x80000000
NUMBER_OF_SOCKET = {"x86_64": 41, "aarch64": 198}
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2


def refuse(event: str, args: tuple[Any, ...]) -> None:
    """Log and refuse whatever goes towards a network."""
    if event not in EVENTS or (event == "socket.__new__" and args[1] == socket.AF_UNIX):
        return
    with open(os.environ["SOCKET_LOG"], "a", encoding="utf-8") as log:
        log.write(f"{sys.argv}: {event} {args[1:]}\n")
        traceback.print_stack(file=log)
    raise RuntimeError(f"{event} in a process that must stay offline")


def refuse_in_the_kernel() -> None:
    """Let socket(AF_INET…) and socket(AF_INET6…) end this process and its children."""
    number = NUMBER_OF_SOCKET.get(platform.machine())
    if sys.platform != "linux" or number is None:
        return
    steps = [
        (LOAD, 0, 0, 0),  # the system call's number
        (EQUAL, 0, 4, number),
        (LOAD, 0, 0, 16),  # its first argument: the address family
        (EQUAL, 1, 0, socket.AF_INET),
        (EQUAL, 0, 1, socket.AF_INET6),
        (RETURN, 0, 0, KILL_PROCESS),
        (RETURN, 0, 0, ALLOW),
    ]
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(program)))
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, header, 0, 0)


sys.addaudithook(refuse)
refuse_in_the_kernel()
