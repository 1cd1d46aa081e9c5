"""A Bot API server for tests: real HTTP on loopback, offsets, long polls, every request checked, faults on demand."""

from emulator.server import Emulator, Fault, Request

__all__ = ["Emulator", "Fault", "Request"]
