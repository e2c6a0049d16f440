"""Whether somebody may sit down now, and the empty record of whoever may."""

import os

from station import clock
from station.citizen.biodata import Biodata, Citizen
from station.citizen.nik import NikFinding, Severity, examine, gravest_first, severity
from station.errors import Broken, Code, Refused
from station.session.collaborators import Collaborators
from station.session.files import Files
from station.session.record import Record


def check_fitness(tools: Collaborators) -> None:
    """Refuse to record what could not be sealed: before the person sits down, not after."""
    fitness = tools.fitness()
    if fitness.blocks and fitness.code:
        raise Broken(fitness.code, "nothing could be sealed")


def check_station(tools: Collaborators) -> None:
    """Refuse anybody new where there is no room, or area code or policy say no."""
    check_fitness(tools)
    if not tools.has_room():  # said before the person sits down, not after
        raise Broken(Code.DISK_FULL, "no room for one more recording")
    obstacle = tools.obstacle()
    if obstacle is not None:
        raise Refused(obstacle)


def expected(files: Files, nik: str) -> Citizen:
    """Return who has this NIK. Refused with CITIZEN_UNKNOWN where nobody of the list has."""
    citizen = files.expected.find(nik)
    if citizen is None:
        raise Refused(Code.CITIZEN_UNKNOWN)
    return citizen


def new_record(tools: Collaborators, files: Files, citizen: Citizen) -> Record:
    """Return an empty record. Refused with NIK_REFUSED, or as ``Files.assess`` does."""
    now = tools.clock.now()
    found = findings(tools, citizen.biodata)
    if severity(found) is Severity.BLOCK:
        raise Refused(Code.NIK_REFUSED, " ".join(finding.value for finding in found))
    return Record(
        session=os.urandom(16).hex(),
        citizen=citizen,
        findings=found,
        started_at=clock.iso(now),
        printable=files.assess(citizen).printable,
    )


def findings(tools: Collaborators, *versions: Biodata) -> tuple[NikFinding, ...]:
    """Return what the NIK says against any of several versions of biodata, the gravest first."""
    today = tools.clock.now().astimezone().date()
    area = tools.settings.station.station.area_code
    found = {
        finding
        for each in versions
        for finding in examine(each.nik, today=today, born=each.birth_date, sex=each.sex, area=area)
    }
    return gravest_first(found)
