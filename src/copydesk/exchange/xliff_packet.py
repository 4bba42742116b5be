"""The review packet `review.xlf`: what was flagged, on its way to a translation editor."""

from __future__ import annotations

from typing import BinaryIO, Literal

from copydesk.exchange.xliff2_packet import write_xliff2
from copydesk.exchange.xliff12_packet import write_xliff12
from copydesk.exchange.xliff_units import packet_files
from copydesk.model import Batch

Version = Literal["1.2", "2.1", "2.2"]


def write_packet(
    batch: Batch, stream: BinaryIO, *, version: Version = "1.2", all_segments: bool = False
) -> None:
    """Write the packet of `batch` to `stream`: the flagged segments, or all of them.

    Equal batches give equal bytes. Raises OutputError when XLIFF `version` cannot hold the languages of
    the batch.
    """
    files = packet_files(batch, all_segments=all_segments)
    if version == "1.2":
        write_xliff12(batch, files, stream)
    else:
        write_xliff2(batch, files, stream, version)
