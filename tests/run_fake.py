"""`marquee run` with an engine that repeats the question, for tests that need a process to kill."""

import os

from fake_marquee import FakeMarquee

from bot.telegram import Settings, run

if __name__ == "__main__":
    raise SystemExit(run(FakeMarquee, Settings.from_environment(os.environ)))
