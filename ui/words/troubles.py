"""Words for troubles of the station, and the operator's next step.

English is the source text; a line break parts what is from what to do.
"""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.errors import Code

CODES: Final = MappingProxyType(
    {
        Code.PREFERENCES_DAMAGED: QT_TRANSLATE_NOOP(
            "Words",
            "What was chosen for this station could not be read.\n"
            "The station's own settings hold. Choose again in Settings (F8).",
        ),
        Code.SETTINGS_INVALID: QT_TRANSLATE_NOOP(
            "Words", "The settings have a mistake.\nAsk the technician to correct the file."
        ),
        Code.SETTINGS_MISSING: QT_TRANSLATE_NOOP(
            "Words", "A settings file is missing.\nAsk the technician to restore it."
        ),
        Code.AREA_CODE_INVALID: QT_TRANSLATE_NOOP(
            "Words", "The area code of this station is wrong.\nDo not record; call the technician."
        ),
        Code.ROSTER_INVALID: QT_TRANSLATE_NOOP(
            "Words", "The list of people cannot be read.\nImport it again."
        ),
        Code.CITIZEN_UNKNOWN: QT_TRANSLATE_NOOP(
            "Words", "This NIK is not on the list.\nCheck the digits; biodata comes first."
        ),
        Code.CITIZEN_NOT_ELIGIBLE: QT_TRANSLATE_NOOP(
            "Words", "This person cannot be recorded yet.\nRecording starts at the age of 16."
        ),
        Code.CITIZEN_ALREADY_RECORDED: QT_TRANSLATE_NOOP(
            "Words", "Already recorded here.\nDo not record again; look up the status."
        ),
        Code.NIK_REFUSED: QT_TRANSLATE_NOOP(
            "Words", "This NIK cannot be right.\nSend the person to the Disdukcapil desk."
        ),
        Code.NOT_ALLOWED_NOW: QT_TRANSLATE_NOOP(
            "Words", "That is not possible at this step.\nFinish the step on screen first."
        ),
        Code.SECOND_PERSON_NEEDED: QT_TRANSLATE_NOOP(
            "Words", "A second officer must confirm.\nAsk a colleague for name and PIN."
        ),
        Code.LOGIN_REFUSED: QT_TRANSLATE_NOOP(
            "Words", "Name or PIN is wrong.\nType the PIN again."
        ),
        Code.SECOND_PERSON_ROLE: QT_TRANSLATE_NOOP(
            "Words",
            "This officer's role is not enough to confirm this.\n"
            "Ask somebody with the role that is named.",
        ),
        Code.ACCOUNT_LOCKED: QT_TRANSLATE_NOOP(
            "Words", "This account is locked.\nAsk the administrator (ADB) to unlock it."
        ),
        Code.ACCOUNT_ENDED: QT_TRANSLATE_NOOP(
            "Words", "This account has ended.\nAsk the administrator (ADB) for a new term."
        ),
        Code.ACCOUNTS_CHANGED: QT_TRANSLATE_NOOP(
            "Words",
            "The list of accounts was changed by somebody who may not.\n"
            "Do not go on; the administrator (ADB) checks and mends it.",
        ),
        Code.ACCOUNTS_OLDER: QT_TRANSLATE_NOOP(
            "Words",
            "The centre's list of officers is older than the last one, or gone.\n"
            "The administrator (ADB) installs the newest list.",
        ),
        Code.ACCOUNTS_UNTRUSTED: QT_TRANSLATE_NOOP(
            "Words",
            "The list of officers is not from the centre, or not for this station.\n"
            "Do not use it; ask the centre for a new one.",
        ),
        Code.PIN_MUST_CHANGE: QT_TRANSLATE_NOOP(
            "Words", "This is a one-time code.\nChoose a PIN of your own: type it twice below."
        ),
        Code.PIN_TOO_WEAK: QT_TRANSLATE_NOOP(
            "Words",
            "This PIN will not do.\nTake at least 6 digits, no run like 123456, not all the same.",
        ),
        Code.LOGIN_WAIT: QT_TRANSLATE_NOOP("Words", "Too many wrong PINs.\nWait, then try again."),
        Code.DEVICE_GONE: QT_TRANSLATE_NOOP(
            "Words", "Device disconnected.\nPlug the USB cable back in; what is recorded is safe."
        ),
        Code.DEVICE_LENT: QT_TRANSLATE_NOOP(
            "Words",
            "The devices are being examined.\n"
            "Wait until the examination is over, or cancel it (F7).",
        ),
        Code.DEVICE_BUSY: QT_TRANSLATE_NOOP(
            "Words", "Another program uses the device.\nClose it, then try again."
        ),
        Code.DEVICE_FAULT: QT_TRANSLATE_NOOP(
            "Words", "The device reports a fault.\nUnplug it, wait, plug it in again."
        ),
        Code.DEVICE_UNTRUSTED: QT_TRANSLATE_NOOP(
            "Words", "The device could not prove what it is.\nDo not use it; call the technician."
        ),
        Code.DEVICE_TIMEOUT: QT_TRANSLATE_NOOP(
            "Words", "The device does not answer.\nCheck cable and power, then try again."
        ),
        Code.DEVICE_PERMISSION: QT_TRANSLATE_NOOP(
            "Words", "The station may not use the device.\nCall the technician (udev rule)."
        ),
        Code.HOST_GONE: QT_TRANSLATE_NOOP(
            "Words", "The device program stopped.\nIt is starting again; nothing is lost."
        ),
        Code.DRAFT_UNREADABLE: QT_TRANSLATE_NOOP(
            "Words", "The saved draft cannot be read.\nRecord this person from the start."
        ),
        Code.REGISTER_LOCKED: QT_TRANSLATE_NOOP(
            "Words", "The register is locked.\nSign in to open it."
        ),
        Code.CLOCK_OFF: QT_TRANSLATE_NOOP(
            "Words",
            "This computer's clock is wrong.\n"
            "Set date and time right; recording goes on at once, nothing is lost.",
        ),
        Code.CLOCK_BEHIND: QT_TRANSLATE_NOOP(
            "Words",
            "This computer's clock shows a time that has already passed.\n"
            "Set date and time right; recording goes on at once, nothing is lost.",
        ),
        Code.CLOCK_JUMPED: QT_TRANSLATE_NOOP(
            "Words",
            "This computer's clock was changed since you signed in.\n"
            "Check date and time, lock the screen and sign in again; nothing is lost.",
        ),
        Code.DISK_FULL: QT_TRANSLATE_NOOP(
            "Words", "The disk is full.\nSend or export packets before recording."
        ),
        Code.DISK_UNWRITABLE: QT_TRANSLATE_NOOP(
            "Words", "The disk cannot be written.\nStop recording and call the technician."
        ),
        Code.OUTBOX_MISMATCH: QT_TRANSLATE_NOOP(
            "Words", "A packet on disk was changed.\nLeave it and call the technician."
        ),
        Code.DELETION_UNCONFIRMED: QT_TRANSLATE_NOOP(
            "Words",
            "Locked: the deletion at the centre is not confirmed.\n"
            "Ask the ADB; a supervisor then confirms it with the ADB's reference.",
        ),
        Code.REFERENCE_NEEDED: QT_TRANSLATE_NOOP(
            "Words", "The ADB's reference is missing.\nType the number of the letter or message."
        ),
        Code.OUTBOX_UNKNOWN_PACKET: QT_TRANSLATE_NOOP(
            "Words", "No packet has this number.\nCheck the number on the slip."
        ),
        Code.SETTINGS_NOT_ENDORSED: QT_TRANSLATE_NOOP(
            "Words",
            "These settings are not the ones the centre endorsed.\n"
            "Do not record; the technician puts the endorsed settings back.",
        ),
        Code.SETTINGS_OLDER: QT_TRANSLATE_NOOP(
            "Words",
            "This endorsement is older than the one in use.\nAsk the centre for the newest one.",
        ),
        Code.SINK_MISSING: QT_TRANSLATE_NOOP(
            "Words",
            "What speaks to the region's database is not installed.\n"
            "Recording and sending go on; the technician installs it.",
        ),
        Code.SINK_UNREACHABLE: QT_TRANSLATE_NOOP(
            "Words",
            "The region's database is out of reach.\n"
            "Recording and sending go on; it is tried again by itself.",
        ),
        Code.SINK_REFUSED: QT_TRANSLATE_NOOP(
            "Words",
            "The region's database refuses this station.\n"
            "Recording and sending go on; call whoever looks after the database.",
        ),
        Code.UPDATE_INVALID: QT_TRANSLATE_NOOP(
            "Words",
            "This update is damaged, or not from the centre.\n"
            "Install nothing from it; fetch it again from the centre.",
        ),
        Code.UPDATE_EXPIRED: QT_TRANSLATE_NOOP(
            "Words", "This update has ended.\nAsk the centre for the newest one."
        ),
        Code.UPDATE_OLDER: QT_TRANSLATE_NOOP(
            "Words", "This update is older than what runs here.\nAsk the centre for the newest one."
        ),
        Code.REGISTER_OLDER: QT_TRANSLATE_NOOP(
            "Words",
            "The register of this station is older than its packets.\n"
            "Do not record anybody a second time; call the technician.",
        ),
        Code.KIOSK_RUNNING: QT_TRANSLATE_NOOP(
            "Words", "This station is open in another window.\nGo on there, or close it first."
        ),
        Code.HOME_OPEN: QT_TRANSLATE_NOOP(
            "Words", "Others can reach into this station's folder.\nCall the technician."
        ),
        Code.HOME_FOREIGN: QT_TRANSLATE_NOOP(
            "Words", "This station's folder belongs to another user.\nCall the technician."
        ),
        Code.UPLOADER_RUNNING: QT_TRANSLATE_NOOP("Words", "Sending already runs.\nNothing to do."),
        Code.KEY_MISSING: QT_TRANSLATE_NOOP(
            "Words", "The station has no key.\nCall the technician to enrol the station."
        ),
        Code.KEY_CLEAR: QT_TRANSLATE_NOOP(
            "Words",
            "The station's key lies unprotected on the disk.\n"
            "Do not record; the technician runs the provisioning once more.",
        ),
        Code.KEY_LOCKED: QT_TRANSLATE_NOOP(
            "Words", "The station's key is not open yet.\nSign in once; sending then goes on."
        ),
        Code.KEEPER_GONE: QT_TRANSLATE_NOOP(
            "Words",
            "The security chip or token with the station's key is not there.\n"
            "Plug the token in again; without one, call the technician.",
        ),
        Code.KEEPER_FORBIDDEN: QT_TRANSLATE_NOOP(
            "Words",
            "This user may not use the security chip.\nThe technician gives the station its right.",
        ),
        Code.KEEPER_LOCKED: QT_TRANSLATE_NOOP(
            "Words",
            "The security chip or token is locked after wrong tries.\n"
            "Do not try again; call the technician.",
        ),
        Code.KEEPER_WORD_WRONG: QT_TRANSLATE_NOOP(
            "Words",
            "The security chip or token refused the station's PIN.\n"
            "It is not tried again; call the technician.",
        ),
        Code.KEEPER_FAULT: QT_TRANSLATE_NOOP(
            "Words",
            "The security chip or token answered an error.\n"
            "Switch the machine off and on; if it stays, call the technician.",
        ),
        Code.CERTIFICATE_WRONG: QT_TRANSLATE_NOOP(
            "Words",
            "This certificate is for another key or another station.\n"
            "The technician asks the centre for the right one.",
        ),
        Code.CERTIFICATE_REVOKED: QT_TRANSLATE_NOOP(
            "Words",
            "The centre has taken this station's certificate away.\n"
            "Do not record; the technician asks the centre why.",
        ),
        Code.CODE_REFUSED: QT_TRANSLATE_NOOP(
            "Words",
            "The centre does not take this one-time code.\nThe technician asks for a new one.",
        ),
        Code.KEY_UNUSABLE: QT_TRANSLATE_NOOP(
            "Words", "The station's key cannot be used.\nCall the technician."
        ),
        Code.RECIPIENT_EXPIRED: QT_TRANSLATE_NOOP(
            "Words",
            "The centre's key has ended.\nDo not record; the technician installs the new key list.",
        ),
        Code.RECIPIENTS_OLDER: QT_TRANSLATE_NOOP(
            "Words",
            "This key list is older than the one in use.\nAsk the centre for the newest list.",
        ),
        Code.CERTIFICATE_EXPIRED: QT_TRANSLATE_NOOP(
            "Words",
            "This station's certificate has ended.\n"
            "Do not record; the technician renews the certificate.",
        ),
        Code.CERTIFICATE_EARLY: QT_TRANSLATE_NOOP(
            "Words",
            "This station's certificate is not valid yet.\n"
            "Check date and time of this computer; call the technician.",
        ),
        Code.PACKET_REFUSED: QT_TRANSLATE_NOOP(
            "Words", "The packet did not pass its own check.\nDo not send it; call the technician."
        ),
        Code.ONLINE_REQUIRED: QT_TRANSLATE_NOOP(
            "Words",
            "The centre is out of reach, and this station records online only.\n"
            "Call nobody in yet; recording may begin when the line is back.",
        ),
        Code.LINE_DOWN: QT_TRANSLATE_NOOP(
            "Words", "No line to the centre.\nGo on recording; data is safe on this device."
        ),
        Code.LINE_STALLED: QT_TRANSLATE_NOOP(
            "Words", "The line stands still.\nSending resumes by itself."
        ),
        Code.LINE_BUFFERED: QT_TRANSLATE_NOOP(
            "Words",
            "Something on the line holds packets back.\n"
            "Sending goes on in small pieces; tell the technician.",
        ),
        Code.CENTRE_BUSY: QT_TRANSLATE_NOOP(
            "Words", "The centre is busy.\nSending is tried again by itself."
        ),
        Code.CENTRE_REFUSED: QT_TRANSLATE_NOOP(
            "Words", "The centre refused a packet.\nTell the data administrator (ADB)."
        ),
        Code.CENTRE_UNTRUSTED: QT_TRANSLATE_NOOP(
            "Words", "The far side is not the centre.\nNothing was sent; call the technician."
        ),
        Code.RECEIPT_INVALID: QT_TRANSLATE_NOOP(
            "Words",
            "The centre's receipt is not genuine.\nThe packet is kept; call the technician.",
        ),
        Code.LOOKUP_TOO_LARGE: QT_TRANSLATE_NOOP(
            "Words",
            "Too many people at once.\nPaste at most 1,000; this is no place to check whole lists.",
        ),
        Code.LOOKUPS_SPENT: QT_TRANSLATE_NOOP(
            "Words",
            "Enough people were looked up for today.\nGo on tomorrow, or ask the ADB.",
        ),
        Code.STATUS_FILE_UNREADABLE: QT_TRANSLATE_NOOP(
            "Words",
            "The status file cannot be read.\nAsk for it as CSV or JSON, saved anew.",
        ),
        Code.STATUS_FILE_CHANGED: QT_TRANSLATE_NOOP(
            "Words",
            "The list or the outbox has changed since.\nCompare again, then confirm.",
        ),
        Code.FILE_UNREADABLE: QT_TRANSLATE_NOOP(
            "Words", "The file cannot be read.\nChoose another file."
        ),
        Code.AUDIT_UNWRITABLE: QT_TRANSLATE_NOOP(
            "Words",
            "What is done here cannot be written into the audit trail.\n"
            "Try again; if it stays so, call the technician.",
        ),
        Code.BUG: QT_TRANSLATE_NOOP(
            "Words", "The program made a mistake.\nWhat is recorded is safe; call the technician."
        ),
    }
)
