"""Prints the bill of materials of what a station runs: CycloneDX 1.6, JSON, the same every time."""

import argparse
import importlib.metadata
import json
import sys
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

sys.path.insert(0, str(Path(__file__).parents[2]))

from scripts.supply.pins import ROOT, Licences, Part, Pin, asked, pins

_PROJECT: Final = "perekaman"


def bill() -> Bom:
    """Return the bill: the project, its pins with the hashes they are held to, what they carry."""
    licences = Licences.load()
    installed = pins(ROOT / "requirements.txt", licences)
    project = _project()
    bom = Bom()
    bom.metadata.component = project
    bom.serial_number = uuid5(NAMESPACE_URL, (ROOT / "requirements.txt").read_text("utf-8"))
    components = {each.name: _package(each) for each in installed}
    bom.components.update(components.values())
    for each in licences.parts:
        owner = project if each.of == _PROJECT else components[each.of]
        owner.components.add(_part(each))
    wanted = asked(_PROJECT, set(components))
    bom.register_dependency(project, [components[name] for name in wanted])
    for pin in installed:
        bom.register_dependency(components[pin.name], [components[name] for name in pin.needs])
    return bom


def text(bom: Bom) -> str:
    """Return the bill as JSON, without the moment it was made at: the same pins, the same bytes."""
    document = json.loads(JsonV1Dot6(bom).output_as_string())
    del document["metadata"]["timestamp"]
    return json.dumps(document, indent=2)


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/sbom", description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", help="where it goes; else it is printed")
    options = parser.parse_args()
    document = text(bill()) + "\n"
    if options.file:
        options.file.write_text(document, "utf-8")
    else:
        sys.stdout.write(document)


def _project() -> Component:
    return Component(
        type=ComponentType.APPLICATION,
        name=_PROJECT,
        version=importlib.metadata.version(_PROJECT),
        bom_ref=_PROJECT,
        licenses=[LicenseExpression("Apache-2.0")],
    )


def _package(pin: Pin) -> Component:
    address = PackageURL("pypi", name=pin.name, version=pin.version)
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=each) for each in pin.hashes]
    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(str(address)),
        hashes=hashes,
        comment="the files that may be installed",
    )
    return Component(
        name=pin.name,
        version=pin.version,
        purl=address,
        bom_ref=str(address),
        licenses=[LicenseExpression(pin.licence)],
        external_references=[files],
    )


def _part(part: Part) -> Component:
    return Component(
        name=part.name,
        bom_ref=f"{part.of}/{part.name}",
        licenses=[LicenseExpression(part.licence)],
    )


if __name__ == "__main__":
    main()
