"""Words for what an examination of the devices found, and what whoever sits there can do.

English is the source text; a line break parts what is from what to do. A technician's own words,
with more to them, stand in ``station.diagnosis.words``.
"""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

FINDINGS: Final = MappingProxyType(
    {
        "USB_LISTED": QT_TRANSLATE_NOOP("Words", "All USB devices are listed.\nNothing to do."),
        "USB_NOT_LISTED": QT_TRANSLATE_NOOP(
            "Words", "This computer shows no USB devices.\nTell the technician."
        ),
        "EXPECTED_THERE": QT_TRANSLATE_NOOP("Words", "The device is there.\nNothing to do."),
        "EXPECTED_MISSING": QT_TRANSLATE_NOOP(
            "Words", "The device does not answer.\nPlug it in and switch it on."
        ),
        "EXTRA_DEVICE": QT_TRANSLATE_NOOP(
            "Words",
            "A device is plugged in that nobody expects.\nUnplug it, or tell the technician.",
        ),
        "SERIAL_SWAPPED": QT_TRANSLATE_NOOP(
            "Words", "Another device stands in its place.\nPlug in the station's own device."
        ),
        "DRIVER_UNKNOWN": QT_TRANSLATE_NOOP(
            "Words", "The settings name a driver that does not exist.\nTell the technician."
        ),
        "DRIVER_OF_OTHER_KIND": QT_TRANSLATE_NOOP(
            "Words", "The settings name the driver of another kind of device.\nTell the technician."
        ),
        "MAY_OPEN": QT_TRANSLATE_NOOP("Words", "The station may use it.\nNothing to do."),
        "MAY_NOT_OPEN": QT_TRANSLATE_NOOP(
            "Words", "The station may not use it.\nTell the technician: the rules are missing."
        ),
        "HELD": QT_TRANSLATE_NOOP(
            "Words", "Another program uses it.\nClose that program, then try again."
        ),
        "HOLDER_UNKNOWN": QT_TRANSLATE_NOOP(
            "Words", "Another program uses it.\nRestart the computer, then try again."
        ),
        "IDENTIFIED": QT_TRANSLATE_NOOP("Words", "It says who it is.\nNothing to do."),
        "NO_SERIAL": QT_TRANSLATE_NOOP(
            "Words", "It tells no serial number.\nWrite down which one it is."
        ),
        "UNTRUSTED": QT_TRANSLATE_NOOP(
            "Words", "It cannot prove who it is.\nDo not use it; call the technician."
        ),
        "SELF_TEST_GOOD": QT_TRANSLATE_NOOP("Words", "Its own test is passed.\nNothing to do."),
        "SELF_TEST_BAD": QT_TRANSLATE_NOOP(
            "Words",
            "It says itself that it is not in order.\n"
            "Plug it out and in again; then call the technician.",
        ),
        "CERTIFICATE_ENDS": QT_TRANSLATE_NOOP(
            "Words", "Its certificate ends soon.\nTell the technician before that day."
        ),
        "SELF_TEST_NONE": QT_TRANSLATE_NOOP(
            "Words", "It has no test of its own; it opened well.\nNothing to do."
        ),
        "LINK_GOOD": QT_TRANSLATE_NOOP(
            "Words", "It answers quickly and without errors.\nNothing to do."
        ),
        "LINK_SLOW": QT_TRANSLATE_NOOP(
            "Words", "It answers slowly.\nPlug it directly into the computer."
        ),
        "LINK_ERRORS": QT_TRANSLATE_NOOP(
            "Words", "Some of its answers fail.\nTry another socket, then another cable."
        ),
        "LINK_LOSSY": QT_TRANSLATE_NOOP(
            "Words", "Data comes damaged over its cable.\nTake a shorter cable, away from chargers."
        ),
        "LINK_DEAD": QT_TRANSLATE_NOOP(
            "Words", "It does not answer.\nPlug it out and in again; then call the technician."
        ),
        "STREAM_GOOD": QT_TRANSLATE_NOOP("Words", "Its live view flows.\nNothing to do."),
        "STREAM_FEW": QT_TRANSLATE_NOOP(
            "Words", "Its live view stutters.\nPlug it directly into the computer."
        ),
        "STREAM_NONE": QT_TRANSLATE_NOOP("Words", "It shows no live view.\nNothing to do."),
        "CAPTURE_GOOD": QT_TRANSLATE_NOOP("Words", "A capture went well.\nNothing to do."),
        "CAPTURE_RETRY": QT_TRANSLATE_NOOP(
            "Words",
            "The capture brought nothing usable.\nTry again with a clean finger, or sit straight.",
        ),
        "CAPTURE_BAD": QT_TRANSLATE_NOOP(
            "Words", "The capture failed.\nPlug it out and in again; then call the technician."
        ),
        "CAPTURE_WEAK": QT_TRANSLATE_NOOP(
            "Words",
            "What it records is hardly recognised.\n"
            "Clean it, see to the light, try with somebody else.",
        ),
        "GLASS_CLEAN": QT_TRANSLATE_NOOP("Words", "The glass is clean.\nNothing to do."),
        "GLASS_COVERED": QT_TRANSLATE_NOOP(
            "Words", "Something lay on the glass.\nTake the fingers off, then test again."
        ),
        "GLASS_UNSEEN": QT_TRANSLATE_NOOP(
            "Words", "It cannot show its empty glass.\nLook at the glass against the light."
        ),
        "OPTICS_GOOD": QT_TRANSLATE_NOOP(
            "Words", "Glass, light and pixels are in order.\nNothing to do."
        ),
        "DEAD_PIXELS": QT_TRANSLATE_NOOP(
            "Words", "Some pixels are dead.\nClean the glass; then have it replaced."
        ),
        "DIRTY_GLASS": QT_TRANSLATE_NOOP("Words", "The glass is dirty.\nWipe it with a dry cloth."),
        "UNEVEN_LIGHT": QT_TRANSLATE_NOOP(
            "Words", "The glass is lit unevenly.\nShade it from the sun and lamps."
        ),
        "WEAK_CONTRAST": QT_TRANSLATE_NOOP(
            "Words", "Ridges hardly stand out.\nWipe the glass; then have it replaced."
        ),
        "STUCK_PICTURE": QT_TRANSLATE_NOOP(
            "Words", "Two captures show the same picture.\nLift the finger between captures."
        ),
        "PPI_GOOD": QT_TRANSLATE_NOOP("Words", "It resolves what it says.\nNothing to do."),
        "PPI_WRONG": QT_TRANSLATE_NOOP(
            "Words", "It does not resolve what it says.\nTell the technician."
        ),
        "PPI_TOLD": QT_TRANSLATE_NOOP(
            "Words", "Its resolution was not measured.\nTest it with a ruled target."
        ),
        "PPI_UNREADABLE": QT_TRANSLATE_NOOP(
            "Words",
            "No ruled lines were found on the glass.\nLay the target flat with its lines upright.",
        ),
        "TARGET_HIDDEN": QT_TRANSLATE_NOOP(
            "Words",
            "It shows no picture of what lies on its glass.\nMeasure it with its maker's program.",
        ),
        "GUIDE_FAILED": QT_TRANSLATE_NOOP(
            "Words", "The guided test was not finished.\nRead what to do, then test again."
        ),
        "PPI_LOW": QT_TRANSLATE_NOOP(
            "Words", "It resolves too little for a recording.\nHave it replaced."
        ),
        "OPTICS_UNSEEN": QT_TRANSLATE_NOOP(
            "Words", "No picture came to look at.\nSee the lines above."
        ),
        "CAMERA_SHARP": QT_TRANSLATE_NOOP("Words", "The picture is sharp.\nNothing to do."),
        "CAMERA_BLURRED": QT_TRANSLATE_NOOP(
            "Words", "The picture is not sharp.\nClean the lens; set the focus."
        ),
        "CAMERA_LIT": QT_TRANSLATE_NOOP("Words", "The light is right.\nNothing to do."),
        "CAMERA_DARK": QT_TRANSLATE_NOOP("Words", "The picture is too dark.\nSwitch the lamps on."),
        "CAMERA_BRIGHT": QT_TRANSLATE_NOOP("Words", "The picture is too bright.\nTurn lamps away."),
        "CAMERA_STEADY": QT_TRANSLATE_NOOP("Words", "The light does not flicker.\nNothing to do."),
        "CAMERA_FROZEN": QT_TRANSLATE_NOOP(
            "Words", "It gives the same picture over and over.\nPlug it out and in again."
        ),
        "CAMERA_FLICKERS": QT_TRANSLATE_NOOP(
            "Words", "The light flickers.\nChange old tubes; tell the technician."
        ),
        "BACKDROP_EVEN": QT_TRANSLATE_NOOP("Words", "The backdrop is even.\nNothing to do."),
        "BACKDROP_UNEVEN": QT_TRANSLATE_NOOP(
            "Words", "The backdrop is uneven.\nSmooth it; light it from both sides."
        ),
        "CAMERA_UNSEEN": QT_TRANSLATE_NOOP(
            "Words", "No picture of the camera came.\nSee the lines above."
        ),
        "IRIS_SHARP": QT_TRANSLATE_NOOP(
            "Words", "The eyes are sharp and large enough.\nNothing to do."
        ),
        "IRIS_WEAK": QT_TRANSLATE_NOOP(
            "Words", "The eyes are not sharp or too small.\nClean the lens; come nearer."
        ),
        "IRIS_LED_GOOD": QT_TRANSLATE_NOOP("Words", "The infrared light is right.\nNothing to do."),
        "IRIS_LED_DARK": QT_TRANSLATE_NOOP(
            "Words",
            "The infrared light is weak or missing.\n"
            "Plug it out and in again; then have it replaced.",
        ),
        "IRIS_LED_BRIGHT": QT_TRANSLATE_NOOP(
            "Words", "The infrared light blinds the camera.\nShade it from the sun."
        ),
        "IRIS_LAMP_GOOD": QT_TRANSLATE_NOOP("Words", "Its lamp lights.\nNothing to do."),
        "IRIS_LAMP_DEAD": QT_TRANSLATE_NOOP(
            "Words", "Its lamp does not light.\nTry another cable; then have it replaced."
        ),
        "IRIS_STRAY_LIGHT": QT_TRANSLATE_NOOP(
            "Words", "Other light outshines its lamp.\nShade it from the sun and bulbs."
        ),
        "IRIS_LAMP_NOT_SWITCHED": QT_TRANSLATE_NOOP(
            "Words",
            "Its lamp cannot be switched from here.\nLook at the lamp: it glows faintly red.",
        ),
        "IRIS_UNSEEN": QT_TRANSLATE_NOOP(
            "Words", "No picture of an eye came.\nSee the lines above."
        ),
        "PAD_GOOD": QT_TRANSLATE_NOOP("Words", "The pen is followed without gaps.\nNothing to do."),
        "PAD_GAPS": QT_TRANSLATE_NOOP(
            "Words", "Parts of the writing get lost.\nPlug the pad directly into the computer."
        ),
        "PAD_STALLED": QT_TRANSLATE_NOOP(
            "Words",
            "The pad fell silent under the pen.\nPlug it out and in again; then have it replaced.",
        ),
        "PAD_JUMPS": QT_TRANSLATE_NOOP(
            "Words", "The pen seems to jump.\nTake a shorter cable, away from chargers."
        ),
        "PAD_SLOW": QT_TRANSLATE_NOOP(
            "Words", "The pen is reported too rarely.\nPlug the pad directly into the computer."
        ),
        "PAD_STRAIGHT": QT_TRANSLATE_NOOP(
            "Words", "A straight line comes out straight.\nNothing to do."
        ),
        "PAD_CROOKED": QT_TRANSLATE_NOOP(
            "Words", "A straight line comes out crooked.\nTell the technician to calibrate it."
        ),
        "PAD_LINE_NOT_DRAWN": QT_TRANSLATE_NOOP(
            "Words", "Nobody drew a straight line.\nTest again and draw one along a ruler."
        ),
        "PAD_CORNERS_GOOD": QT_TRANSLATE_NOOP(
            "Words", "The pen is felt in all corners.\nNothing to do."
        ),
        "PAD_CORNER_DEAD": QT_TRANSLATE_NOOP(
            "Words", "The pen is not felt in a corner.\nTest again; then have the pad replaced."
        ),
        "PAD_CORNERS_NOT_TRIED": QT_TRANSLATE_NOOP(
            "Words",
            "The corners were not tried.\nRest the pen in each corner, then draw the diagonal.",
        ),
        "PAD_CALM": QT_TRANSLATE_NOOP("Words", "A pen at rest stays where it is.\nNothing to do."),
        "PAD_TREMBLES": QT_TRANSLATE_NOOP(
            "Words", "A pen at rest seems to tremble.\nKeep the pad away from chargers and screens."
        ),
        "PAD_UNSEEN": QT_TRANSLATE_NOOP("Words", "Nothing was written.\nSee the lines above."),
        "PLACE_GOOD": QT_TRANSLATE_NOOP("Words", "It knows where the station is.\nNothing to do."),
        "PLACE_WIDE": QT_TRANSLATE_NOOP(
            "Words", "The place is too uncertain.\nLay the receiver at a window, and wait."
        ),
        "PLACE_NONE": QT_TRANSLATE_NOOP(
            "Words", "It sees no satellites.\nLay the receiver at a window or outside."
        ),
        "PRINTER_READY": QT_TRANSLATE_NOOP("Words", "The printer is ready.\nNothing to do."),
        "PRINTER_OPEN": QT_TRANSLATE_NOOP("Words", "The printer is open.\nClose the cover."),
        "PRINTER_BROKEN": QT_TRANSLATE_NOOP(
            "Words",
            "A part of the printer is stuck.\nSwitch it off, free the cutter, switch it on.",
        ),
        "PAPER_LOW": QT_TRANSLATE_NOOP(
            "Words", "The paper is nearly used up.\nLay a new roll ready."
        ),
        "PAPER_OUT": QT_TRANSLATE_NOOP("Words", "There is no paper.\nPut a new roll in."),
        "CODE_READ": QT_TRANSLATE_NOOP("Words", "It reads codes.\nNothing to do."),
        "CODE_NOT_SHOWN": QT_TRANSLATE_NOOP(
            "Words", "Nobody showed it a code.\nTest again and show it one."
        ),
        "CARD_READ": QT_TRANSLATE_NOOP("Words", "It reads cards.\nNothing to do."),
        "CARD_NOT_SHOWN": QT_TRANSLATE_NOOP(
            "Words", "No card lay on it.\nTest again with a card on it."
        ),
        "CARD_MUTE": QT_TRANSLATE_NOOP("Words", "The card does not answer.\nTry another card."),
        "REPLUG_GOOD": QT_TRANSLATE_NOOP(
            "Words", "Plugged in again, it is soon ready.\nNothing to do."
        ),
        "REPLUG_SLOW": QT_TRANSLATE_NOOP(
            "Words", "Plugged in again, it takes long.\nTry another socket."
        ),
        "REPLUG_LOST": QT_TRANSLATE_NOOP(
            "Words", "Plugged in again, it does not come back.\nRestart the station."
        ),
        "REPLUG_NOT_TRIED": QT_TRANSLATE_NOOP(
            "Words", "It was not pulled out.\nPull it out and put it in again."
        ),
        "SOAK_GOOD": QT_TRANSLATE_NOOP(
            "Words", "Many captures in a row went well.\nNothing to do."
        ),
        "SOAK_BAD": QT_TRANSLATE_NOOP(
            "Words", "Among many captures some failed.\nTry another cable; then have it replaced."
        ),
        "SOAK_GROWS": QT_TRANSLATE_NOOP(
            "Words", "The program grows with each capture.\nSend a ticket to the technician."
        ),
        "SOAK_NOT_TRIED": QT_TRANSLATE_NOOP(
            "Words", "No long test was run.\nThe technician can run one."
        ),
        "HISTORY_KEPT": QT_TRANSLATE_NOOP("Words", "The result is kept.\nNothing to do."),
        "HISTORY_NOT_KEPT": QT_TRANSLATE_NOOP(
            "Words", "The result could not be kept.\nSee that the disk is not full."
        ),
        "HISTORY_WORSE": QT_TRANSLATE_NOOP(
            "Words",
            "Something was in order last time and is not now.\nBegin with the lines in red.",
        ),
        "NOT_REACHED": QT_TRANSLATE_NOOP(
            "Words", "Something else must be in order first.\nSee the lines above."
        ),
        "EXAMINER_FAILED": QT_TRANSLATE_NOOP(
            "Words", "The test itself failed.\nSend a ticket to the technician."
        ),
    }
)
"""Code of a finding -> words."""
