"""Many readings become one record: voices, actors, findings, differences, timeline."""

from __future__ import annotations

from dateline.reconcile.assemble import assemble as reconcile

__all__ = ["reconcile"]
