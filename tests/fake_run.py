"""`marquee run` with a Marquee that starts at once and repeats what it is asked, for proofs that start it many times."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext

from fake_marquee import FakeMarquee, fake_talk

from bot.telegram import Settings, run

if __name__ == "__main__":
    settings = Settings.from_environment(os.environ, webhook="--webhook" in sys.argv)
    sys.exit(run(lambda: nullcontext((FakeMarquee(), fake_talk())), settings))
