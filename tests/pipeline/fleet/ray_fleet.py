"""Run a fleet on a Ray cluster of two machines in one, and take one of them away while it is at work.

    python -m tests.pipeline.fleet.ray_fleet DATA URL… [--results URL] [--lose-when-asked FILE]

Each machine has one processor; the driver's has none. With ``--lose-when-asked`` the first machine is lost as soon as
the file exists. Prints the events as JSON lines and exits as the fleet does.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from pathlib import Path
from typing import Any

from ray.cluster_utils import Cluster

from commands.load_profile import load_profile
from pipeline.fleet.ledger import Ledger
from pipeline.fleet.ray_pool import RayPool
from pipeline.fleet.run_fleet import FleetOptions, run_fleet
from pipeline.fleet.site_list import read_sites
from schemas.fleet_event import FleetEvent


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("sites", nargs="+")
    parser.add_argument("--results")
    parser.add_argument("--now", default="2026-11-22")
    parser.add_argument("--lose-when-asked", type=Path)
    options = parser.parse_args()
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    machines = [cluster.add_node(num_cpus=1) for _ in range(2)]
    cluster.wait_for_nodes()
    if options.lose_when_asked:
        threading.Thread(
            target=_lose, args=(cluster, machines[0], options.lose_when_asked), daemon=True
        ).start()
    sites = read_sites(options.sites, load_profile, options.data)
    fleet = FleetOptions(
        data=options.data,
        run_options=("--delay", "0", "--workers", "1", "--now", options.now),
        results=options.results,
    )

    def tell(event: FleetEvent) -> None:
        sys.stdout.write(event.to_json() + "\n")
        sys.stdout.flush()

    try:
        pool = RayPool(cluster.address, None)
        with Ledger(options.data, sites.sources, {}, fresh=False) as ledger:
            end, _ = run_fleet(sites, fleet, pool, ledger, tell)
    finally:
        cluster.shutdown()
    return end.exit


def _lose(cluster: Any, machine: Any, asked: Path) -> None:
    while not asked.exists():
        time.sleep(0.05)
    cluster.remove_node(machine, allow_graceful=False)


if __name__ == "__main__":
    sys.exit(main())
