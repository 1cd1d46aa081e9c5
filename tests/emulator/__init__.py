"""A Bot API server for tests: real HTTP on loopback, offsets, long polls, every request checked, faults on demand."""

from emulator.methods import Request
from emulator.server import Emulator, Fault

__all__ = ["Emulator", "Fault", "Request"]
