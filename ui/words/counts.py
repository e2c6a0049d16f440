"""Phrases with a number in them, which change with it in languages that have a plural.

They stand in a ``QObject`` because lupdate reads ``%n`` in Python from ``self.tr`` alone.
"""

from PySide6.QtCore import QObject


class Counts(QObject):
    """One method for each phrase."""

    def waiting(self, n: int) -> str:
        """Return how many packets wait to be sent."""
        return self.tr("%n waiting", "", n)

    def packets(self, n: int) -> str:
        """Return a number of packets."""
        return self.tr("%n packets", "", n)

    def earlier(self, n: int) -> str:
        """Return how many older lines of a history are not shown."""
        return self.tr("%n earlier lines", "", n)

    def tries(self, n: int) -> str:
        """Return how often a part was recorded."""
        return self.tr("%n tries", "", n)

    def tries_left(self, n: int) -> str:
        """Return how often a PIN may still be wrong."""
        return self.tr("%n tries left.", "", n)

    def wait(self, n: int) -> str:
        """Return how long nobody may sign in, in seconds."""
        return self.tr("Wait %n seconds, then try again.", "", n)

    def key_ends(self, n: int) -> str:
        """Return in how many days nothing can be sealed to the centre's key any more."""
        return self.tr(
            "The centre's key ends in %n days. Ask the technician for the new key list.", "", n
        )

    def certificate_ends(self, n: int) -> str:
        """Return in how many days this station may not sign any more."""
        return self.tr(
            "This station's certificate ends in %n days. Ask the technician to renew it.", "", n
        )

    def account_ends(self, n: int) -> str:
        """Return in how many days whoever is signed in may not sign in any more."""
        return self.tr(
            "Your account ends in %n days. Ask the administrator (ADB) for a new term.", "", n
        )

    def tries_made(self, n: int) -> str:
        """Return that so many tries were not enough."""
        return self.tr("%n tries were not enough", "", n)

    def parts(self, n: int) -> str:
        """Return how many parts of the body."""
        return self.tr("%n parts", "", n)

    def weak(self, n: int) -> str:
        """Return how many parts are not good."""
        return self.tr("%n parts are weak", "", n)

    def battery_lasts(self, n: int) -> str:
        """Return for how many people the battery is enough."""
        return self.tr("Battery for about %n more people", "", n)

    def disk_takes(self, n: int) -> str:
        """Return for how many people the disk is enough."""
        return self.tr("Disk for about %n more people", "", n)

    def still_to_come(self, n: int) -> str:
        """Return how many are still to be recorded."""
        return self.tr("%n to come", "", n)

    def packets_wait(self, n: int) -> str:
        """Return how many packets wait to be sent, within a sentence."""
        return self.tr("%n packets wait", "", n)

    def came_in(self, n: int) -> str:
        """Return how many people of a list came in."""
        return self.tr("%n people came in", "", n)

    def known_before(self, n: int) -> str:
        """Return how many of a list were on the day's list before."""
        return self.tr("%n of them stood on the list already.", "", n)

    def left_out(self, n: int) -> str:
        """Return how many lines of a list did not come in."""
        return self.tr("%n lines did not", "", n)

    def drafts(self, n: int) -> str:
        """Return how many enrollments are not finished."""
        return self.tr("%n drafts", "", n)

    def not_arrived(self, n: int) -> str:
        """Return how many packets have not arrived at the centre."""
        return self.tr("%n packets not at the centre", "", n)

    def days(self, n: int) -> str:
        """Return a time of whole days."""
        return self.tr("%n days", "", n)

    def hours(self, n: int) -> str:
        """Return a time of whole hours."""
        return self.tr("%n hours", "", n)

    def minutes(self, n: int) -> str:
        """Return a time of whole minutes."""
        return self.tr("%n minutes", "", n)

    def seconds(self, n: int) -> str:
        """Return a time of whole seconds."""
        return self.tr("%n seconds", "", n)


COUNTS = Counts()
