"""The sentences of the findings: what each code means and what to do next. Figures stand beside."""

from types import MappingProxyType
from typing import Final

from station.body import Modality
from station.devices.findings import Finding, Group, Outcome

_REPLUG: Final = "plug it out and in again; try another socket, then another cable"
_CLEAN: Final = "clean the glass with a dry lint-free cloth, then diagnose again"
_REPLACE: Final = "if it stays so after that, have the device replaced"

WORDS: Final = MappingProxyType(
    {
        # --- inventory
        "USB_LISTED": ("all USB devices of this machine are listed", ""),
        "USB_NOT_LISTED": ("this system shows no USB devices", "see that /sys is mounted"),
        "EXPECTED_THERE": ("the device this station should have is there", ""),
        "EXPECTED_MISSING": (
            "the device this station should have does not answer",
            "plug it in, switch it on or start its service; else edit devices.toml",
        ),
        "EXTRA_DEVICE": (
            "a device that a driver knows is plugged in and not expected",
            "name it in devices.toml, or unplug it",
        ),
        "SERIAL_SWAPPED": (
            "another device of the same kind stands in its place",
            "plug the station's own device in, or write the new serial number into devices.toml",
        ),
        "DRIVER_UNKNOWN": ("no driver has the name in devices.toml", "edit devices.toml"),
        "DRIVER_OF_OTHER_KIND": (
            "the driver in devices.toml is for another kind of device",
            "edit devices.toml: name a driver of this kind",
        ),
        # --- permission
        "MAY_OPEN": ("the station may open it", ""),
        "MAY_NOT_OPEN": (
            "the system does not let this user open it",
            "install the rules with config/linux/install, then plug it in again",
        ),
        "HELD": ("another program holds it", "end the program that is named, then try again"),
        "HOLDER_UNKNOWN": (
            "another program holds it, and may not be looked at by this user",
            "run this as root to see which; it is often gvfs, pcscd, fprintd or ModemManager",
        ),
        # --- identity
        "IDENTIFIED": ("it says who it is", ""),
        "NO_SERIAL": (
            "it tells no serial number, so a replaced one is not noticed",
            "write down which one it is; nothing can be done about it",
        ),
        "UNTRUSTED": (
            "it cannot prove who it is: signature, certificate or hash chain does not hold",
            "do not use it; check the clock, then the certificates in device-roots",
        ),
        # --- self test
        "SELF_TEST_GOOD": ("its own test is passed", ""),
        "SELF_TEST_BAD": ("it says itself that it is not in order", _REPLUG + "; " + _REPLACE),
        "CERTIFICATE_ENDS": (
            "the certificate of its key ends soon",
            "have its maker's service renew the key before that day",
        ),
        "SELF_TEST_NONE": ("its wire knows no self test; opening it went well", ""),
        # --- link
        "LINK_GOOD": ("it answers quickly and without errors", ""),
        "LINK_SLOW": ("it answers slowly", "unplug other devices from the same hub; " + _REPLUG),
        "LINK_ERRORS": ("some of its answers fail or are spoilt", _REPLUG),
        "LINK_LOSSY": (
            "packets come damaged over its line and had to be asked for again",
            "take a shorter cable, away from chargers; " + _REPLUG,
        ),
        "LINK_DEAD": ("it does not answer, or answers what its protocol does not allow", _REPLUG),
        "STREAM_GOOD": ("its live view flows", ""),
        "STREAM_FEW": ("its live view stands still or stutters", _REPLUG),
        "STREAM_NONE": ("it shows no live view", ""),
        # --- capture and finger optics
        "CAPTURE_GOOD": ("a capture from beginning to end went well", ""),
        "CAPTURE_RETRY": (
            "the capture brought nothing usable",
            "try with a clean, slightly moist finger; sit straight in front of the camera",
        ),
        "CAPTURE_BAD": ("the capture failed", _REPLUG + "; " + _REPLACE),
        "CAPTURE_WEAK": (
            "what it records is recognised as no finger, face or eye",
            "clean the device, see to the light, try with somebody else",
        ),
        "GLASS_CLEAN": ("the empty glass is clean", ""),
        "GLASS_COVERED": (
            "something lay on the glass before it was asked for",
            "take fingers off the glass, then diagnose again",
        ),
        "GLASS_UNSEEN": (
            "its wire shows no empty glass, so dirt is judged by prints alone",
            "look at the glass against the light",
        ),
        "OPTICS_GOOD": ("the glass is clean and evenly lit, no pixel is dead", ""),
        "DEAD_PIXELS": ("pixels show the same whatever lies there", _CLEAN + "; " + _REPLACE),
        "DIRTY_GLASS": ("something stays on the glass when the finger is gone", _CLEAN),
        "UNEVEN_LIGHT": ("the glass is lit unevenly", "shade it from the sun and lamps; " + _CLEAN),
        "WEAK_CONTRAST": ("ridges hardly stand out", _CLEAN + "; " + _REPLACE),
        "STUCK_PICTURE": (
            "two captures show one and the same picture",
            "lift the finger between captures; " + _REPLUG,
        ),
        "PPI_GOOD": ("it resolves what it says, measured by the target", ""),
        "PPI_WRONG": (
            "it does not resolve what it says, measured by the target",
            "write the measured figure into devices.toml as the option ppi",
        ),
        "PPI_TOLD": (
            "it says its resolution; no target was shown",
            "devices test finger --target MM measures it with a ruled target",
        ),
        "PPI_UNREADABLE": (
            "no ruled lines were found on what lay on the glass",
            "lay the target flat with its lines upright, then test again",
        ),
        "TARGET_HIDDEN": (
            "it delivers records of fingers and no picture of what lies on its glass",
            "measure it with its maker's own program",
        ),
        "GUIDE_FAILED": (
            "the guided test was not carried out to its end",
            "read what to do, then test again",
        ),
        "PPI_LOW": ("it resolves less than the 500 ppi that a recording needs", _REPLACE),
        "OPTICS_UNSEEN": ("no picture came that could be looked at", "see the finding above"),
        # --- camera
        "CAMERA_SHARP": ("the picture is sharp", ""),
        "CAMERA_BLURRED": ("the picture is not sharp", "clean the lens; set the focus"),
        "CAMERA_LIT": ("the light is right", ""),
        "CAMERA_DARK": ("the picture is too dark", "switch the lamps on; raise the exposure"),
        "CAMERA_BRIGHT": ("the picture is too bright", "turn lamps away; lower the exposure"),
        "CAMERA_STEADY": ("the light does not flicker", ""),
        "CAMERA_FROZEN": (
            "it gives the same picture over and over",
            _REPLUG + "; a film or a photo named in devices.toml is no camera",
        ),
        "CAMERA_FLICKERS": (
            "the light flickers",
            "set the power line frequency of the camera to 50 Hz; change old tubes",
        ),
        "BACKDROP_EVEN": ("the backdrop is even", ""),
        "BACKDROP_UNEVEN": ("the backdrop is uneven", "smooth it; light it from both sides"),
        "CAMERA_UNSEEN": ("no picture came that could be looked at", "see the finding above"),
        # --- iris
        "IRIS_SHARP": ("the eyes are sharp and large enough", ""),
        "IRIS_WEAK": ("the eyes are not sharp or not large enough", "clean the lens; come nearer"),
        "IRIS_LED_GOOD": ("the infrared light is right", ""),
        "IRIS_LED_DARK": ("the infrared light is missing or weak", _REPLUG + "; " + _REPLACE),
        "IRIS_LED_BRIGHT": ("the infrared light blinds the camera", "shade it from the sun"),
        "IRIS_LAMP_GOOD": ("the room gets brighter when its lamp goes on", ""),
        "IRIS_LAMP_DEAD": (
            "the picture is the same with the lamp on and off",
            "see that its cable carries enough current; " + _REPLUG + "; " + _REPLACE,
        ),
        "IRIS_STRAY_LIGHT": (
            "without the lamp it is too bright: the sun or a bulb outshines it",
            "shade it from the sun, turn bulbs away",
        ),
        "IRIS_LAMP_NOT_SWITCHED": (
            "nothing switches its lamp from here, so it was not compared on and off",
            "the lamp's options in devices.toml tell how, where the camera can",
        ),
        "IRIS_UNSEEN": ("no picture came that could be looked at", "see the finding above"),
        # --- pad
        "PAD_GOOD": ("the pen is followed without gaps", ""),
        "PAD_GAPS": ("reports of the pen are lost on the way", "take it off the hub; " + _REPLUG),
        "PAD_STALLED": ("the pad fell silent while the pen was down", _REPLUG + "; " + _REPLACE),
        "PAD_JUMPS": (
            "the pen is reported where it cannot have been",
            "take a shorter cable, away from chargers; " + _REPLUG,
        ),
        "PAD_SLOW": ("the pen is reported too rarely", _REPLUG),
        "PAD_STRAIGHT": ("a straight line comes out straight", ""),
        "PAD_CROOKED": ("a straight line comes out crooked", "calibrate it; " + _REPLACE),
        "PAD_LINE_NOT_DRAWN": (
            "nobody drew a straight line, so linearity is not known",
            "devices test signature --corners says what to draw",
        ),
        "PAD_CORNERS_GOOD": ("the pen is felt in all four corners", ""),
        "PAD_CORNER_DEAD": (
            "a pen that rested in a corner was not felt there",
            "test again; if the same corner is missing, have the pad replaced",
        ),
        "PAD_CORNERS_NOT_TRIED": (
            "the pen did not rest in the corners and draw a line",
            "test again: rest it half a second in each corner, then draw the diagonal",
        ),
        "PAD_CALM": ("a pen at rest stays where it is", ""),
        "PAD_TREMBLES": (
            "a pen at rest seems to tremble",
            "keep it away from chargers and screens; calibrate it; " + _REPLACE,
        ),
        "PAD_UNSEEN": ("nothing was written that could be looked at", "see the finding above"),
        # --- what records nobody
        "PLACE_GOOD": ("it measures where the station is", ""),
        "PLACE_WIDE": (
            "the place it measures is too uncertain",
            "lay the receiver at a window or outside, and wait some minutes",
        ),
        "PLACE_NONE": (
            "it sees no satellites",
            "lay the receiver at a window or outside; after a journey wait a quarter of an hour",
        ),
        "PRINTER_READY": ("the printer is ready and has paper", ""),
        "PRINTER_OPEN": ("the printer's cover is open", "close the cover"),
        "PRINTER_BROKEN": (
            "the printer says that its cutter, or another part, is stuck",
            "switch it off, free the cutter, switch it on; " + _REPLACE,
        ),
        "PAPER_LOW": ("the paper is nearly used up", "lay a new roll ready"),
        "PAPER_OUT": ("the printer has no paper", "put a new roll in"),
        "CODE_READ": ("it reads the code it was shown", ""),
        "CODE_NOT_SHOWN": ("nobody showed it a code", "diagnose again and show it one"),
        "CARD_READ": ("it reads the card that lies on it", ""),
        "CARD_NOT_SHOWN": ("no card lay on it", "diagnose again with a card on it"),
        "CARD_MUTE": ("the card on it does not answer", "try another card"),
        # --- hot-plug, soak, history
        "REPLUG_GOOD": ("pulled out and put in again, it is soon ready", ""),
        "REPLUG_SLOW": ("put in again, it takes long to be ready", _REPLUG),
        "REPLUG_LOST": ("put in again, it does not come back", "restart the station; " + _REPLACE),
        "REPLUG_NOT_TRIED": (
            "it was not pulled out",
            "--drill tries it with emulated devices; pull a real one",
        ),
        "SOAK_GOOD": ("capture after capture went well, and memory stayed flat", ""),
        "SOAK_BAD": ("among many captures some failed", _REPLUG + "; " + _REPLACE),
        "SOAK_GROWS": ("memory or threads grow from capture to capture", "send a ticket"),
        "SOAK_NOT_TRIED": ("no soak was run", "use --soak 100 to try it"),
        "HISTORY_KEPT": ("the result is kept beside those of before", ""),
        "HISTORY_NOT_KEPT": ("the result could not be kept", "see that the disk is not full"),
        "HISTORY_WORSE": (
            "something that was in order last time is not any more",
            "begin with the findings named in the facts",
        ),
        "NOT_REACHED": ("an earlier question had to be answered well first", "see above"),
        "EXAMINER_FAILED": (
            "the question could not be asked: the examination itself failed",
            "send a ticket; this is a fault of the program",
        ),
    }
)
"""Code -> cause and next step."""


def finding(
    code: str,
    group: Group,
    verdict: Outcome,
    modality: Modality | None = None,
    device: str = "",
    **facts: float | str,
) -> Finding:
    """Put a finding together with the sentences of its code."""
    cause, next_step = WORDS[code]
    return Finding(
        code=code,
        group=group,
        verdict=verdict,
        cause=cause,
        modality=modality,
        device=device,
        next_step=next_step if verdict is not Outcome.PASS else "",
        facts=dict(facts),
    )
