"""The plot of docs/names.md: `python -m benchmarks.names.growth benchmarks/names/growth.json docs/names-growth.svg`.

The figures are `{"title": [[names, milliseconds], …], …}`: how long the middle one of all queries takes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(figures: str, picture: str) -> int:
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    pyplot.rcParams["svg.hashsalt"] = "names"
    _, axes = pyplot.subplots(figsize=(7, 4.2))
    for title, points in json.loads(Path(figures).read_text()).items():
        ours = title.startswith("Marquee")
        axes.plot(*zip(*points, strict=True), marker="o", label=title, linewidth=2.5 if ours else 1, zorder=3 if ours else 2)
    axes.set(xscale="log", yscale="log", xlabel="names", ylabel="milliseconds, p50")
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
    pyplot.tight_layout()
    pyplot.savefig(picture, metadata={"Date": None})
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
