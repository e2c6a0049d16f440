"""A request as a capture gets it, for captures that are called without a host."""

from drivers.stop import Stop
from station.body import Target
from station.devices import ring
from station.devices.messages import Begin, DeviceIdentity, FromHost
from station.host.job import Job
from station.host.preview import LiveView
from tests.fakes.hearing import demo_settings


def job(target: Target, told: list[FromHost] | None = None, *, at_once: int = 0) -> Job:
    """Return a request that tells its news to a list."""
    news = [] if told is None else told
    return Job(
        begin=Begin(request=1, target=target),
        stop=Stop(20.0),
        tell=news.append,
        view=LiveView(ring.private(), news.append),
        device=DeviceIdentity(driver="scripted", make="Test", model="Bench", serial="1"),
        settings=demo_settings().enrollment,
        at_once=at_once,
    )
