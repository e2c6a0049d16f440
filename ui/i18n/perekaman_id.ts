<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Approval</name>
    <message>
        <source>No photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the screen to the person and ask. Another photo is a right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take another photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This photo will be on the card. Is it right?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Biodata</name>
    <message>
        <source>Read aloud to the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second officer must confirm before recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with the family card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NIK is well formed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read every line aloud. Wrong data is corrected at the biodata desk, not here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded at 16; the card is printed at 17.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Religion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo backdrop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>One moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept the best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep still. It is taken by itself, or press the button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality is not being checked. Look closely yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quality is good. Go on to the next step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not good enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try {now} of {all}. The best of all counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glasses and hats off, look straight, mouth closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right hand: index to little finger, together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left hand: index to little finger, together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both thumbs at once, side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glasses and lenses off, eyes wide open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person signs on the pad as on paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both index fingers once more, to be sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person signs below the statement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RED backdrop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BLUE backdrop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ORANGE backdrop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message>
        <source>QR code of the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} sealed, encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This slip is not an identity card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done. Safely stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On disk, read back and sealed. It is sent by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealing and reading back. Do not switch off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording is being encrypted for the centre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre now checks the recording. Ask the Dukcapil office for the card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded at 16. The card is printed at the age of 17.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exemption</name>
    <message>
        <source>Exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What cannot be recorded?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For how long?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note (no names)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Glance</name>
    <message>
        <source>recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>need attention</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>TRAINING</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the look: office, sun, night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IndexCheck</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both index fingers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the person to lay both index fingers on the glass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both fingers agree with those recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second officer confirms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ink</name>
    <message>
        <source>Signature</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lamps</name>
    <message>
        <source>Line unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Login</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything recorded here is encrypted. Lock the screen (Ctrl+L).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Wait %n seconds, then try again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Type name and PIN. The day&apos;s list opens next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tries left.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase last digit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Live picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not complete yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to do: {steps}. The draft is kept, encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n parts are weak</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Touch a picture to record it again, or go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fingers} of 10 fingers, {eyes} of 2 eyes, {exempt} exceptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Roster</name>
    <message>
        <source>not finished: {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecondPerson</name>
    <message>
        <source>Second officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NIK and biodata disagree. Another officer looks at the family card, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fingers do not agree. Another officer confirms who is at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Sign on the pad; the ink appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The live picture appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the four fingers of the RIGHT hand flat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the four fingers of the LEFT hand flat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay both thumbs flat, side by side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look straight into the scanner, eyes wide open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay both index fingers flat once more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Statement</name>
    <message>
        <source>The signature appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to seal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealing closes the recording. Only the centre can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read, then sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person reads the statement, or hears it, and signs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tries</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Search by name or NIK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People expected today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No one on today&apos;s list yet. Import a list to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody matches. Check the spelling, or clear the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name or NIK, as on the family card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All devices are ready. Call the person to the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without: {devices}. Those steps wait, the rest goes on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biodata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finger check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealing the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right four fingers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left four fingers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both thumbs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Irises</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device disconnected.
Plug the cable back in, or do this step later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not good enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right thumb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right index finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right middle finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right ring finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right little finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left thumb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left index finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left middle finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left ring finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left little finger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingerprint scanner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Iris scanner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature pad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NIK does not have 16 digits.
Type it again from the family card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No province has these first two digits.
Compare the NIK with the family card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day in the NIK cannot be.
Compare the NIK with the family card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The month in the NIK cannot be.
Compare the NIK with the family card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date in the NIK does not exist.
Compare the NIK with the family card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NIK ends in 0000.
It will not be found; refer to the ADB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NIK says another sex than the biodata.
A second officer must confirm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NIK says another birth date.
A NIK never changes; compare the family card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NIK was issued in another region.
That is allowed; the NIK stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The NIK does not tell the century.
Ask for the year of birth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position of the face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backdrop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eyes open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks straight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingers found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ridge clarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moisture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible iris</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Male</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Female</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BLUE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ORANGE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bandaged or injured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scarred or worn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanner cannot read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blind eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No face in view.
Point the camera at the person&apos;s face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one face.
Ask the others to step aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face too dark.
Turn the person towards the light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face too bright.
Move out of direct light.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light from one side.
Move the lamp or turn the chair.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo blurred.
Ask the person to keep still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head tilted.
Ask the person to look straight ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face too small.
Move the camera closer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too close.
Move the camera back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face off centre.
Bring the face inside the oval.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backdrop uneven.
Stretch the cloth and remove shadows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backdrop must be RED (born in an odd year).
Change the backdrop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backdrop must be BLUE (born in an even year).
Change the backdrop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backdrop must be ORANGE (foreign citizen).
Change the backdrop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No finger on the glass.
Lay the fingers flat on the scanner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all fingers were read.
Press all fingers down together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingers dry.
Moisten them slightly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fingers wet.
Wipe them dry first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print too faint.
Press a little harder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too little of the finger.
Lay the fingers flat, not on their tips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print unclear.
Wipe the glass and the fingers, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This finger is already recorded.
Check which hand lies on the glass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same fingers as before.
Make sure the same person is at the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No eye in view.
Hold the scanner level with the eyes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eyelid in the way.
Ask the person to open the eyes wide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eyes too far away.
Move the scanner closer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eye blurred.
Hold the scanner still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reflection in the eye.
Take off glasses, turn away from the lamp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eye off centre.
Ask the person to look straight into the scanner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing written yet.
Ask the person to sign on the pad.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature too small.
Sign larger, inside the box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the signature are missing.
Sign again, a little slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time is up, nothing was recorded.
Press the button to try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality was not checked.
Look closely before going on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not recorded yet.
Record now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded, not sent yet.
Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being sent.
Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent, waiting for the centre&apos;s receipt.
Older than 24 hours: press Push.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received at the centre.
Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre cannot read the recording.
Ask the ADB to delete it, then send or record again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search at the centre failed.
Wait; the person did nothing wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent on.
Check the area code of the station.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must be sent again.
The station does it by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being checked for uniqueness.
Wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate.
Do NOT record again. Send the person to the Disdukcapil.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resembles another record, an expert decides.
Wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs validation in the region.
Compare sex, photo and NIK.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unique, ready for printing.
Printed from the age of 17.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the print queue.
Wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card printed.
Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card shipped.
Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card handed over and active.
Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings have a mistake.
Ask the technician to correct the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A settings file is missing.
Ask the technician to restore it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The area code of this station is wrong.
Do not record; call the technician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of people cannot be read.
Import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This NIK is not on the list.
Check the digits; biodata comes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This person cannot be recorded yet.
Recording starts at the age of 16.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already recorded here.
Do not record again; look up the status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This NIK cannot be right.
Send the person to the Disdukcapil desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not possible at this step.
Finish the step on screen first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second officer must confirm.
Ask a colleague for name and PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or PIN is wrong.
Type the PIN again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs.
Wait, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device disconnected.
Plug the USB cable back in; what is recorded is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program uses the device.
Close it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device reports a fault.
Unplug it, wait, plug it in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device could not prove what it is.
Do not use it; call the technician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device does not answer.
Check cable and power, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station may not use the device.
Call the technician (udev rule).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device program stopped.
It is starting again; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved draft cannot be read.
Record this person from the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register is locked.
Sign in to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.
Send or export packets before recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk cannot be written.
Stop recording and call the technician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A packet on disk was changed.
Leave it and call the technician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No packet has this number.
Check the number on the slip.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending already runs.
Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station has no key.
Call the technician to enrol the station.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station&apos;s key cannot be used.
Call the technician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packet did not pass its own check.
Do not send it; call the technician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No line to the centre.
Go on recording; data is safe on this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line stands still.
Sending resumes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre is busy.
Sending is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre refused a packet.
Tell the data administrator (ADB).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The far side is not the centre.
Nothing was sent; call the technician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre&apos;s receipt is not genuine.
The packet is kept; call the technician.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read.
Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program made a mistake.
What is recorded is safe; call the technician.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
