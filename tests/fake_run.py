"""`marquee run` with a Marquee that starts at once and repeats what it is asked, for proofs that start it many times."""

from __future__ import annotations

import os
import sys

from fake_marquee import FakeMarquee, fake_talk

from bot.telegram import Settings, run

if __name__ == "__main__":
    sys.exit(run(lambda: (FakeMarquee(), fake_talk()), Settings.from_environment(os.environ, webhook="--webhook" in sys.argv)))
