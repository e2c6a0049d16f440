"""The uploader of a site at work in a thread, as its process runs it."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

from station.centre.https import HttpsCentre
from station.uploader.control import SOCKET
from station.uploader.uploader import Uploader
from tests.fakes.patience import until
from tests.fakes.site import Site


@contextmanager
def running(site: Site, url: str, *, patience: float = 0.8) -> Iterator[Uploader]:
    stop = threading.Event()
    with closing(HttpsCentre(site.address(url, patience=patience))) as centre:
        uploader = site.uploader(centre)
        thread = threading.Thread(target=uploader.run, args=(stop,), name="uploader")
        thread.start()
        try:
            until((site.outbox_folder / SOCKET).exists)
            yield uploader
        finally:
            stop.set()
            thread.join()
