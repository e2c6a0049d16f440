"""Where the desk stands when something is pressed: a press is meant for what it was pressed on."""

from station.session.view import DeskView


def place(view: DeskView) -> tuple[object, ...]:
    """Return screen, target and person."""
    target = view.capture.target if view.capture else None
    nik = view.citizen.nik if view.citizen else None
    return view.screen, target, nik, view.tries_left


def exact_place(view: DeskView) -> tuple[object, ...]:
    """Return the same, and how far the recording is."""
    capture = view.capture
    return (*place(view), capture.state if capture else None, capture.request if capture else 0)
