<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Finished writing</source>
        <translation>Finished writing</translation>
    </message>
    <message>
        <source>Do later</source>
        <translation>Do later</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Print slip</translation>
    </message>
</context>
<context>
    <name>Approval</name>
    <message>
        <source>No photo</source>
        <translation>No photo</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>Show the photo</translation>
    </message>
    <message>
        <source>The person looks at it, and so do you: all lines at once. Another photo is a right.</source>
        <translation>The person looks at it, and so do you: all lines at once. Another photo is a right.</translation>
    </message>
    <message>
        <source>Person agrees</source>
        <translation>Person agrees</translation>
    </message>
    <message>
        <source>Another photo</source>
        <translation>Another photo</translation>
    </message>
    <message>
        <source>This photo will be on the card. Is it right?</source>
        <translation>This photo will be on the card. Is it right?</translation>
    </message>
    <message>
        <source>Look together</source>
        <translation>Look together</translation>
    </message>
    <message>
        <source>only the person can say</source>
        <translation>only the person can say</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>measured</translation>
    </message>
    <message>
        <source>not measured: look yourself</source>
        <translation>not measured: look yourself</translation>
    </message>
    <message>
        <source>measured as wrong: look twice</source>
        <translation>measured as wrong: look twice</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Offline - the data are safe, {waiting}</source>
        <translation>Offline - the data are safe, {waiting}</translation>
    </message>
    <message>
        <source>Offline since {since} - the data are safe, {waiting}</source>
        <translation>Offline since {since} - the data are safe, {waiting}</translation>
    </message>
</context>
<context>
    <name>Biodata</name>
    <message>
        <source>Read aloud to the person</source>
        <translation>Read aloud to the person</translation>
    </message>
    <message>
        <source>All correct</source>
        <translation>All correct</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Something is wrong</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>A second officer must confirm before recording.</source>
        <translation>A second officer must confirm before recording.</translation>
    </message>
    <message>
        <source>Compare with the family card</source>
        <translation>Compare with the family card</translation>
    </message>
    <message>
        <source>The NIK is well formed</source>
        <translation>The NIK is well formed</translation>
    </message>
    <message>
        <source>Recorded at 16; the card is printed at 17.</source>
        <translation>Recorded at 16; the card is printed at 17.</translation>
    </message>
    <message>
        <source>Family card {family}
Blood type {blood}</source>
        <translation>Family card {family}
Blood type {blood}</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Read every line aloud. Whatever is otherwise on the family card: Something is wrong.</source>
        <translation>Read every line aloud. Whatever is otherwise on the family card: Something is wrong.</translation>
    </message>
    <message>
        <source>Religion</source>
        <translation>Religion</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>Marital status</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Occupation</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>Nationality</translation>
    </message>
    <message>
        <source>Photo backdrop</source>
        <translation>Photo backdrop</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>One moment</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>Accept the best</source>
        <translation>Accept the best</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Ready to take</source>
        <translation>Ready to take</translation>
    </message>
    <message>
        <source>Keep still. It is taken by itself, or press the button.</source>
        <translation>Keep still. It is taken by itself, or press the button.</translation>
    </message>
    <message>
        <source>Quality is not being checked. Look closely yourself.</source>
        <translation>Quality is not being checked. Look closely yourself.</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>Not ready yet</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>The quality is good. Go on to the next step.</source>
        <translation>The quality is good. Go on to the next step.</translation>
    </message>
    <message>
        <source>Not good enough</source>
        <translation>Not good enough</translation>
    </message>
    <message>
        <source>Try {now} of {all}. The best of all counts.</source>
        <translation>Try {now} of {all}. The best of all counts.</translation>
    </message>
    <message>
        <source>Take photo</source>
        <translation>Take photo</translation>
    </message>
    <message>
        <source>Accept the best one, or try once more.</source>
        <translation>Accept the best one, or try once more.</translation>
    </message>
    <message>
        <source>Accept the best, note an exception (X), or try once more.</source>
        <translation>Accept the best, note an exception (X), or try once more.</translation>
    </message>
    <message>
        <source>Note an exception (X), or try once more.</source>
        <translation>Note an exception (X), or try once more.</translation>
    </message>
    <message>
        <source>The best try counts, though it is not good.</source>
        <translation>The best try counts, though it is not good.</translation>
    </message>
    <message>
        <source>Accepted as it is</source>
        <translation>Accepted as it is</translation>
    </message>
    <message>
        <source>Look closely yourself before going on.</source>
        <translation>Look closely yourself before going on.</translation>
    </message>
    <message>
        <source>Try {now}. The best of all counts.</source>
        <translation>Try {now}. The best of all counts.</translation>
    </message>
    <message>
        <source>Ask for the signature</source>
        <translation>Ask for the signature</translation>
    </message>
    <message>
        <source>Get ready</source>
        <translation>Get ready</translation>
    </message>
    <message>
        <source>Glasses and hats off, look straight, mouth closed.</source>
        <translation>Glasses and hats off, look straight, mouth closed.</translation>
    </message>
    <message>
        <source>Right hand: index to little finger, together.</source>
        <translation>Right hand: index to little finger, together.</translation>
    </message>
    <message>
        <source>Left hand: index to little finger, together.</source>
        <translation>Left hand: index to little finger, together.</translation>
    </message>
    <message>
        <source>Both thumbs at once, side by side.</source>
        <translation>Both thumbs at once, side by side.</translation>
    </message>
    <message>
        <source>Glasses and lenses off, eyes wide open.</source>
        <translation>Glasses and lenses off, eyes wide open.</translation>
    </message>
    <message>
        <source>The person signs on the pad as on paper.</source>
        <translation>The person signs on the pad as on paper.</translation>
    </message>
    <message>
        <source>Both index fingers once more, to be sure.</source>
        <translation>Both index fingers once more, to be sure.</translation>
    </message>
    <message>
        <source>The person signs below the statement.</source>
        <translation>The person signs below the statement.</translation>
    </message>
    <message>
        <source>RED backdrop</source>
        <translation>RED backdrop</translation>
    </message>
    <message>
        <source>BLUE backdrop</source>
        <translation>BLUE backdrop</translation>
    </message>
    <message>
        <source>ORANGE backdrop</source>
        <translation>ORANGE backdrop</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>{span} ahead of the data centre&apos;s clock.</source>
        <translation>{span} ahead of the data centre&apos;s clock.</translation>
    </message>
    <message>
        <source>{span} behind the data centre&apos;s clock.</source>
        <translation>{span} behind the data centre&apos;s clock.</translation>
    </message>
    <message>
        <source>As the data centre&apos;s clock.</source>
        <translation>As the data centre&apos;s clock.</translation>
    </message>
    <message>
        <source>{span} ahead of the satellites&apos; time.</source>
        <translation>{span} ahead of the satellites&apos; time.</translation>
    </message>
    <message>
        <source>{span} behind the satellites&apos; time.</source>
        <translation>{span} behind the satellites&apos; time.</translation>
    </message>
    <message>
        <source>As the satellites&apos; time.</source>
        <translation>As the satellites&apos; time.</translation>
    </message>
    <message>
        <source>Set {span} forward since you signed in.</source>
        <translation>Set {span} forward since you signed in.</translation>
    </message>
    <message>
        <source>{span} before what was written here last.</source>
        <translation>{span} before what was written here last.</translation>
    </message>
</context>
<context>
    <name>Complaints</name>
    <message>
        <source>Complaints: NIK not online</source>
        <translation>Complaints: NIK not online</translation>
    </message>
    <message>
        <source>Paste, type or scan NIK and family card, as they come.</source>
        <translation>Paste, type or scan NIK and family card, as they come.</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>Say to the person:
{text}</source>
        <translation>Say to the person:
{text}</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>No NIK in this text</source>
        <translation>No NIK in this text</translation>
    </message>
    <message>
        <source>Paste the complaints</source>
        <translation>Paste the complaints</translation>
    </message>
    <message>
        <source>Names and telephone numbers are not kept. Every look-up is noted with your name.</source>
        <translation>Names and telephone numbers are not kept. Every look-up is noted with your name.</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Table to a stick</source>
        <translation>Table to a stick</translation>
    </message>
    <message>
        <source>Number unreadable</source>
        <translation>Number unreadable</translation>
    </message>
    <message>
        <source>Impossible NIK</source>
        <translation>Impossible NIK</translation>
    </message>
    <message>
        <source>NIK is missing</source>
        <translation>NIK is missing</translation>
    </message>
    <message>
        <source>Which one is the NIK?</source>
        <translation>Which one is the NIK?</translation>
    </message>
    <message>
        <source>Recorded here</source>
        <translation>Recorded here</translation>
    </message>
    <message>
        <source>Recording not finished</source>
        <translation>Recording not finished</translation>
    </message>
    <message>
        <source>On today&apos;s list, not recorded</source>
        <translation>On today&apos;s list, not recorded</translation>
    </message>
    <message>
        <source>Not recorded here</source>
        <translation>Not recorded here</translation>
    </message>
    <message>
        <source>recorded {span} ago</source>
        <translation>recorded {span} ago</translation>
    </message>
    <message>
        <source>{count} answers written</source>
        <translation>{count} answers written</translation>
    </message>
    <message>
        <source>It holds NIKs: give it to the ADB and to nobody else.</source>
        <translation>It holds NIKs: give it to the ADB and to nobody else.</translation>
    </message>
    <message>
        <source>Not this station&apos;s to mend:</source>
        <translation>Not this station&apos;s to mend:</translation>
    </message>
    <message>
        <source>{count} recorded here</source>
        <translation>{count} recorded here</translation>
    </message>
    <message>
        <source>{count} not recorded here</source>
        <translation>{count} not recorded here</translation>
    </message>
    <message>
        <source>{count} unreadable or impossible</source>
        <translation>{count} unreadable or impossible</translation>
    </message>
    <message>
        <source>{count} to be asked again</source>
        <translation>{count} to be asked again</translation>
    </message>
    <message>
        <source>The number cannot be read as a NIK.
Ask for it once more, best as a photo of the family card; type it anew.
Please send the 16 digits once more, as they stand on your family card.</source>
        <translation>The number cannot be read as a NIK.
Ask for it once more, best as a photo of the family card; type it anew.
Please send the 16 digits once more, as they stand on your family card.</translation>
    </message>
    <message>
        <source>No NIK has such digits: no data will be found under it anywhere.
Compare it with the family card. If it stands there like this, send it to the ADB.
This NIK holds digits that cannot be right. Please bring your family card to the Disdukcapil.</source>
        <translation>No NIK has such digits: no data will be found under it anywhere.
Compare it with the family card. If it stands there like this, send it to the ADB.
This NIK holds digits that cannot be right. Please bring your family card to the Disdukcapil.</translation>
    </message>
    <message>
        <source>Only a family card&apos;s number: it belongs to several people.
Ask for the NIK of the person.
Please send your NIK as well: the 16 digits beside your name on the family card.</source>
        <translation>Only a family card&apos;s number: it belongs to several people.
Ask for the NIK of the person.
Please send your NIK as well: the 16 digits beside your name on the family card.</translation>
    </message>
    <message>
        <source>Ambiguous: either number may be the NIK, and neither was recorded here.
Ask which one stands beside the name; write NIK in front of it.
Which of the two numbers stands beside your name on the family card?</source>
        <translation>Ambiguous: either number may be the NIK, and neither was recorded here.
Ask which one stands beside the name; write NIK in front of it.
Which of the two numbers stands beside your name on the family card?</translation>
    </message>
    <message>
        <source>Recorded at this station.
See its status.
You were recorded here; we are looking where your data is.</source>
        <translation>Recorded at this station.
See its status.
You were recorded here; we are looking where your data is.</translation>
    </message>
    <message>
        <source>The recording was begun here and not finished.
Call the person and go on with the draft in the day&apos;s list.
Your recording is not finished. Please come once more; nothing is done twice.</source>
        <translation>The recording was begun here and not finished.
Call the person and go on with the draft in the day&apos;s list.
Your recording is not finished. Please come once more; nothing is done twice.</translation>
    </message>
    <message>
        <source>On today&apos;s list, not recorded yet.
Record the person.
You are not recorded yet. Please come to be recorded; bring your family card.</source>
        <translation>On today&apos;s list, not recorded yet.
Record the person.
You are not recorded yet. Please come to be recorded; bring your family card.</translation>
    </message>
    <message>
        <source>Not recorded at this station. Whether the NIK exists, this station cannot say.
17 or older and never recorded: record now. Recorded elsewhere: ask the ADB. New family card, birth, marriage or move: SIAK service.
You were not recorded here. If you never were, please come; if you were recorded elsewhere, we pass it on.</source>
        <translation>Not recorded at this station. Whether the NIK exists, this station cannot say.
17 or older and never recorded: record now. Recorded elsewhere: ask the ADB. New family card, birth, marriage or move: SIAK service.
You were not recorded here. If you never were, please come; if you were recorded elsewhere, we pass it on.</translation>
    </message>
    <message>
        <source>It has {count} digits instead of 16.</source>
        <translation>It has {count} digits instead of 16.</translation>
    </message>
    <message>
        <source>A letter (O, I or l) stands for a digit.</source>
        <translation>A letter (O, I or l) stands for a digit.</translation>
    </message>
    <message>
        <source>A spreadsheet rounded it: the last digits are lost.</source>
        <translation>A spreadsheet rounded it: the last digits are lost.</translation>
    </message>
    <message>
        <source>as it was labelled</source>
        <translation>as it was labelled</translation>
    </message>
    <message>
        <source>by the digits: the other one may be a date of issue, this one not</source>
        <translation>by the digits: the other one may be a date of issue, this one not</translation>
    </message>
    <message>
        <source>by the order of the other lines</source>
        <translation>by the order of the other lines</translation>
    </message>
    <message>
        <source>stands alone: taken for a NIK</source>
        <translation>stands alone: taken for a NIK</translation>
    </message>
    <message>
        <source>the other number is nobody&apos;s known here</source>
        <translation>the other number is nobody&apos;s known here</translation>
    </message>
    <message>
        <source>ambiguous: NIK and family card may be changed over</source>
        <translation>ambiguous: NIK and family card may be changed over</translation>
    </message>
    <message>
        <source>New family card, birth, marriage, divorce, move, death of the head of the family: SIAK service, not a recording.</source>
        <translation>New family card, birth, marriage, divorce, move, death of the head of the family: SIAK service, not a recording.</translation>
    </message>
    <message>
        <source>A bank, BPJS or an office does not find the NIK: they renew their data, or their server is down.</source>
        <translation>A bank, BPJS or an office does not find the NIK: they renew their data, or their server is down.</translation>
    </message>
    <message>
        <source>The centre&apos;s second server is renewed later than the first: ask again after 24 hours.</source>
        <translation>The centre&apos;s second server is renewed later than the first: ask again after 24 hours.</translation>
    </message>
    <message>
        <source>No NIK is checked here for curiosity: population data is protected by law, and no open NIK check exists. Every look-up is noted with your name.</source>
        <translation>No NIK is checked here for curiosity: population data is protected by law, and no open NIK check exists. Every look-up is noted with your name.</translation>
    </message>
</context>
<context>
    <name>Corrected</name>
    <message>
        <source>{field}: {now} (the list had: {was})</source>
        <translation>{field}: {now} (the list had: {was})</translation>
    </message>
    <message>
        <source>{field}: {now}; the papers say: {noted}</source>
        <translation>{field}: {now}; the papers say: {noted}</translation>
    </message>
    <message>
        <source>Corrected, with a second officer: {fields}</source>
        <translation>Corrected, with a second officer: {fields}</translation>
    </message>
    <message>
        <source>The officer&apos;s own finger was not checked.</source>
        <translation>The officer&apos;s own finger was not checked.</translation>
    </message>
</context>
<context>
    <name>Correction</name>
    <message>
        <source>First your own finger.</source>
        <translation>First your own finger.</translation>
    </message>
    <message>
        <source>The second officer types name and PIN.</source>
        <translation>The second officer types name and PIN.</translation>
    </message>
    <message>
        <source>What is wrong?</source>
        <translation>What is wrong?</translation>
    </message>
    <message>
        <source>Which line is not as the papers have it?</source>
        <translation>Which line is not as the papers have it?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Undo this line</source>
        <translation>Undo this line</translation>
    </message>
    <message>
        <source>Change something</source>
        <translation>Change something</translation>
    </message>
    <message>
        <source>Lay the finger again</source>
        <translation>Lay the finger again</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>Correct it</translation>
    </message>
    <message>
        <source>Who looked at the papers, too?</source>
        <translation>Who looked at the papers, too?</translation>
    </message>
    <message>
        <source>This will be corrected</source>
        <translation>This will be corrected</translation>
    </message>
    <message>
        <source>Ask the second officer ({count})</source>
        <translation>Ask the second officer ({count})</translation>
    </message>
    <message>
        <source>{field}: stays {was}; noted: {now}</source>
        <translation>{field}: stays {was}; noted: {now}</translation>
    </message>
    <message>
        <source>{field}: {now} (now: {was})</source>
        <translation>{field}: {now} (now: {was})</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n packets</source>
        <translation>
            <numerusform>%n packet</numerusform>
            <numerusform>%n packets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier lines</source>
        <translation>
            <numerusform>%n earlier line</numerusform>
            <numerusform>%n earlier lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>%n try</numerusform>
            <numerusform>%n tries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries left.</source>
        <translation>
            <numerusform>%n try left.</numerusform>
            <numerusform>%n tries left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait %n seconds, then try again.</source>
        <translation>
            <numerusform>Wait %n second, then try again.</numerusform>
            <numerusform>Wait %n seconds, then try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The centre&apos;s key ends in %n days. Ask the technician for the new key list.</source>
        <translation>
            <numerusform>The centre&apos;s key ends in %n day. Ask the technician for the new key list.</numerusform>
            <numerusform>The centre&apos;s key ends in %n days. Ask the technician for the new key list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This station&apos;s certificate ends in %n days. Ask the technician to renew it.</source>
        <translation>
            <numerusform>This station&apos;s certificate ends in %n day. Ask the technician to renew it.</numerusform>
            <numerusform>This station&apos;s certificate ends in %n days. Ask the technician to renew it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your account ends in %n days. Ask the administrator (ADB) for a new term.</source>
        <translation>
            <numerusform>Your account ends in %n day. Ask the administrator (ADB) for a new term.</numerusform>
            <numerusform>Your account ends in %n days. Ask the administrator (ADB) for a new term.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries were not enough</source>
        <translation>
            <numerusform>%n try was not enough</numerusform>
            <numerusform>%n tries were not enough</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n part</numerusform>
            <numerusform>%n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts are weak</source>
        <translation>
            <numerusform>%n part is weak</numerusform>
            <numerusform>%n parts are weak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Battery for about %n more people</source>
        <translation>
            <numerusform>Battery for about %n more person</numerusform>
            <numerusform>Battery for about %n more people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disk for about %n more people</source>
        <translation>
            <numerusform>Disk for about %n more person</numerusform>
            <numerusform>Disk for about %n more people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to come</source>
        <translation>
            <numerusform>%n to come</numerusform>
            <numerusform>%n to come</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n packets wait</source>
        <translation>
            <numerusform>%n packet waits</numerusform>
            <numerusform>%n packets wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people came in</source>
        <translation>
            <numerusform>%n person came in</numerusform>
            <numerusform>%n people came in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them stood on the list already.</source>
        <translation>
            <numerusform>%n of them stood on the list already.</numerusform>
            <numerusform>%n of them stood on the list already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines did not</source>
        <translation>
            <numerusform>%n line did not</numerusform>
            <numerusform>%n lines did not</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n packets not at the centre</source>
        <translation>
            <numerusform>%n packet not at the centre</numerusform>
            <numerusform>%n packets not at the centre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deletion</name>
    <message>
        <source>Deleted at the centre?</source>
        <translation>Deleted at the centre?</translation>
    </message>
    <message>
        <source>The ADB says that the centre has deleted this record. A supervisor answers for it with you.</source>
        <translation>The ADB says that the centre has deleted this record. A supervisor answers for it with you.</translation>
    </message>
    <message>
        <source>The ADB&apos;s reference (letter or message)</source>
        <translation>The ADB&apos;s reference (letter or message)</translation>
    </message>
    <message>
        <source>Deleted: unlock</source>
        <translation>Deleted: unlock</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>%1 of %2 examined</source>
        <translation>%1 of %2 examined</translation>
    </message>
    <message>
        <source>Being examined ...</source>
        <translation>Being examined ...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Plug in another stick, then save the ticket again.</source>
        <translation>Plug in another stick, then save the ticket again.</translation>
    </message>
    <message>
        <source>No ticket written</source>
        <translation>No ticket written</translation>
    </message>
    <message>
        <source>Give it to the workshop.</source>
        <translation>Give it to the workshop.</translation>
    </message>
    <message>
        <source>Ticket saved</source>
        <translation>Ticket saved</translation>
    </message>
    <message>
        <source>Touch a marked device: what to do is told here.</source>
        <translation>Touch a marked device: what to do is told here.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Save ticket</source>
        <translation>Save ticket</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>All devices are in order</source>
        <translation>All devices are in order</translation>
    </message>
    <message>
        <source>Nothing is out of order</source>
        <translation>Nothing is out of order</translation>
    </message>
    <message>
        <source>Something is to be looked at</source>
        <translation>Something is to be looked at</translation>
    </message>
    <message>
        <source>A device is out of order</source>
        <translation>A device is out of order</translation>
    </message>
    <message>
        <source>Disk: not known</source>
        <translation>Disk: not known</translation>
    </message>
    <message>
        <source>Disk: %1 GB free</source>
        <translation>Disk: %1 GB free</translation>
    </message>
    <message>
        <source>Battery: not in use</source>
        <translation>Battery: not in use</translation>
    </message>
    <message>
        <source>Battery: %1 %</source>
        <translation>Battery: %1 %</translation>
    </message>
    <message>
        <source>Clock: %1, set by the network</source>
        <translation>Clock: %1, set by the network</translation>
    </message>
    <message>
        <source>Clock: %1, compare it with a watch</source>
        <translation>Clock: %1, compare it with a watch</translation>
    </message>
    <message>
        <source>Clock: %1</source>
        <translation>Clock: %1</translation>
    </message>
    <message>
        <source>Line: %1</source>
        <translation>Line: %1</translation>
    </message>
    <message>
        <source>in order; not examined: %1</source>
        <translation>in order; not examined: %1</translation>
    </message>
    <message>
        <source>For the workshop:</source>
        <translation>For the workshop:</translation>
    </message>
    <message>
        <source>Writing the ticket ...</source>
        <translation>Writing the ticket ...</translation>
    </message>
    <message>
        <source>Ticket without anybody&apos;s data:</source>
        <translation>Ticket without anybody&apos;s data:</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message>
        <source>QR code of the recording</source>
        <translation>QR code of the recording</translation>
    </message>
    <message>
        <source>Recording receipt</source>
        <translation>Recording receipt</translation>
    </message>
    <message>
        <source>Recording number</source>
        <translation>Recording number</translation>
    </message>
    <message>
        <source>{size} sealed, encrypted</source>
        <translation>{size} sealed, encrypted</translation>
    </message>
    <message>
        <source>This slip is not an identity card.</source>
        <translation>This slip is not an identity card.</translation>
    </message>
    <message>
        <source>Done. Safely stored</source>
        <translation>Done. Safely stored</translation>
    </message>
    <message>
        <source>On disk, read back and sealed. It is sent by itself.</source>
        <translation>On disk, read back and sealed. It is sent by itself.</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Next person</translation>
    </message>
    <message>
        <source>Sealing and reading back. Do not switch off.</source>
        <translation>Sealing and reading back. Do not switch off.</translation>
    </message>
    <message>
        <source>The recording is being encrypted for the centre.</source>
        <translation>The recording is being encrypted for the centre.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>The recording is at Dukcapil. Cards are printed from the age of 17.</source>
        <translation>The recording is at Dukcapil. Cards are printed from the age of 17.</translation>
    </message>
    <message>
        <source>The recording is sent to the centre by itself. Ask Dukcapil for the card.</source>
        <translation>The recording is sent to the centre by itself. Ask Dukcapil for the card.</translation>
    </message>
    <message>
        <source>Recorded at 16. The card is printed at the age of 17.</source>
        <translation>Recorded at 16. The card is printed at the age of 17.</translation>
    </message>
    <message>
        <source>TRAINING - not a real recording</source>
        <translation>TRAINING - not a real recording</translation>
    </message>
</context>
<context>
    <name>Enlist</name>
    <message>
        <source>Take in a list of people</source>
        <translation>Take in a list of people</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Lines that did not come in</source>
        <translation>Lines that did not come in</translation>
    </message>
    <message>
        <source>Looking for lists</source>
        <translation>Looking for lists</translation>
    </message>
    <message>
        <source>Which list?</source>
        <translation>Which list?</translation>
    </message>
    <message>
        <source>Choose with the arrow keys. Enter takes it in.</source>
        <translation>Choose with the arrow keys. Enter takes it in.</translation>
    </message>
    <message>
        <source>No list found</source>
        <translation>No list found</translation>
    </message>
    <message>
        <source>Plug in the USB stick with the list (a file ending in .csv), then look again.</source>
        <translation>Plug in the USB stick with the list (a file ending in .csv), then look again.</translation>
    </message>
    <message>
        <source>Take in this list</source>
        <translation>Take in this list</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>Reading the list</translation>
    </message>
    <message>
        <source>Nobody came in</source>
        <translation>Nobody came in</translation>
    </message>
    <message>
        <source>Put the file right, then take it in again.</source>
        <translation>Put the file right, then take it in again.</translation>
    </message>
    <message>
        <source>Put these lines right and take the same file in again: nobody comes in twice.</source>
        <translation>Put these lines right and take the same file in again: nobody comes in twice.</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>Line {line}</translation>
    </message>
</context>
<context>
    <name>Exemption</name>
    <message>
        <source>Exception</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>1: touch what cannot be recorded.</source>
        <translation>1: touch what cannot be recorded.</translation>
    </message>
    <message>
        <source>1: no reason fits all of these. Save them one by one.</source>
        <translation>1: no reason fits all of these. Save them one by one.</translation>
    </message>
    <message>
        <source>2: choose why.</source>
        <translation>2: choose why.</translation>
    </message>
    <message>
        <source>3: the second officer types name and PIN.</source>
        <translation>3: the second officer types name and PIN.</translation>
    </message>
    <message>
        <source>1  What cannot be recorded?</source>
        <translation>1  What cannot be recorded?</translation>
    </message>
    <message>
        <source>2  Why, for how long?</source>
        <translation>2  Why, for how long?</translation>
    </message>
    <message>
        <source>3  Who confirms?</source>
        <translation>3  Who confirms?</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Left hand</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Right hand</translation>
    </message>
    <message>
        <source>Both eyes blind</source>
        <translation>Both eyes blind</translation>
    </message>
    <message>
        <source>For a time</source>
        <translation>For a time</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>For good</translation>
    </message>
    <message>
        <source>Note (no names)</source>
        <translation>Note (no names)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Record it after all</source>
        <translation>Record it after all</translation>
    </message>
</context>
<context>
    <name>Exemptions</name>
    <message>
        <source>for good</source>
        <translation>for good</translation>
    </message>
    <message>
        <source>for a time</source>
        <translation>for a time</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Bandage</source>
        <translation>Bandage</translation>
    </message>
    <message>
        <source>Worn</source>
        <translation>Worn</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Not read</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Blind</translation>
    </message>
    <message>
        <source>Not able</source>
        <translation>Not able</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>No., NIK, name</source>
        <translation>No., NIK, name</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
</context>
<context>
    <name>Glance</name>
    <message>
        <source>recorded</source>
        <translation>recorded</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>to be sent</translation>
    </message>
    <message>
        <source>at the centre</source>
        <translation>at the centre</translation>
    </message>
    <message>
        <source>need attention</source>
        <translation>need attention</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>TRAINING</source>
        <translation>TRAINING</translation>
    </message>
    <message>
        <source>Change the look: office, sun, night</source>
        <translation>Change the look: office, sun, night</translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation>Change the language</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Lock the screen</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Back to work (Esc)</source>
        <translation>Back to work (Esc)</translation>
    </message>
    <message>
        <source>Help: %1</source>
        <translation>Help: %1</translation>
    </message>
    <message>
        <source>the big button (foot pedal)</source>
        <translation>the big button (foot pedal)</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>does not add up: {gates}</source>
        <translation>does not add up: {gates}</translation>
    </message>
</context>
<context>
    <name>IndexCheck</name>
    <message>
        <source>Both index fingers</source>
        <translation>Both index fingers</translation>
    </message>
    <message>
        <source>Ask the person to lay both index fingers on the glass.</source>
        <translation>Ask the person to lay both index fingers on the glass.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Same person</translation>
    </message>
    <message>
        <source>Both fingers agree with those recorded.</source>
        <translation>Both fingers agree with those recorded.</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>The fingers could not be compared. The packet says so.</source>
        <translation>The fingers could not be compared. The packet says so.</translation>
    </message>
    <message>
        <source>Confirmed by officer 2</source>
        <translation>Confirmed by officer 2</translation>
    </message>
    <message>
        <source>The fingers do not agree. The packet names who decided.</source>
        <translation>The fingers do not agree. The packet names who decided.</translation>
    </message>
    <message>
        <source>Officer 2 confirms</source>
        <translation>Officer 2 confirms</translation>
    </message>
</context>
<context>
    <name>Ink</name>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message>
        <source>F1 = Help</source>
        <translation>F1 = Help</translation>
    </message>
</context>
<context>
    <name>Lamps</name>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>being examined</source>
        <translation>being examined</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>Left: {left}.</source>
        <translation>Left: {left}.</translation>
    </message>
    <message>
        <source>Left: {left}, speed not known yet.</source>
        <translation>Left: {left}, speed not known yet.</translation>
    </message>
    <message>
        <source>Left: {left}, {time}.</source>
        <translation>Left: {left}, {time}.</translation>
    </message>
    <message>
        <source>Last contact: {moment}.</source>
        <translation>Last contact: {moment}.</translation>
    </message>
    <message>
        <source>no estimate yet</source>
        <translation>no estimate yet</translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>As it stands</source>
        <translation>As it stands</translation>
    </message>
    <message>
        <source>The list had: {was}</source>
        <translation>The list had: {was}</translation>
    </message>
    <message>
        <source>As the papers have it</source>
        <translation>As the papers have it</translation>
    </message>
</context>
<context>
    <name>Login</name>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Officer</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Everything recorded here is encrypted. Lock the screen (Ctrl+L).</source>
        <translation>Everything recorded here is encrypted. Lock the screen (Ctrl+L).</translation>
    </message>
    <message>
        <source>Keep this PIN</source>
        <translation>Keep this PIN</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>The two are not the same.</translation>
    </message>
    <message>
        <source>Type it once more.</source>
        <translation>Type it once more.</translation>
    </message>
    <message>
        <source>The recording is kept. Sign in to go on with it.</source>
        <translation>The recording is kept. Sign in to go on with it.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Locked</translation>
    </message>
    <message>
        <source>Type name and PIN. The day&apos;s list opens next.</source>
        <translation>Type name and PIN. The day&apos;s list opens next.</translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation>Who is working?</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>New PIN</translation>
    </message>
    <message>
        <source>New PIN once more</source>
        <translation>New PIN once more</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>Outbox</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>Packets</translation>
    </message>
    <message>
        <source>Pushed
It is tried now, before all others.</source>
        <translation>Pushed
It is tried now, before all others.</translation>
    </message>
    <message>
        <source>Pushed
Everything is tried now.</source>
        <translation>Pushed
Everything is tried now.</translation>
    </message>
    <message>
        <source>Paused
Nothing is sent until you press Resume. Recording goes on.</source>
        <translation>Paused
Nothing is sent until you press Resume. Recording goes on.</translation>
    </message>
    <message>
        <source>Resumed
Sending goes on.</source>
        <translation>Resumed
Sending goes on.</translation>
    </message>
    <message>
        <source>Nothing waits. All that was recorded has left this station.</source>
        <translation>Nothing waits. All that was recorded has left this station.</translation>
    </message>
    <message>
        <source>Nobody has to act. Nothing is stuck.</source>
        <translation>Nobody has to act. Nothing is stuck.</translation>
    </message>
    <message>
        <source>Nothing came back.</source>
        <translation>Nothing came back.</translation>
    </message>
    <message>
        <source>The centre has no packet from here yet.</source>
        <translation>The centre has no packet from here yet.</translation>
    </message>
    <message>
        <source>Nothing recorded yet. A packet appears here as soon as it is sealed.</source>
        <translation>Nothing recorded yet. A packet appears here as soon as it is sealed.</translation>
    </message>
    <message>
        <source>Nobody heard it</source>
        <translation>Nobody heard it</translation>
    </message>
    <message>
        <source>The sender is not running. Packets are safe, and go as soon as it runs again.</source>
        <translation>The sender is not running. Packets are safe, and go as soon as it runs again.</translation>
    </message>
    <message>
        <source>No stick is in</source>
        <translation>No stick is in</translation>
    </message>
    <message>
        <source>Put a stick in, then press again. Nothing was written.</source>
        <translation>Put a stick in, then press again. Nothing was written.</translation>
    </message>
    <message>
        <source>{count} packets written</source>
        <translation>{count} packets written</translation>
    </message>
    <message>
        <source>It holds names and NIKs: give it to the ADB and to nobody else.</source>
        <translation>It holds names and NIKs: give it to the ADB and to nobody else.</translation>
    </message>
    <message>
        <source>List to a stick</source>
        <translation>List to a stick</translation>
    </message>
    <message>
        <source>Reading the outbox. One moment.</source>
        <translation>Reading the outbox. One moment.</translation>
    </message>
    <message>
        <source>Acts: {who}</source>
        <translation>Acts: {who}</translation>
    </message>
    <message>
        <source>The centre wrote: {status}</source>
        <translation>The centre wrote: {status}</translation>
    </message>
    <message>
        <source>Find a packet</source>
        <translation>Find a packet</translation>
    </message>
    <message>
        <source>No packet fits. Clear what is chosen above to see all.</source>
        <translation>No packet fits. Clear what is chosen above to see all.</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>in place of {number}</source>
        <translation>in place of {number}</translation>
    </message>
    <message>
        <source>recorded again as {number}</source>
        <translation>recorded again as {number}</translation>
    </message>
    <message>
        <source>Telling the sender</source>
        <translation>Telling the sender</translation>
    </message>
    <message>
        <source>Push this one</source>
        <translation>Push this one</translation>
    </message>
    <message>
        <source>Push all</source>
        <translation>Push all</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>History</source>
        <translation>History</translation>
    </message>
    <message>
        <source>To the list</source>
        <translation>To the list</translation>
    </message>
    <message>
        <source>To today</source>
        <translation>To today</translation>
    </message>
</context>
<context>
    <name>Packets</name>
    <message>
        <source>sealed {span} ago</source>
        <translation>sealed {span} ago</translation>
    </message>
    <message>
        <source>sent again {span} ago</source>
        <translation>sent again {span} ago</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message>
        <source>Page up</source>
        <translation>Page up</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Page down</translation>
    </message>
    <message>
        <source>{first} to {last} of {total}</source>
        <translation>{first} to {last} of {total}</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>For the person</source>
        <translation>For the person</translation>
    </message>
    <message>
        <source>Thank you. The officer goes on.</source>
        <translation>Thank you. The officer goes on.</translation>
    </message>
    <message>
        <source>Please tell the officer what is wrong.</source>
        <translation>Please tell the officer what is wrong.</translation>
    </message>
    <message>
        <source>Welcome to the KTP-el recording</source>
        <translation>Welcome to the KTP-el recording</translation>
    </message>
    <message>
        <source>Is this you? Listen, and say if anything is wrong</source>
        <translation>Is this you? Listen, and say if anything is wrong</translation>
    </message>
    <message>
        <source>Please look at the camera</source>
        <translation>Please look at the camera</translation>
    </message>
    <message>
        <source>Sign on the pad</source>
        <translation>Sign on the pad</translation>
    </message>
    <message>
        <source>You may ask for another photo.</source>
        <translation>You may ask for another photo.</translation>
    </message>
    <message>
        <source>Listen. You need not sign</source>
        <translation>Listen. You need not sign</translation>
    </message>
    <message>
        <source>Read, then sign on the pad</source>
        <translation>Read, then sign on the pad</translation>
    </message>
    <message>
        <source>Thank you. Your number: {number}</source>
        <translation>Thank you. Your number: {number}</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Something is wrong</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Another photo, please</source>
        <translation>Another photo, please</translation>
    </message>
    <message>
        <source>This is right</source>
        <translation>This is right</translation>
    </message>
    <message>
        <source>Glasses and hat off, please. Look at the camera</source>
        <translation>Glasses and hat off, please. Look at the camera</translation>
    </message>
    <message>
        <source>Open your eyes wide and look into the scanner</source>
        <translation>Open your eyes wide and look into the scanner</translation>
    </message>
    <message>
        <source>Lay the lit fingers flat on the glass</source>
        <translation>Lay the lit fingers flat on the glass</translation>
    </message>
</context>
<context>
    <name>PersonDay</name>
    <message>
        <source>Queue and marks</source>
        <translation>Queue and marks</translation>
    </message>
    <message>
        <source>Queue number {number}</source>
        <translation>Queue number {number}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Let ahead: elderly, disabled, small child</source>
        <translation>Let ahead: elderly, disabled, small child</translation>
    </message>
    <message>
        <source>One place up</source>
        <translation>One place up</translation>
    </message>
    <message>
        <source>One down</source>
        <translation>One down</translation>
    </message>
    <message>
        <source>Take the mark back: {mark}</source>
        <translation>Take the mark back: {mark}</translation>
    </message>
    <message>
        <source>{mark}: for which reason?</source>
        <translation>{mark}: for which reason?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>A few words, no illness by name: others read this list.</source>
        <translation>A few words, no illness by name: others read this list.</translation>
    </message>
    <message>
        <source>such as: papers at home</source>
        <translation>such as: papers at home</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Is here again: back into the queue</source>
        <translation>Is here again: back into the queue</translation>
    </message>
    <message>
        <source>Give a queue number</source>
        <translation>Give a queue number</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>Not here</translation>
    </message>
    <message>
        <source>Comes again another day …</source>
        <translation>Comes again another day …</translation>
    </message>
    <message>
        <source>Refuses to be recorded …</source>
        <translation>Refuses to be recorded …</translation>
    </message>
</context>
<context>
    <name>PersonSide</name>
    <message>
        <source>Turn the screen to the person</source>
        <translation>Turn the screen to the person</translation>
    </message>
    <message>
        <source>The person pressed: it is right.</source>
        <translation>The person pressed: it is right.</translation>
    </message>
    <message>
        <source>The person pressed: it is not right.</source>
        <translation>The person pressed: it is not right.</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Erase last digit</source>
        <translation>Erase last digit</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Live picture</source>
        <translation>Live picture</translation>
    </message>
    <message>
        <source>HELD STILL, not live</source>
        <translation>HELD STILL, not live</translation>
    </message>
</context>
<context>
    <name>PreviewTools</name>
    <message>
        <source>Live again</source>
        <translation>Live again</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>Hold still</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Larger</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Nobody is called</source>
        <translation>Nobody is called</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Call next</translation>
    </message>
</context>
<context>
    <name>Recapture</name>
    <message>
        <source>Send again</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Record again</translation>
    </message>
    <message>
        <source>ADB asked</source>
        <translation>ADB asked</translation>
    </message>
    <message>
        <source>Person told</source>
        <translation>Person told</translation>
    </message>
    <message>
        <source>Deletion confirmed</source>
        <translation>Deletion confirmed</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Sent again</translation>
    </message>
    <message>
        <source>May be recorded again</source>
        <translation>May be recorded again</translation>
    </message>
    <message>
        <source>Recorded again</source>
        <translation>Recorded again</translation>
    </message>
    <message>
        <source>On its way.</source>
        <translation>On its way.</translation>
    </message>
    <message>
        <source>The person is to be recorded again.</source>
        <translation>The person is to be recorded again.</translation>
    </message>
    <message>
        <source>Locked: {status}</source>
        <translation>Locked: {status}</translation>
    </message>
    <message>
        <source>The sender hears of it in a moment.</source>
        <translation>The sender hears of it in a moment.</translation>
    </message>
    <message>
        <source>On the day&apos;s list the person can be recorded.</source>
        <translation>On the day&apos;s list the person can be recorded.</translation>
    </message>
    <message>
        <source>The deletion is confirmed: choose how it goes on.</source>
        <translation>The deletion is confirmed: choose how it goes on.</translation>
    </message>
    <message>
        <source>Confirm deletion</source>
        <translation>Confirm deletion</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Comes on: DD-MM-YYYY</source>
        <translation>Comes on: DD-MM-YYYY</translation>
    </message>
    <message>
        <source>Telephone, or who brings the message</source>
        <translation>Telephone, or who brings the message</translation>
    </message>
    <message>
        <source>Nothing came back. Nobody has to be recorded again.</source>
        <translation>Nothing came back. Nobody has to be recorded again.</translation>
    </message>
    <message>
        <source>Nothing came back</source>
        <translation>Nothing came back</translation>
    </message>
</context>
<context>
    <name>Reconcile</name>
    <message>
        <source>The centre is further on.
Taken over when you confirm.</source>
        <translation>The centre is further on.
Taken over when you confirm.</translation>
    </message>
    <message>
        <source>A status nobody has named.
Kept as written when you confirm; ask the ADB.</source>
        <translation>A status nobody has named.
Kept as written when you confirm; ask the ADB.</translation>
    </message>
    <message>
        <source>At the centre, but its receipt is not here.
When you confirm, the centre is asked for the receipt.</source>
        <translation>At the centre, but its receipt is not here.
When you confirm, the centre is asked for the receipt.</translation>
    </message>
    <message>
        <source>Sent long ago, maybe already at the centre under this NIK.
Ask the ADB; pushing does not help.</source>
        <translation>Sent long ago, maybe already at the centre under this NIK.
Ask the ADB; pushing does not help.</translation>
    </message>
    <message>
        <source>The file is older than what is known here.
Ask for a newer file, or ask the ADB.</source>
        <translation>The file is older than what is known here.
Ask for a newer file, or ask the ADB.</translation>
    </message>
    <message>
        <source>No lawful way leads there.
Ask the ADB; nothing is changed.</source>
        <translation>No lawful way leads there.
Ask the ADB; nothing is changed.</translation>
    </message>
    <message>
        <source>A duplicate is said to be deleted.
Confirm it in the recapture list, one by one.</source>
        <translation>A duplicate is said to be deleted.
Confirm it in the recapture list, one by one.</translation>
    </message>
    <message>
        <source>The file contradicts itself.
Ask the ADB which line is right.</source>
        <translation>The file contradicts itself.
Ask the ADB which line is right.</translation>
    </message>
    <message>
        <source>Sent from here, but not in the file.
Ask the ADB whether it arrived.</source>
        <translation>Sent from here, but not in the file.
Ask the ADB whether it arrived.</translation>
    </message>
    <message>
        <source>Not recorded at this station.
Nothing to do here.</source>
        <translation>Not recorded at this station.
Nothing to do here.</translation>
    </message>
    <message>
        <source>The line cannot be read.
Ask for the file once more, saved as text.</source>
        <translation>The line cannot be read.
Ask for the file once more, saved as text.</translation>
    </message>
    <message>
        <source>Both say the same.
Nothing to do.</source>
        <translation>Both say the same.
Nothing to do.</translation>
    </message>
    <message>
        <source>no NIK, packet id or nomor perekaman in it</source>
        <translation>no NIK, packet id or nomor perekaman in it</translation>
    </message>
    <message>
        <source>a spreadsheet rounded the NIK: its last digits are lost</source>
        <translation>a spreadsheet rounded the NIK: its last digits are lost</translation>
    </message>
    <message>
        <source>the NIK has not 16 digits</source>
        <translation>the NIK has not 16 digits</translation>
    </message>
    <message>
        <source>no status in it</source>
        <translation>no status in it</translation>
    </message>
    <message>
        <source>not whole: cells are missing or a quote</source>
        <translation>not whole: cells are missing or a quote</translation>
    </message>
    <message>
        <source>it says the same thing twice, differently</source>
        <translation>it says the same thing twice, differently</translation>
    </message>
    <message>
        <source>The centre&apos;s status file</source>
        <translation>The centre&apos;s status file</translation>
    </message>
    <message>
        <source>Files and differences</source>
        <translation>Files and differences</translation>
    </message>
    <message>
        <source>Put in the stick with the file: CSV, JSON or text.</source>
        <translation>Put in the stick with the file: CSV, JSON or text.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>One moment</translation>
    </message>
    <message>
        <source>No file found</source>
        <translation>No file found</translation>
    </message>
    <message>
        <source>Put the stick in, then look again.</source>
        <translation>Put the stick in, then look again.</translation>
    </message>
    <message>
        <source>Comparing changes nothing.</source>
        <translation>Comparing changes nothing.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Which file?</source>
        <translation>Which file?</translation>
    </message>
    <message>
        <source>{count} taken over</source>
        <translation>{count} taken over</translation>
    </message>
    <message>
        <source>The outbox (F6) shows them in a moment. The centre&apos;s own word still counts.</source>
        <translation>The outbox (F6) shows them in a moment. The centre&apos;s own word still counts.</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>Nothing differs</translation>
    </message>
    <message>
        <source>Take over {count} packets?</source>
        <translation>Take over {count} packets?</translation>
    </message>
    <message>
        <source>Nobody signed the file: it is shown, and proves nothing. Noted with your name.</source>
        <translation>Nobody signed the file: it is shown, and proves nothing. Noted with your name.</translation>
    </message>
    <message>
        <source>Yes, take over</source>
        <translation>Yes, take over</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Take over {count}</source>
        <translation>Take over {count}</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>{lines} lines, {agree} say the same</source>
        <translation>{lines} lines, {agree} say the same</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>Line {line}</translation>
    </message>
    <message>
        <source>Not in it</source>
        <translation>Not in it</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>TRAINING - these are not real recordings</source>
        <translation>TRAINING - these are not real recordings</translation>
    </message>
    <message>
        <source>Daily report</source>
        <translation>Daily report</translation>
    </message>
    <message>
        <source>Recorded hour by hour</source>
        <translation>Recorded hour by hour</translation>
    </message>
    <message>
        <source>Time per step, and retakes</source>
        <translation>Time per step, and retakes</translation>
    </message>
    <message>
        <source>Packets on their way to the centre</source>
        <translation>Packets on their way to the centre</translation>
    </message>
    <message>
        <source>and {count} more lines in the table (CSV)</source>
        <translation>and {count} more lines in the table (CSV)</translation>
    </message>
    <message>
        <source>Day book</source>
        <translation>Day book</translation>
    </message>
    <message>
        <source>all operators</source>
        <translation>all operators</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>recorded</translation>
    </message>
    <message>
        <source>under 17</source>
        <translation>under 17</translation>
    </message>
    <message>
        <source>with exceptions</source>
        <translation>with exceptions</translation>
    </message>
    <message>
        <source>per person</source>
        <translation>per person</translation>
    </message>
    <message>
        <source>retakes</source>
        <translation>retakes</translation>
    </message>
    <message>
        <source>Where they stand</source>
        <translation>Where they stand</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Not recorded</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>Devices that failed</source>
        <translation>Devices that failed</translation>
    </message>
    <message>
        <source>Villages</source>
        <translation>Villages</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Operators</translation>
    </message>
    <message>
        <source>no longer kept here</source>
        <translation>no longer kept here</translation>
    </message>
    <message>
        <source>under 1 hour</source>
        <translation>under 1 hour</translation>
    </message>
    <message>
        <source>today</source>
        <translation>today</translation>
    </message>
    <message>
        <source>1 to 3 days</source>
        <translation>1 to 3 days</translation>
    </message>
    <message>
        <source>older</source>
        <translation>older</translation>
    </message>
    <message>
        <source>{who}, {at}</source>
        <translation>{who}, {at}</translation>
    </message>
    <message>
        <source>The day is closed</source>
        <translation>The day is closed</translation>
    </message>
    <message>
        <source>Still open: {left}. They stay safe here, and are sent by themselves.</source>
        <translation>Still open: {left}. They stay safe here, and are sent by themselves.</translation>
    </message>
    <message>
        <source>The day is not closed</source>
        <translation>The day is not closed</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Nothing is open</translation>
    </message>
    <message>
        <source>Everything of the day is at the centre. You can close the day.</source>
        <translation>Everything of the day is at the centre. You can close the day.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Initials</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>This page holds personal data (initials, masked NIK). Keep it locked away; destroy it as the archive rules say.</source>
        <translation>This page holds personal data (initials, masked NIK). Keep it locked away; destroy it as the archive rules say.</translation>
    </message>
    <message>
        <source>Figures only: nobody can be told from this page.</source>
        <translation>Figures only: nobody can be told from this page.</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>Day after</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>Reading the day. One moment.</source>
        <translation>Reading the day. One moment.</translation>
    </message>
    <message>
        <source>Still open: {left}. Close the day all the same?</source>
        <translation>Still open: {left}. Close the day all the same?</translation>
    </message>
    <message>
        <source>Close this day?</source>
        <translation>Close this day?</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>Close all the same</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Close the day</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>Keep as PDF</source>
        <translation>Keep as PDF</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Table (CSV)</translation>
    </message>
    <message>
        <source>To today</source>
        <translation>To today</translation>
    </message>
    <message>
        <source>Nobody was recorded.</source>
        <translation>Nobody was recorded.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Touch a picture to see its tries; touch it again to record it anew.</source>
        <translation>Touch a picture to see its tries; touch it again to record it anew.</translation>
    </message>
    <message>
        <source>Not complete yet</source>
        <translation>Not complete yet</translation>
    </message>
    <message>
        <source>Still to do: {steps}. The draft is kept, encrypted.</source>
        <translation>Still to do: {steps}. The draft is kept, encrypted.</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Do it now</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Keep for later</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Record again</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Right hand</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Left hand</translation>
    </message>
    <message>
        <source>Everything is recorded</source>
        <translation>Everything is recorded</translation>
    </message>
    <message>
        <source>{fingers} of 10 fingers, {eyes} of 2 eyes, {exempt} exceptions</source>
        <translation>{fingers} of 10 fingers, {eyes} of 2 eyes, {exempt} exceptions</translation>
    </message>
    <message>
        <source>Not compared: {guards}</source>
        <translation>Not compared: {guards}</translation>
    </message>
</context>
<context>
    <name>Roster</name>
    <message>
        <source>called to the desk</source>
        <translation>called to the desk</translation>
    </message>
    <message>
        <source>can be finished now</source>
        <translation>can be finished now</translation>
    </message>
    <message>
        <source>waits for: {devices}</source>
        <translation>waits for: {devices}</translation>
    </message>
    <message>
        <source>not finished: {step}</source>
        <translation>not finished: {step}</translation>
    </message>
    <message>
        <source>let ahead</source>
        <translation>let ahead</translation>
    </message>
    <message>
        <source>under 17</source>
        <translation>under 17</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>exception</translation>
    </message>
</context>
<context>
    <name>SecondPerson</name>
    <message>
        <source>Second officer</source>
        <translation>Second officer</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Whose role will do: {roles}</source>
        <translation>Whose role will do: {roles}</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>NIK and biodata disagree. Another officer looks at the family card, too.</source>
        <translation>NIK and biodata disagree. Another officer looks at the family card, too.</translation>
    </message>
    <message>
        <source>The draft is destroyed, the person is recorded anew. Another officer agrees.</source>
        <translation>The draft is destroyed, the person is recorded anew. Another officer agrees.</translation>
    </message>
    <message>
        <source>The fingers do not agree. Another officer confirms who is at the desk.</source>
        <translation>The fingers do not agree. Another officer confirms who is at the desk.</translation>
    </message>
    <message>
        <source>This is not good, or was not checked. Another officer agrees to keep it.</source>
        <translation>This is not good, or was not checked. Another officer agrees to keep it.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>No recording counts for this NIK.
Record the person; after a deletion at the centre, record anew.
You are not recorded yet. Please come to be recorded; bring your family card.</source>
        <translation>No recording counts for this NIK.
Record the person; after a deletion at the centre, record anew.
You are not recorded yet. Please come to be recorded; bring your family card.</translation>
    </message>
    <message>
        <source>Photo, fingers, irises and signature are recorded and lie sealed here.
Nothing, it is sent by itself. After 24 hours press Push.
Your recording is complete and kept safe. It is sent as soon as the line allows.</source>
        <translation>Photo, fingers, irises and signature are recorded and lie sealed here.
Nothing, it is sent by itself. After 24 hours press Push.
Your recording is complete and kept safe. It is sent as soon as the line allows.</translation>
    </message>
    <message>
        <source>The packet is being sent.
Nothing; this is quick on a good line. After 24 hours press Push.
Your recording is being sent. You need not come again.</source>
        <translation>The packet is being sent.
Nothing; this is quick on a good line. After 24 hours press Push.
Your recording is being sent. You need not come again.</translation>
    </message>
    <message>
        <source>Everything was sent; the centre has not signed for it yet.
Wait a day, then press Push. After three days ask the ADB whether the NIK is already at the centre.
Your recording was sent and waits for the centre&apos;s answer. Please ask again in three days.</source>
        <translation>Everything was sent; the centre has not signed for it yet.
Wait a day, then press Push. After three days ask the ADB whether the NIK is already at the centre.
Your recording was sent and waits for the centre&apos;s answer. Please ask again in three days.</translation>
    </message>
    <message>
        <source>The centre has the packet and has signed for it.
Wait. After three days without news ask the ADB; pushing does not help.
Your recording has arrived at the centre and will be checked. Please wait up to three days.</source>
        <translation>The centre has the packet and has signed for it.
Wait. After three days without news ask the ADB; pushing does not help.
Your recording has arrived at the centre and will be checked. Please wait up to three days.</translation>
    </message>
    <message>
        <source>The centre cannot read the recording, or it is not complete.
Ask the ADB to have it deleted there; then send it again or record again.
The centre could not read your recording. You may have to be recorded once more; we will call you.</source>
        <translation>The centre cannot read the recording, or it is not complete.
Ask the ADB to have it deleted there; then send it again or record again.
The centre could not read your recording. You may have to be recorded once more; we will call you.</translation>
    </message>
    <message>
        <source>The search at the centre failed; the recording itself is not at fault.
Wait; after three days the ADB asks the centre to search again. Do not record again.
The centre has a technical fault. You did nothing wrong and need not be recorded again.</source>
        <translation>The search at the centre failed; the recording itself is not at fault.
Wait; after three days the ADB asks the centre to search again. Do not record again.
The centre has a technical fault. You did nothing wrong and need not be recorded again.</translation>
    </message>
    <message>
        <source>It was not sent on: the station&apos;s area code was not accepted.
The technician corrects the area code; then press Push.
Your recording is safe but has not been sent on. We are correcting it; you need not come again.</source>
        <translation>It was not sent on: the station&apos;s area code was not accepted.
The technician corrects the area code; then press Push.
Your recording is safe but has not been sent on. We are correcting it; you need not come again.</translation>
    </message>
    <message>
        <source>The packet must be sent once more, whole.
Nothing, the station does it by itself. After 24 hours press Push.
Your recording is being sent once more. You need not come again.</source>
        <translation>The packet must be sent once more, whole.
Nothing, the station does it by itself. After 24 hours press Push.
Your recording is being sent once more. You need not come again.</translation>
    </message>
    <message>
        <source>The centre compares it with everybody else&apos;s.
Wait. After three days without news ask the ADB.
The centre is checking that you are recorded only once. Please wait up to three days.</source>
        <translation>The centre compares it with everybody else&apos;s.
Wait. After three days without news ask the ADB.
The centre is checking that you are recorded only once. Please wait up to three days.</translation>
    </message>
    <message>
        <source>The centre found the same person recorded before; the first recording stays.
Do NOT record again. The Disdukcapil settles it; only a deletion at the centre unlocks it.
You are already recorded under this or another NIK. Please go to the Disdukcapil with your family card.</source>
        <translation>The centre found the same person recorded before; the first recording stays.
Do NOT record again. The Disdukcapil settles it; only a deletion at the centre unlocks it.
You are already recorded under this or another NIK. Please go to the Disdukcapil with your family card.</translation>
    </message>
    <message>
        <source>It resembles another person&apos;s recording; an expert at the centre decides.
Wait. After seven days ask the ADB. Do not record again.
An expert at the centre is checking your recording. Please wait; we will call you if you are needed.</source>
        <translation>It resembles another person&apos;s recording; an expert at the centre decides.
Wait. After seven days ask the ADB. Do not record again.
An expert at the centre is checking your recording. Please wait; we will call you if you are needed.</translation>
    </message>
    <message>
        <source>The centre asks the region to check the data: sex, photo and NIK do not fit.
The supervisor compares sex, photo and NIK with the family card and answers the centre.
Your data must be checked. Please bring your family card and birth certificate.</source>
        <translation>The centre asks the region to check the data: sex, photo and NIK do not fit.
The supervisor compares sex, photo and NIK with the family card and answers the centre.
Your data must be checked. Please bring your family card and birth certificate.</translation>
    </message>
    <message>
        <source>Unique: the card may be printed from the age of 17.
Tell the person; printing is the Disdukcapil&apos;s.
Your recording is finished. The card is printed when you are 17 and blanks are there.</source>
        <translation>Unique: the card may be printed from the age of 17.
Tell the person; printing is the Disdukcapil&apos;s.
Your recording is finished. The card is printed when you are 17 and blanks are there.</translation>
    </message>
    <message>
        <source>The card waits to be printed.
Nothing; the Disdukcapil prints.
Your card is waiting to be printed. Please ask at the Disdukcapil.</source>
        <translation>The card waits to be printed.
Nothing; the Disdukcapil prints.
Your card is waiting to be printed. Please ask at the Disdukcapil.</translation>
    </message>
    <message>
        <source>The card is printed.
Nothing; the Disdukcapil hands it over.
Your card is printed. Please ask at the Disdukcapil where to fetch it.</source>
        <translation>The card is printed.
Nothing; the Disdukcapil hands it over.
Your card is printed. Please ask at the Disdukcapil where to fetch it.</translation>
    </message>
    <message>
        <source>The card or its data is on its way to the region.
Nothing; the Disdukcapil hands it over.
Your card is on its way. Please ask at the Disdukcapil where to fetch it.</source>
        <translation>The card or its data is on its way to the region.
Nothing; the Disdukcapil hands it over.
Your card is on its way. Please ask at the Disdukcapil where to fetch it.</translation>
    </message>
    <message>
        <source>The card is handed over and active.
Nothing. If a bank or an office does not find the NIK, that is theirs to renew.
Your card is active. If it is not found somewhere, that office must renew its data.</source>
        <translation>The card is handed over and active.
Nothing. If a bank or an office does not find the NIK, that is theirs to renew.
Your card is active. If it is not found somewhere, that office must renew its data.</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>We do</source>
        <translation>We do</translation>
    </message>
    <message>
        <source>We say</source>
        <translation>We say</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Step on the pedal now. Esc gives up.</source>
        <translation>Step on the pedal now. Esc gives up.</translation>
    </message>
    <message>
        <source>Sends the key %1.</source>
        <translation>Sends the key %1.</translation>
    </message>
    <message>
        <source>None taught.</source>
        <translation>None taught.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Forget</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Teach</translation>
    </message>
    <message>
        <source>The key %1 has a meaning already. Set the pedal to another one.</source>
        <translation>The key %1 has a meaning already. Set the pedal to another one.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Step on the pedal</source>
        <translation>Step on the pedal</translation>
    </message>
    <message>
        <source>Not that key</source>
        <translation>Not that key</translation>
    </message>
    <message>
        <source>A pedal that sends a letter types it while you search. Set it to F13 with its maker&apos;s program.</source>
        <translation>A pedal that sends a letter types it while you search. Set it to F13 with its maker&apos;s program.</translation>
    </message>
    <message>
        <source>The battery is being spared now.</source>
        <translation>The battery is being spared now.</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Down</translation>
    </message>
</context>
<context>
    <name>Spans</name>
    <message>
        <source>about {span}</source>
        <translation>about {span}</translation>
    </message>
    <message>
        <source>next try in {span}</source>
        <translation>next try in {span}</translation>
    </message>
    <message>
        <source>next try at {time}</source>
        <translation>next try at {time}</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Sign on the pad; the ink appears here.</source>
        <translation>Sign on the pad; the ink appears here.</translation>
    </message>
    <message>
        <source>The live picture appears here.</source>
        <translation>The live picture appears here.</translation>
    </message>
    <message>
        <source>Lay the four fingers of the RIGHT hand flat.</source>
        <translation>Lay the four fingers of the RIGHT hand flat.</translation>
    </message>
    <message>
        <source>Lay the four fingers of the LEFT hand flat.</source>
        <translation>Lay the four fingers of the LEFT hand flat.</translation>
    </message>
    <message>
        <source>Lay both thumbs flat, side by side.</source>
        <translation>Lay both thumbs flat, side by side.</translation>
    </message>
    <message>
        <source>Look straight into the scanner, eyes wide open.</source>
        <translation>Look straight into the scanner, eyes wide open.</translation>
    </message>
    <message>
        <source>Lay both index fingers flat once more.</source>
        <translation>Lay both index fingers flat once more.</translation>
    </message>
</context>
<context>
    <name>Statement</name>
    <message>
        <source>Not recorded: {parts}</source>
        <translation>Not recorded: {parts}</translation>
    </message>
    <message>
        <source>The signature appears here.</source>
        <translation>The signature appears here.</translation>
    </message>
    <message>
        <source>Cannot sign</source>
        <translation>Cannot sign</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>Sign again</translation>
    </message>
    <message>
        <source>Ready to seal</source>
        <translation>Ready to seal</translation>
    </message>
    <message>
        <source>Sealing closes the recording. Only the centre can open it.</source>
        <translation>Sealing closes the recording. Only the centre can open it.</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>Sign now</source>
        <translation>Sign now</translation>
    </message>
    <message>
        <source>No signature: an exception was noted.</source>
        <translation>No signature: an exception was noted.</translation>
    </message>
    <message>
        <source>Read, then sign</source>
        <translation>Read, then sign</translation>
    </message>
    <message>
        <source>The person reads the statement, or hears it, and signs.</source>
        <translation>The person reads the statement, or hears it, and signs.</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>nomor perekaman</source>
        <translation>nomor perekaman</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>sealed</translation>
    </message>
    <message>
        <source>status</source>
        <translation>status</translation>
    </message>
    <message>
        <source>age in hours</source>
        <translation>age in hours</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>stuck</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>cause</translation>
    </message>
    <message>
        <source>who acts</source>
        <translation>who acts</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>next step</translation>
    </message>
    <message>
        <source>the centre&apos;s own word</source>
        <translation>the centre&apos;s own word</translation>
    </message>
    <message>
        <source>packet id</source>
        <translation>packet id</translation>
    </message>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
    <message>
        <source>nik</source>
        <translation>nik</translation>
    </message>
    <message>
        <source>village</source>
        <translation>village</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operator</translation>
    </message>
    <message>
        <source>appointment</source>
        <translation>appointment</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contact</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>line</source>
        <translation>line</translation>
    </message>
    <message>
        <source>family card</source>
        <translation>family card</translation>
    </message>
    <message>
        <source>decided by</source>
        <translation>decided by</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>answer</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>fault</translation>
    </message>
    <message>
        <source>findings</source>
        <translation>findings</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>under 17</source>
        <translation>under 17</translation>
    </message>
    <message>
        <source>with exceptions</source>
        <translation>with exceptions</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>device {score}</source>
        <translation>device {score}</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>try {number}</source>
        <translation>try {number}</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accepted</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>The centre wrote: {status}</source>
        <translation>The centre wrote: {status}</translation>
    </message>
    <message>
        <source>Status file, unsigned: {status}</source>
        <translation>Status file, unsigned: {status}</translation>
    </message>
    <message>
        <source>Noted, not applied: {status}</source>
        <translation>Noted, not applied: {status}</translation>
    </message>
    <message>
        <source>try {number}</source>
        <translation>try {number}</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Search by name or NIK</source>
        <translation>Search by name or NIK</translation>
    </message>
    <message>
        <source>People expected today</source>
        <translation>People expected today</translation>
    </message>
    <message>
        <source>List</source>
        <translation>List</translation>
    </message>
    <message>
        <source>Take in a list of people</source>
        <translation>Take in a list of people</translation>
    </message>
    <message>
        <source>No one on today&apos;s list yet. Ask the supervisor for the list, plug in its stick, then press F12.</source>
        <translation>No one on today&apos;s list yet. Ask the supervisor for the list, plug in its stick, then press F12.</translation>
    </message>
    <message>
        <source>Choose a person</source>
        <translation>Choose a person</translation>
    </message>
    <message>
        <source>Search by name or NIK, as on the family card.</source>
        <translation>Search by name or NIK, as on the family card.</translation>
    </message>
    <message>
        <source>Queue, marks</source>
        <translation>Queue, marks</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Nobody on today&apos;s list matches.</source>
        <translation>Nobody on today&apos;s list matches.</translation>
    </message>
    <message>
        <source>Plug in the stick with the list of people. The queue opens next.</source>
        <translation>Plug in the stick with the list of people. The queue opens next.</translation>
    </message>
    <message>
        <source>Take in the list</source>
        <translation>Take in the list</translation>
    </message>
    <message>
        <source>No list yet</source>
        <translation>No list yet</translation>
    </message>
    <message>
        <source>Not on today&apos;s list</source>
        <translation>Not on today&apos;s list</translation>
    </message>
    <message>
        <source>Compare name and NIK with the family card. If they are right, send the person to the biodata counter.</source>
        <translation>Compare name and NIK with the family card. If they are right, send the person to the biodata counter.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Destroy the draft</source>
        <translation>Destroy the draft</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Marked</translation>
    </message>
    <message>
        <source>{devices} is there: what was left can be recorded now.</source>
        <translation>{devices} is there: what was left can be recorded now.</translation>
    </message>
    <message>
        <source>Still to do once {devices} is back. The draft is safe.</source>
        <translation>Still to do once {devices} is back. The draft is safe.</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>Devices are starting</source>
        <translation>Devices are starting</translation>
    </message>
    <message>
        <source>Ready to record</source>
        <translation>Ready to record</translation>
    </message>
    <message>
        <source>All devices are ready. Call the person to the desk.</source>
        <translation>All devices are ready. Call the person to the desk.</translation>
    </message>
    <message>
        <source>You can record</source>
        <translation>You can record</translation>
    </message>
    <message>
        <source>Without: {devices}. Those steps wait, the rest goes on.</source>
        <translation>Without: {devices}. Those steps wait, the rest goes on.</translation>
    </message>
    <message>
        <source>Not ready yet: {devices}. You can call the person already.</source>
        <translation>Not ready yet: {devices}. You can call the person already.</translation>
    </message>
</context>
<context>
    <name>Tries</name>
    <message>
        <source>Try {number}</source>
        <translation>Try {number}</translation>
    </message>
    <message>
        <source>used</source>
        <translation>used</translation>
    </message>
    <message>
        <source>No picture is kept of it.</source>
        <translation>No picture is kept of it.</translation>
    </message>
</context>
<context>
    <name>Turned</name>
    <message>
        <source>Officer: key {key}, or hold here for two seconds</source>
        <translation>Officer: key {key}, or hold here for two seconds</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>Biodata</source>
        <translation>Biodata</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Recording</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Photo approval</source>
        <translation>Photo approval</translation>
    </message>
    <message>
        <source>Finger check</source>
        <translation>Finger check</translation>
    </message>
    <message>
        <source>Signed statement</source>
        <translation>Signed statement</translation>
    </message>
    <message>
        <source>Sealing the packet</source>
        <translation>Sealing the packet</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>Right four fingers</source>
        <translation>Right four fingers</translation>
    </message>
    <message>
        <source>Left four fingers</source>
        <translation>Left four fingers</translation>
    </message>
    <message>
        <source>Both thumbs</source>
        <translation>Both thumbs</translation>
    </message>
    <message>
        <source>Irises</source>
        <translation>Irises</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>to do</translation>
    </message>
    <message>
        <source>now</source>
        <translation>now</translation>
    </message>
    <message>
        <source>done</source>
        <translation>done</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>exception</translation>
    </message>
    <message>
        <source>later</source>
        <translation>later</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Live picture</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>Device disconnected.
Plug the cable back in, or do this step later.</source>
        <translation>Device disconnected.
Plug the cable back in, or do this step later.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Not good enough</source>
        <translation>Not good enough</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>Own finger</source>
        <translation>Own finger</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Face</translation>
    </message>
    <message>
        <source>Right thumb</source>
        <translation>Right thumb</translation>
    </message>
    <message>
        <source>Right index finger</source>
        <translation>Right index finger</translation>
    </message>
    <message>
        <source>Right middle finger</source>
        <translation>Right middle finger</translation>
    </message>
    <message>
        <source>Right ring finger</source>
        <translation>Right ring finger</translation>
    </message>
    <message>
        <source>Right little finger</source>
        <translation>Right little finger</translation>
    </message>
    <message>
        <source>Left thumb</source>
        <translation>Left thumb</translation>
    </message>
    <message>
        <source>Left index finger</source>
        <translation>Left index finger</translation>
    </message>
    <message>
        <source>Left middle finger</source>
        <translation>Left middle finger</translation>
    </message>
    <message>
        <source>Left ring finger</source>
        <translation>Left ring finger</translation>
    </message>
    <message>
        <source>Left little finger</source>
        <translation>Left little finger</translation>
    </message>
    <message>
        <source>Right eye</source>
        <translation>Right eye</translation>
    </message>
    <message>
        <source>Left eye</source>
        <translation>Left eye</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Fingerprint scanner</source>
        <translation>Fingerprint scanner</translation>
    </message>
    <message>
        <source>Iris scanner</source>
        <translation>Iris scanner</translation>
    </message>
    <message>
        <source>Signature pad</source>
        <translation>Signature pad</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>starting</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>working</source>
        <translation>working</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>disconnected</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>fault</translation>
    </message>
    <message>
        <source>The NIK does not have 16 digits.
Type it again from the family card.</source>
        <translation>The NIK does not have 16 digits.
Type it again from the family card.</translation>
    </message>
    <message>
        <source>No province has these first two digits.
Compare the NIK with the family card.</source>
        <translation>No province has these first two digits.
Compare the NIK with the family card.</translation>
    </message>
    <message>
        <source>The day in the NIK cannot be.
Compare the NIK with the family card.</source>
        <translation>The day in the NIK cannot be.
Compare the NIK with the family card.</translation>
    </message>
    <message>
        <source>The month in the NIK cannot be.
Compare the NIK with the family card.</source>
        <translation>The month in the NIK cannot be.
Compare the NIK with the family card.</translation>
    </message>
    <message>
        <source>The date in the NIK does not exist.
Compare the NIK with the family card.</source>
        <translation>The date in the NIK does not exist.
Compare the NIK with the family card.</translation>
    </message>
    <message>
        <source>The NIK ends in 0000.
It will not be found; refer to the ADB.</source>
        <translation>The NIK ends in 0000.
It will not be found; refer to the ADB.</translation>
    </message>
    <message>
        <source>The NIK says another sex than the biodata.
A second officer must confirm.</source>
        <translation>The NIK says another sex than the biodata.
A second officer must confirm.</translation>
    </message>
    <message>
        <source>The NIK says another birth date.
A NIK never changes; compare the family card.</source>
        <translation>The NIK says another birth date.
A NIK never changes; compare the family card.</translation>
    </message>
    <message>
        <source>The NIK was issued in another region.
That is allowed; the NIK stays.</source>
        <translation>The NIK was issued in another region.
That is allowed; the NIK stays.</translation>
    </message>
    <message>
        <source>The NIK does not tell the century.
Ask for the year of birth.</source>
        <translation>The NIK does not tell the century.
Ask for the year of birth.</translation>
    </message>
    <message>
        <source>Size of the face</source>
        <translation>Size of the face</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Held straight</source>
        <translation>Held straight</translation>
    </message>
    <message>
        <source>Facing the camera</source>
        <translation>Facing the camera</translation>
    </message>
    <message>
        <source>Whole head in the picture</source>
        <translation>Whole head in the picture</translation>
    </message>
    <message>
        <source>Even backdrop</source>
        <translation>Even backdrop</translation>
    </message>
    <message>
        <source>Backdrop colour</source>
        <translation>Backdrop colour</translation>
    </message>
    <message>
        <source>Held still</source>
        <translation>Held still</translation>
    </message>
    <message>
        <source>Clean glass</source>
        <translation>Clean glass</translation>
    </message>
    <message>
        <source>Size of the iris</source>
        <translation>Size of the iris</translation>
    </message>
    <message>
        <source>Eye in the picture</source>
        <translation>Eye in the picture</translation>
    </message>
    <message>
        <source>Eyes open</source>
        <translation>Eyes open</translation>
    </message>
    <message>
        <source>Eyes uncovered</source>
        <translation>Eyes uncovered</translation>
    </message>
    <message>
        <source>Mouth closed</source>
        <translation>Mouth closed</translation>
    </message>
    <message>
        <source>Not turned aside</source>
        <translation>Not turned aside</translation>
    </message>
    <message>
        <source>Not up or down</source>
        <translation>Not up or down</translation>
    </message>
    <message>
        <source>Eyes and mouth</source>
        <translation>Eyes and mouth</translation>
    </message>
    <message>
        <source>Edges of the ridges</source>
        <translation>Edges of the ridges</translation>
    </message>
    <message>
        <source>Free of grain</source>
        <translation>Free of grain</translation>
    </message>
    <message>
        <source>Free of noise</source>
        <translation>Free of noise</translation>
    </message>
    <message>
        <source>Edge of the iris</source>
        <translation>Edge of the iris</translation>
    </message>
    <message>
        <source>Edge of the pupil</source>
        <translation>Edge of the pupil</translation>
    </message>
    <message>
        <source>Width of the pupil</source>
        <translation>Width of the pupil</translation>
    </message>
    <message>
        <source>Looks straight</source>
        <translation>Looks straight</translation>
    </message>
    <message>
        <source>No contact lens</source>
        <translation>No contact lens</translation>
    </message>
    <message>
        <source>Inside the box</source>
        <translation>Inside the box</translation>
    </message>
    <message>
        <source>Reports a second</source>
        <translation>Reports a second</translation>
    </message>
    <message>
        <source>Complete strokes</source>
        <translation>Complete strokes</translation>
    </message>
    <message>
        <source>Missing (amputated)</source>
        <translation>Missing (amputated)</translation>
    </message>
    <message>
        <source>Not able to</source>
        <translation>Not able to</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Sharpness</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>No glare</source>
        <translation>No glare</translation>
    </message>
    <message>
        <source>Even light</source>
        <translation>Even light</translation>
    </message>
    <message>
        <source>Position of the face</source>
        <translation>Position of the face</translation>
    </message>
    <message>
        <source>administrator (ADB)</source>
        <translation>administrator (ADB)</translation>
    </message>
    <message>
        <source>Thumb</source>
        <translation>Thumb</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Middle</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>Little</source>
        <translation>Little</translation>
    </message>
    <message>
        <source>Ridge clarity</source>
        <translation>Ridge clarity</translation>
    </message>
    <message>
        <source>Finger area</source>
        <translation>Finger area</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>Moisture</source>
        <translation>Moisture</translation>
    </message>
    <message>
        <source>Visible iris</source>
        <translation>Visible iris</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>RED</source>
        <translation>RED</translation>
    </message>
    <message>
        <source>BLUE</source>
        <translation>BLUE</translation>
    </message>
    <message>
        <source>ORANGE</source>
        <translation>ORANGE</translation>
    </message>
    <message>
        <source>Bandaged or injured</source>
        <translation>Bandaged or injured</translation>
    </message>
    <message>
        <source>Scarred or worn</source>
        <translation>Scarred or worn</translation>
    </message>
    <message>
        <source>Scanner cannot read it</source>
        <translation>Scanner cannot read it</translation>
    </message>
    <message>
        <source>Blind eye</source>
        <translation>Blind eye</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>not finished</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>recorded</translation>
    </message>
    <message>
        <source>No face in view.
Point the camera at the person&apos;s face.</source>
        <translation>No face in view.
Point the camera at the person&apos;s face.</translation>
    </message>
    <message>
        <source>More than one face.
Ask the others to step aside.</source>
        <translation>More than one face.
Ask the others to step aside.</translation>
    </message>
    <message>
        <source>Face too dark.
Turn the person towards the light.</source>
        <translation>Face too dark.
Turn the person towards the light.</translation>
    </message>
    <message>
        <source>Face too bright.
Move out of direct light.</source>
        <translation>Face too bright.
Move out of direct light.</translation>
    </message>
    <message>
        <source>Light from one side.
Move the lamp or turn the chair.</source>
        <translation>Light from one side.
Move the lamp or turn the chair.</translation>
    </message>
    <message>
        <source>Photo blurred.
Ask the person to keep still.</source>
        <translation>Photo blurred.
Ask the person to keep still.</translation>
    </message>
    <message>
        <source>Head tilted.
Ask the person to look straight ahead.</source>
        <translation>Head tilted.
Ask the person to look straight ahead.</translation>
    </message>
    <message>
        <source>Head turned aside.
Ask the person to face the camera.</source>
        <translation>Head turned aside.
Ask the person to face the camera.</translation>
    </message>
    <message>
        <source>Part of the head is cut off.
Move the camera until the whole head shows.</source>
        <translation>Part of the head is cut off.
Move the camera until the whole head shows.</translation>
    </message>
    <message>
        <source>Eyes shut or covered.
Glasses off, hair aside, eyes open.</source>
        <translation>Eyes shut or covered.
Glasses off, hair aside, eyes open.</translation>
    </message>
    <message>
        <source>Mouth open.
Ask the person to close the mouth.</source>
        <translation>Mouth open.
Ask the person to close the mouth.</translation>
    </message>
    <message>
        <source>Face too small.
Move the camera closer.</source>
        <translation>Face too small.
Move the camera closer.</translation>
    </message>
    <message>
        <source>Too close.
Move the camera back.</source>
        <translation>Too close.
Move the camera back.</translation>
    </message>
    <message>
        <source>Face off centre.
Bring the face inside the oval.</source>
        <translation>Face off centre.
Bring the face inside the oval.</translation>
    </message>
    <message>
        <source>Backdrop uneven.
Stretch the cloth and remove shadows.</source>
        <translation>Backdrop uneven.
Stretch the cloth and remove shadows.</translation>
    </message>
    <message>
        <source>Backdrop must be RED (born in an odd year).
Change the backdrop.</source>
        <translation>Backdrop must be RED (born in an odd year).
Change the backdrop.</translation>
    </message>
    <message>
        <source>Backdrop must be BLUE (born in an even year).
Change the backdrop.</source>
        <translation>Backdrop must be BLUE (born in an even year).
Change the backdrop.</translation>
    </message>
    <message>
        <source>Backdrop must be ORANGE (foreign citizen).
Change the backdrop.</source>
        <translation>Backdrop must be ORANGE (foreign citizen).
Change the backdrop.</translation>
    </message>
    <message>
        <source>No finger on the glass.
Lay the fingers flat on the scanner.</source>
        <translation>No finger on the glass.
Lay the fingers flat on the scanner.</translation>
    </message>
    <message>
        <source>Not all fingers were read.
Press all fingers down together.</source>
        <translation>Not all fingers were read.
Press all fingers down together.</translation>
    </message>
    <message>
        <source>A fingertip lies off the glass.
Pull the hand back a little.</source>
        <translation>A fingertip lies off the glass.
Pull the hand back a little.</translation>
    </message>
    <message>
        <source>The other hand lies on the glass.
Lay the hand there that is shown.</source>
        <translation>The other hand lies on the glass.
Lay the hand there that is shown.</translation>
    </message>
    <message>
        <source>Fingers dry.
Moisten them slightly.</source>
        <translation>Fingers dry.
Moisten them slightly.</translation>
    </message>
    <message>
        <source>Fingers wet.
Wipe them dry first.</source>
        <translation>Fingers wet.
Wipe them dry first.</translation>
    </message>
    <message>
        <source>Print too faint.
Press a little harder.</source>
        <translation>Print too faint.
Press a little harder.</translation>
    </message>
    <message>
        <source>Too little of the finger.
Lay the fingers flat, not on their tips.</source>
        <translation>Too little of the finger.
Lay the fingers flat, not on their tips.</translation>
    </message>
    <message>
        <source>Print unclear.
Wipe the glass and the fingers, then try again.</source>
        <translation>Print unclear.
Wipe the glass and the fingers, then try again.</translation>
    </message>
    <message>
        <source>Print smeared.
Lay the fingers down and hold them still.</source>
        <translation>Print smeared.
Lay the fingers down and hold them still.</translation>
    </message>
    <message>
        <source>The scanner&apos;s picture has the wrong scale.
Call a technician.</source>
        <translation>The scanner&apos;s picture has the wrong scale.
Call a technician.</translation>
    </message>
    <message>
        <source>The scanner&apos;s picture has light and dark swapped.
Call a technician.</source>
        <translation>The scanner&apos;s picture has light and dark swapped.
Call a technician.</translation>
    </message>
    <message>
        <source>This finger is already recorded.
Check which hand lies on the glass.</source>
        <translation>This finger is already recorded.
Check which hand lies on the glass.</translation>
    </message>
    <message>
        <source>A print of the person before.
Wipe the glass and see who lays the hand there.</source>
        <translation>A print of the person before.
Wipe the glass and see who lays the hand there.</translation>
    </message>
    <message>
        <source>A finger of the operator.
Only the person at the desk touches the glass.</source>
        <translation>A finger of the operator.
Only the person at the desk touches the glass.</translation>
    </message>
    <message>
        <source>Not the same fingers as before.
Make sure the same person is at the desk.</source>
        <translation>Not the same fingers as before.
Make sure the same person is at the desk.</translation>
    </message>
    <message>
        <source>No eye in view.
Hold the scanner level with the eyes.</source>
        <translation>No eye in view.
Hold the scanner level with the eyes.</translation>
    </message>
    <message>
        <source>Eyelid in the way.
Ask the person to open the eyes wide.</source>
        <translation>Eyelid in the way.
Ask the person to open the eyes wide.</translation>
    </message>
    <message>
        <source>Eyes too far away.
Move the scanner closer.</source>
        <translation>Eyes too far away.
Move the scanner closer.</translation>
    </message>
    <message>
        <source>Eyes too close.
Move the scanner back.</source>
        <translation>Eyes too close.
Move the scanner back.</translation>
    </message>
    <message>
        <source>Eye out of focus.
Move the scanner slowly closer or further away.</source>
        <translation>Eye out of focus.
Move the scanner slowly closer or further away.</translation>
    </message>
    <message>
        <source>The eye moved.
Hold the scanner still, ask the person not to blink.</source>
        <translation>The eye moved.
Hold the scanner still, ask the person not to blink.</translation>
    </message>
    <message>
        <source>Eye pale, its edges do not show.
Keep daylight out, wipe the scanner&apos;s window.</source>
        <translation>Eye pale, its edges do not show.
Keep daylight out, wipe the scanner&apos;s window.</translation>
    </message>
    <message>
        <source>Eye off centre.
Move the scanner until the eye is in the middle.</source>
        <translation>Eye off centre.
Move the scanner until the eye is in the middle.</translation>
    </message>
    <message>
        <source>The eye looks aside.
Ask the person to look straight into the scanner.</source>
        <translation>The eye looks aside.
Ask the person to look straight into the scanner.</translation>
    </message>
    <message>
        <source>Pupil too wide or too narrow.
Make the room lighter, or shade the eyes.</source>
        <translation>Pupil too wide or too narrow.
Make the room lighter, or shade the eyes.</translation>
    </message>
    <message>
        <source>Perhaps a contact lens.
Ask; lenses must be taken out.</source>
        <translation>Perhaps a contact lens.
Ask; lenses must be taken out.</translation>
    </message>
    <message>
        <source>The same eye was recorded twice.
Hold the scanner to the other eye.</source>
        <translation>The same eye was recorded twice.
Hold the scanner to the other eye.</translation>
    </message>
    <message>
        <source>Reflection in the eye.
Take off glasses, turn away from the lamp.</source>
        <translation>Reflection in the eye.
Take off glasses, turn away from the lamp.</translation>
    </message>
    <message>
        <source>Nothing written yet.
Ask the person to sign on the pad.</source>
        <translation>Nothing written yet.
Ask the person to sign on the pad.</translation>
    </message>
    <message>
        <source>Signature too small.
Sign larger, inside the box.</source>
        <translation>Signature too small.
Sign larger, inside the box.</translation>
    </message>
    <message>
        <source>Parts of the signature are missing.
Sign again, a little slower.</source>
        <translation>Parts of the signature are missing.
Sign again, a little slower.</translation>
    </message>
    <message>
        <source>Time is up, nothing was recorded.
Press the button to try again.</source>
        <translation>Time is up, nothing was recorded.
Press the button to try again.</translation>
    </message>
    <message>
        <source>Quality was not checked.
Look closely before going on.</source>
        <translation>Quality was not checked.
Look closely before going on.</translation>
    </message>
    <message>
        <source>Not recorded yet.
Record now.</source>
        <translation>Not recorded yet.
Record now.</translation>
    </message>
    <message>
        <source>Recorded, not sent yet.
Nothing to do.</source>
        <translation>Recorded, not sent yet.
Nothing to do.</translation>
    </message>
    <message>
        <source>Being sent.
Nothing to do.</source>
        <translation>Being sent.
Nothing to do.</translation>
    </message>
    <message>
        <source>Sent, waiting for the centre&apos;s receipt.
Older than 24 hours: press Push.</source>
        <translation>Sent, waiting for the centre&apos;s receipt.
Older than 24 hours: press Push.</translation>
    </message>
    <message>
        <source>Received at the centre.
Nothing to do.</source>
        <translation>Received at the centre.
Nothing to do.</translation>
    </message>
    <message>
        <source>The centre cannot read the recording.
Ask the ADB to delete it, then send or record again.</source>
        <translation>The centre cannot read the recording.
Ask the ADB to delete it, then send or record again.</translation>
    </message>
    <message>
        <source>The search at the centre failed.
Wait; the person did nothing wrong.</source>
        <translation>The search at the centre failed.
Wait; the person did nothing wrong.</translation>
    </message>
    <message>
        <source>Not sent on.
Check the area code of the station.</source>
        <translation>Not sent on.
Check the area code of the station.</translation>
    </message>
    <message>
        <source>Must be sent again.
The station does it by itself.</source>
        <translation>Must be sent again.
The station does it by itself.</translation>
    </message>
    <message>
        <source>Being checked for uniqueness.
Wait.</source>
        <translation>Being checked for uniqueness.
Wait.</translation>
    </message>
    <message>
        <source>Duplicate.
Do NOT record again. Send the person to the Disdukcapil.</source>
        <translation>Duplicate.
Do NOT record again. Send the person to the Disdukcapil.</translation>
    </message>
    <message>
        <source>Resembles another record, an expert decides.
Wait.</source>
        <translation>Resembles another record, an expert decides.
Wait.</translation>
    </message>
    <message>
        <source>Needs validation in the region.
Compare sex, photo and NIK.</source>
        <translation>Needs validation in the region.
Compare sex, photo and NIK.</translation>
    </message>
    <message>
        <source>Unique, ready for printing.
Printed from the age of 17.</source>
        <translation>Unique, ready for printing.
Printed from the age of 17.</translation>
    </message>
    <message>
        <source>In the print queue.
Wait.</source>
        <translation>In the print queue.
Wait.</translation>
    </message>
    <message>
        <source>Card printed.
Nothing to do.</source>
        <translation>Card printed.
Nothing to do.</translation>
    </message>
    <message>
        <source>Card shipped.
Nothing to do.</source>
        <translation>Card shipped.
Nothing to do.</translation>
    </message>
    <message>
        <source>Card handed over and active.
Nothing to do.</source>
        <translation>Card handed over and active.
Nothing to do.</translation>
    </message>
    <message>
        <source>What was chosen for this station could not be read.
The station&apos;s own settings hold. Choose again in Settings (F8).</source>
        <translation>What was chosen for this station could not be read.
The station&apos;s own settings hold. Choose again in Settings (F8).</translation>
    </message>
    <message>
        <source>The settings have a mistake.
Ask the technician to correct the file.</source>
        <translation>The settings have a mistake.
Ask the technician to correct the file.</translation>
    </message>
    <message>
        <source>A settings file is missing.
Ask the technician to restore it.</source>
        <translation>A settings file is missing.
Ask the technician to restore it.</translation>
    </message>
    <message>
        <source>The area code of this station is wrong.
Do not record; call the technician.</source>
        <translation>The area code of this station is wrong.
Do not record; call the technician.</translation>
    </message>
    <message>
        <source>The list of people cannot be read.
Import it again.</source>
        <translation>The list of people cannot be read.
Import it again.</translation>
    </message>
    <message>
        <source>This NIK is not on the list.
Check the digits; biodata comes first.</source>
        <translation>This NIK is not on the list.
Check the digits; biodata comes first.</translation>
    </message>
    <message>
        <source>This person cannot be recorded yet.
Recording starts at the age of 16.</source>
        <translation>This person cannot be recorded yet.
Recording starts at the age of 16.</translation>
    </message>
    <message>
        <source>Already recorded here.
Do not record again; look up the status.</source>
        <translation>Already recorded here.
Do not record again; look up the status.</translation>
    </message>
    <message>
        <source>This NIK cannot be right.
Send the person to the Disdukcapil desk.</source>
        <translation>This NIK cannot be right.
Send the person to the Disdukcapil desk.</translation>
    </message>
    <message>
        <source>That is not possible at this step.
Finish the step on screen first.</source>
        <translation>That is not possible at this step.
Finish the step on screen first.</translation>
    </message>
    <message>
        <source>A second officer must confirm.
Ask a colleague for name and PIN.</source>
        <translation>A second officer must confirm.
Ask a colleague for name and PIN.</translation>
    </message>
    <message>
        <source>Name or PIN is wrong.
Type the PIN again.</source>
        <translation>Name or PIN is wrong.
Type the PIN again.</translation>
    </message>
    <message>
        <source>This officer&apos;s role is not enough to confirm this.
Ask somebody with the role that is named.</source>
        <translation>This officer&apos;s role is not enough to confirm this.
Ask somebody with the role that is named.</translation>
    </message>
    <message>
        <source>This account is locked.
Ask the administrator (ADB) to unlock it.</source>
        <translation>This account is locked.
Ask the administrator (ADB) to unlock it.</translation>
    </message>
    <message>
        <source>This account has ended.
Ask the administrator (ADB) for a new term.</source>
        <translation>This account has ended.
Ask the administrator (ADB) for a new term.</translation>
    </message>
    <message>
        <source>The list of accounts was changed by somebody who may not.
Do not go on; the administrator (ADB) checks and mends it.</source>
        <translation>The list of accounts was changed by somebody who may not.
Do not go on; the administrator (ADB) checks and mends it.</translation>
    </message>
    <message>
        <source>The centre&apos;s list of officers is older than the last one, or gone.
The administrator (ADB) installs the newest list.</source>
        <translation>The centre&apos;s list of officers is older than the last one, or gone.
The administrator (ADB) installs the newest list.</translation>
    </message>
    <message>
        <source>The list of officers is not from the centre, or not for this station.
Do not use it; ask the centre for a new one.</source>
        <translation>The list of officers is not from the centre, or not for this station.
Do not use it; ask the centre for a new one.</translation>
    </message>
    <message>
        <source>This is a one-time code.
Choose a PIN of your own: type it twice below.</source>
        <translation>This is a one-time code.
Choose a PIN of your own: type it twice below.</translation>
    </message>
    <message>
        <source>This PIN will not do.
Take at least 6 digits, no run like 123456, not all the same.</source>
        <translation>This PIN will not do.
Take at least 6 digits, no run like 123456, not all the same.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.
Wait, then try again.</source>
        <translation>Too many wrong PINs.
Wait, then try again.</translation>
    </message>
    <message>
        <source>Device disconnected.
Plug the USB cable back in; what is recorded is safe.</source>
        <translation>Device disconnected.
Plug the USB cable back in; what is recorded is safe.</translation>
    </message>
    <message>
        <source>The devices are being examined.
Wait until the examination is over, or cancel it (F7).</source>
        <translation>The devices are being examined.
Wait until the examination is over, or cancel it (F7).</translation>
    </message>
    <message>
        <source>Another program uses the device.
Close it, then try again.</source>
        <translation>Another program uses the device.
Close it, then try again.</translation>
    </message>
    <message>
        <source>The device reports a fault.
Unplug it, wait, plug it in again.</source>
        <translation>The device reports a fault.
Unplug it, wait, plug it in again.</translation>
    </message>
    <message>
        <source>The device could not prove what it is.
Do not use it; call the technician.</source>
        <translation>The device could not prove what it is.
Do not use it; call the technician.</translation>
    </message>
    <message>
        <source>The device does not answer.
Check cable and power, then try again.</source>
        <translation>The device does not answer.
Check cable and power, then try again.</translation>
    </message>
    <message>
        <source>The station may not use the device.
Call the technician (udev rule).</source>
        <translation>The station may not use the device.
Call the technician (udev rule).</translation>
    </message>
    <message>
        <source>The device program stopped.
It is starting again; nothing is lost.</source>
        <translation>The device program stopped.
It is starting again; nothing is lost.</translation>
    </message>
    <message>
        <source>The saved draft cannot be read.
Record this person from the start.</source>
        <translation>The saved draft cannot be read.
Record this person from the start.</translation>
    </message>
    <message>
        <source>The register is locked.
Sign in to open it.</source>
        <translation>The register is locked.
Sign in to open it.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong.
Set date and time right; recording goes on at once, nothing is lost.</source>
        <translation>This computer&apos;s clock is wrong.
Set date and time right; recording goes on at once, nothing is lost.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock shows a time that has already passed.
Set date and time right; recording goes on at once, nothing is lost.</source>
        <translation>This computer&apos;s clock shows a time that has already passed.
Set date and time right; recording goes on at once, nothing is lost.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was changed since you signed in.
Check date and time, lock the screen and sign in again; nothing is lost.</source>
        <translation>This computer&apos;s clock was changed since you signed in.
Check date and time, lock the screen and sign in again; nothing is lost.</translation>
    </message>
    <message>
        <source>The disk is full.
Send or export packets before recording.</source>
        <translation>The disk is full.
Send or export packets before recording.</translation>
    </message>
    <message>
        <source>The disk cannot be written.
Stop recording and call the technician.</source>
        <translation>The disk cannot be written.
Stop recording and call the technician.</translation>
    </message>
    <message>
        <source>A packet on disk was changed.
Leave it and call the technician.</source>
        <translation>A packet on disk was changed.
Leave it and call the technician.</translation>
    </message>
    <message>
        <source>Locked: the deletion at the centre is not confirmed.
Ask the ADB; a supervisor then confirms it with the ADB&apos;s reference.</source>
        <translation>Locked: the deletion at the centre is not confirmed.
Ask the ADB; a supervisor then confirms it with the ADB&apos;s reference.</translation>
    </message>
    <message>
        <source>The ADB&apos;s reference is missing.
Type the number of the letter or message.</source>
        <translation>The ADB&apos;s reference is missing.
Type the number of the letter or message.</translation>
    </message>
    <message>
        <source>No packet has this number.
Check the number on the slip.</source>
        <translation>No packet has this number.
Check the number on the slip.</translation>
    </message>
    <message>
        <source>These settings are not the ones the centre endorsed.
Do not record; the technician puts the endorsed settings back.</source>
        <translation>These settings are not the ones the centre endorsed.
Do not record; the technician puts the endorsed settings back.</translation>
    </message>
    <message>
        <source>This endorsement is older than the one in use.
Ask the centre for the newest one.</source>
        <translation>This endorsement is older than the one in use.
Ask the centre for the newest one.</translation>
    </message>
    <message>
        <source>What speaks to the region&apos;s database is not installed.
Recording and sending go on; the technician installs it.</source>
        <translation>What speaks to the region&apos;s database is not installed.
Recording and sending go on; the technician installs it.</translation>
    </message>
    <message>
        <source>The region&apos;s database is out of reach.
Recording and sending go on; it is tried again by itself.</source>
        <translation>The region&apos;s database is out of reach.
Recording and sending go on; it is tried again by itself.</translation>
    </message>
    <message>
        <source>The region&apos;s database refuses this station.
Recording and sending go on; call whoever looks after the database.</source>
        <translation>The region&apos;s database refuses this station.
Recording and sending go on; call whoever looks after the database.</translation>
    </message>
    <message>
        <source>This update is damaged, or not from the centre.
Install nothing from it; fetch it again from the centre.</source>
        <translation>This update is damaged, or not from the centre.
Install nothing from it; fetch it again from the centre.</translation>
    </message>
    <message>
        <source>This update has ended.
Ask the centre for the newest one.</source>
        <translation>This update has ended.
Ask the centre for the newest one.</translation>
    </message>
    <message>
        <source>This update is older than what runs here.
Ask the centre for the newest one.</source>
        <translation>This update is older than what runs here.
Ask the centre for the newest one.</translation>
    </message>
    <message>
        <source>The register of this station is older than its packets.
Do not record anybody a second time; call the technician.</source>
        <translation>The register of this station is older than its packets.
Do not record anybody a second time; call the technician.</translation>
    </message>
    <message>
        <source>This station is open in another window.
Go on there, or close it first.</source>
        <translation>This station is open in another window.
Go on there, or close it first.</translation>
    </message>
    <message>
        <source>Others can reach into this station&apos;s folder.
Call the technician.</source>
        <translation>Others can reach into this station&apos;s folder.
Call the technician.</translation>
    </message>
    <message>
        <source>This station&apos;s folder belongs to another user.
Call the technician.</source>
        <translation>This station&apos;s folder belongs to another user.
Call the technician.</translation>
    </message>
    <message>
        <source>Sending already runs.
Nothing to do.</source>
        <translation>Sending already runs.
Nothing to do.</translation>
    </message>
    <message>
        <source>The station has no key.
Call the technician to enrol the station.</source>
        <translation>The station has no key.
Call the technician to enrol the station.</translation>
    </message>
    <message>
        <source>The station&apos;s key lies unprotected on the disk.
Do not record; the technician runs the provisioning once more.</source>
        <translation>The station&apos;s key lies unprotected on the disk.
Do not record; the technician runs the provisioning once more.</translation>
    </message>
    <message>
        <source>The station&apos;s key is not open yet.
Sign in once; sending then goes on.</source>
        <translation>The station&apos;s key is not open yet.
Sign in once; sending then goes on.</translation>
    </message>
    <message>
        <source>The security chip or token with the station&apos;s key is not there.
Plug the token in again; without one, call the technician.</source>
        <translation>The security chip or token with the station&apos;s key is not there.
Plug the token in again; without one, call the technician.</translation>
    </message>
    <message>
        <source>This user may not use the security chip.
The technician gives the station its right.</source>
        <translation>This user may not use the security chip.
The technician gives the station its right.</translation>
    </message>
    <message>
        <source>The security chip or token is locked after wrong tries.
Do not try again; call the technician.</source>
        <translation>The security chip or token is locked after wrong tries.
Do not try again; call the technician.</translation>
    </message>
    <message>
        <source>The security chip or token refused the station&apos;s PIN.
It is not tried again; call the technician.</source>
        <translation>The security chip or token refused the station&apos;s PIN.
It is not tried again; call the technician.</translation>
    </message>
    <message>
        <source>The security chip or token answered an error.
Switch the machine off and on; if it stays, call the technician.</source>
        <translation>The security chip or token answered an error.
Switch the machine off and on; if it stays, call the technician.</translation>
    </message>
    <message>
        <source>This certificate is for another key or another station.
The technician asks the centre for the right one.</source>
        <translation>This certificate is for another key or another station.
The technician asks the centre for the right one.</translation>
    </message>
    <message>
        <source>The centre has taken this station&apos;s certificate away.
Do not record; the technician asks the centre why.</source>
        <translation>The centre has taken this station&apos;s certificate away.
Do not record; the technician asks the centre why.</translation>
    </message>
    <message>
        <source>The centre does not take this one-time code.
The technician asks for a new one.</source>
        <translation>The centre does not take this one-time code.
The technician asks for a new one.</translation>
    </message>
    <message>
        <source>The station&apos;s key cannot be used.
Call the technician.</source>
        <translation>The station&apos;s key cannot be used.
Call the technician.</translation>
    </message>
    <message>
        <source>The centre&apos;s key has ended.
Do not record; the technician installs the new key list.</source>
        <translation>The centre&apos;s key has ended.
Do not record; the technician installs the new key list.</translation>
    </message>
    <message>
        <source>This key list is older than the one in use.
Ask the centre for the newest list.</source>
        <translation>This key list is older than the one in use.
Ask the centre for the newest list.</translation>
    </message>
    <message>
        <source>This station&apos;s certificate has ended.
Do not record; the technician renews the certificate.</source>
        <translation>This station&apos;s certificate has ended.
Do not record; the technician renews the certificate.</translation>
    </message>
    <message>
        <source>This station&apos;s certificate is not valid yet.
Check date and time of this computer; call the technician.</source>
        <translation>This station&apos;s certificate is not valid yet.
Check date and time of this computer; call the technician.</translation>
    </message>
    <message>
        <source>The packet did not pass its own check.
Do not send it; call the technician.</source>
        <translation>The packet did not pass its own check.
Do not send it; call the technician.</translation>
    </message>
    <message>
        <source>The centre is out of reach, and this station records online only.
Call nobody in yet; recording may begin when the line is back.</source>
        <translation>The centre is out of reach, and this station records online only.
Call nobody in yet; recording may begin when the line is back.</translation>
    </message>
    <message>
        <source>No line to the centre.
Go on recording; data is safe on this device.</source>
        <translation>No line to the centre.
Go on recording; data is safe on this device.</translation>
    </message>
    <message>
        <source>The line stands still.
Sending resumes by itself.</source>
        <translation>The line stands still.
Sending resumes by itself.</translation>
    </message>
    <message>
        <source>Something on the line holds packets back.
Sending goes on in small pieces; tell the technician.</source>
        <translation>Something on the line holds packets back.
Sending goes on in small pieces; tell the technician.</translation>
    </message>
    <message>
        <source>The centre is busy.
Sending is tried again by itself.</source>
        <translation>The centre is busy.
Sending is tried again by itself.</translation>
    </message>
    <message>
        <source>The centre refused a packet.
Tell the data administrator (ADB).</source>
        <translation>The centre refused a packet.
Tell the data administrator (ADB).</translation>
    </message>
    <message>
        <source>The far side is not the centre.
Nothing was sent; call the technician.</source>
        <translation>The far side is not the centre.
Nothing was sent; call the technician.</translation>
    </message>
    <message>
        <source>The centre&apos;s receipt is not genuine.
The packet is kept; call the technician.</source>
        <translation>The centre&apos;s receipt is not genuine.
The packet is kept; call the technician.</translation>
    </message>
    <message>
        <source>Too many people at once.
Paste at most 1,000; this is no place to check whole lists.</source>
        <translation>Too many people at once.
Paste at most 1,000; this is no place to check whole lists.</translation>
    </message>
    <message>
        <source>Enough people were looked up for today.
Go on tomorrow, or ask the ADB.</source>
        <translation>Enough people were looked up for today.
Go on tomorrow, or ask the ADB.</translation>
    </message>
    <message>
        <source>The status file cannot be read.
Ask for it as CSV or JSON, saved anew.</source>
        <translation>The status file cannot be read.
Ask for it as CSV or JSON, saved anew.</translation>
    </message>
    <message>
        <source>The list or the outbox has changed since.
Compare again, then confirm.</source>
        <translation>The list or the outbox has changed since.
Compare again, then confirm.</translation>
    </message>
    <message>
        <source>The file cannot be read.
Choose another file.</source>
        <translation>The file cannot be read.
Choose another file.</translation>
    </message>
    <message>
        <source>What is done here cannot be written into the audit trail.
Try again; if it stays so, call the technician.</source>
        <translation>What is done here cannot be written into the audit trail.
Try again; if it stays so, call the technician.</translation>
    </message>
    <message>
        <source>The program made a mistake.
What is recorded is safe; call the technician.</source>
        <translation>The program made a mistake.
What is recorded is safe; call the technician.</translation>
    </message>
    <message>
        <source>Sending.
Nothing to do.</source>
        <translation>Sending.
Nothing to do.</translation>
    </message>
    <message>
        <source>Nothing to send.
Everything has left.</source>
        <translation>Nothing to send.
Everything has left.</translation>
    </message>
    <message>
        <source>Waiting for the next try.
Nothing to do.</source>
        <translation>Waiting for the next try.
Nothing to do.</translation>
    </message>
    <message>
        <source>Waiting for people.
See the list: each packet says who must act.</source>
        <translation>Waiting for people.
See the list: each packet says who must act.</translation>
    </message>
    <message>
        <source>Trying the line.
Nothing to do.</source>
        <translation>Trying the line.
Nothing to do.</translation>
    </message>
    <message>
        <source>No line to the centre.
Packets are safe here, and go as soon as there is a line.</source>
        <translation>No line to the centre.
Packets are safe here, and go as soon as there is a line.</translation>
    </message>
    <message>
        <source>The centre is busy.
Packets are safe here, and go when the centre has time.</source>
        <translation>The centre is busy.
Packets are safe here, and go when the centre has time.</translation>
    </message>
    <message>
        <source>Centre and station do not accept each other.
Call the technician: clock, certificate or address. Packets are safe here.</source>
        <translation>Centre and station do not accept each other.
Call the technician: clock, certificate or address. Packets are safe here.</translation>
    </message>
    <message>
        <source>Sending is paused.
Nothing is sent until you press Resume.</source>
        <translation>Sending is paused.
Nothing is sent until you press Resume.</translation>
    </message>
    <message>
        <source>The disk takes no writes.
Call the technician before recording on.</source>
        <translation>The disk takes no writes.
Call the technician before recording on.</translation>
    </message>
    <message>
        <source>The sender made a mistake.
It tries again by itself. Call the technician.</source>
        <translation>The sender made a mistake.
It tries again by itself. Call the technician.</translation>
    </message>
    <message>
        <source>The sender is starting.
Wait a moment; nothing is lost.</source>
        <translation>The sender is starting.
Wait a moment; nothing is lost.</translation>
    </message>
    <message>
        <source>The station&apos;s keys are missing.
Call the technician. Packets are safe here and cannot be sent without keys.</source>
        <translation>The station&apos;s keys are missing.
Call the technician. Packets are safe here and cannot be sent without keys.</translation>
    </message>
    <message>
        <source>The sender is not running.
The station starts it again by itself. Packets are safe here.</source>
        <translation>The sender is not running.
The station starts it again by itself. Packets are safe here.</translation>
    </message>
    <message>
        <source>Reading the outbox.
One moment.</source>
        <translation>Reading the outbox.
One moment.</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>Next try soon</source>
        <translation>Next try soon</translation>
    </message>
    <message>
        <source>People must act</source>
        <translation>People must act</translation>
    </message>
    <message>
        <source>Trying the line</source>
        <translation>Trying the line</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Centre busy</source>
        <translation>Centre busy</translation>
    </message>
    <message>
        <source>Call technician</source>
        <translation>Call technician</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>Disk trouble</source>
        <translation>Disk trouble</translation>
    </message>
    <message>
        <source>Sender fault</source>
        <translation>Sender fault</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Starting</translation>
    </message>
    <message>
        <source>Keys missing</source>
        <translation>Keys missing</translation>
    </message>
    <message>
        <source>Sender is off</source>
        <translation>Sender is off</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>To send</translation>
    </message>
    <message>
        <source>Waits for the line.
It is tried again by itself.</source>
        <translation>Waits for the line.
It is tried again by itself.</translation>
    </message>
    <message>
        <source>The centre is busy.
It is tried again when the centre said.</source>
        <translation>The centre is busy.
It is tried again when the centre said.</translation>
    </message>
    <message>
        <source>Centre and station do not accept each other.
Check clock, certificate and address.</source>
        <translation>Centre and station do not accept each other.
Check clock, certificate and address.</translation>
    </message>
    <message>
        <source>The centre does not take this packet.
Ask the ADB why; then press Push.</source>
        <translation>The centre does not take this packet.
Ask the ADB why; then press Push.</translation>
    </message>
    <message>
        <source>The centre cannot use it.
Call the person back and record again.</source>
        <translation>The centre cannot use it.
Call the person back and record again.</translation>
    </message>
    <message>
        <source>The area code is not accepted.
Correct it in the settings; then press Push.</source>
        <translation>The area code is not accepted.
Correct it in the settings; then press Push.</translation>
    </message>
    <message>
        <source>The sealed file cannot be read.
Restore it from the backup; then press Push.</source>
        <translation>The sealed file cannot be read.
Restore it from the backup; then press Push.</translation>
    </message>
    <message>
        <source>Found faulty too often.
Ask the ADB what is wrong; then press Push.</source>
        <translation>Found faulty too often.
Ask the ADB what is wrong; then press Push.</translation>
    </message>
    <message>
        <source>Sending is paused.
Press Resume.</source>
        <translation>Sending is paused.
Press Resume.</translation>
    </message>
    <message>
        <source>The sealed file is gone.
Restore it from the backup.</source>
        <translation>The sealed file is gone.
Restore it from the backup.</translation>
    </message>
    <message>
        <source>The sealed file is damaged.
Restore it from the backup.</source>
        <translation>The sealed file is damaged.
Restore it from the backup.</translation>
    </message>
    <message>
        <source>The file is not what was sealed.
Do not send it; restore it from the backup.</source>
        <translation>The file is not what was sealed.
Do not send it; restore it from the backup.</translation>
    </message>
    <message>
        <source>A file that is no packet lay here.
It is set aside; look at it.</source>
        <translation>A file that is no packet lay here.
It is set aside; look at it.</translation>
    </message>
    <message>
        <source>The index was damaged and made again.
Compare the list with the centre&apos;s.</source>
        <translation>The index was damaged and made again.
Compare the list with the centre&apos;s.</translation>
    </message>
    <message>
        <source>The centre asks for a destroyed packet.
Speak with the ADB.</source>
        <translation>The centre asks for a destroyed packet.
Speak with the ADB.</translation>
    </message>
    <message>
        <source>Sealed, not picked up yet.
The sender picks it up as soon as it runs.</source>
        <translation>Sealed, not picked up yet.
The sender picks it up as soon as it runs.</translation>
    </message>
    <message>
        <source>Waits its turn for more than a day.
Press Push to send it first.</source>
        <translation>Waits its turn for more than a day.
Press Push to send it first.</translation>
    </message>
    <message>
        <source>Sent, but no receipt for more than a day.
Press Push. If it stays, ask the ADB whether the NIK is at the centre.</source>
        <translation>Sent, but no receipt for more than a day.
Press Push. If it stays, ask the ADB whether the NIK is at the centre.</translation>
    </message>
    <message>
        <source>Receipt is here, but the centre is silent.
Pushing does not help: ask the ADB whether the NIK is already at the centre.</source>
        <translation>Receipt is here, but the centre is silent.
Pushing does not help: ask the ADB whether the NIK is already at the centre.</translation>
    </message>
    <message>
        <source>The centre gave an unknown status.
Ask the ADB what it means.</source>
        <translation>The centre gave an unknown status.
Ask the ADB what it means.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operator</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>technician</source>
        <translation>technician</translation>
    </message>
    <message>
        <source>ADB (data administrator)</source>
        <translation>ADB (data administrator)</translation>
    </message>
    <message>
        <source>the centre</source>
        <translation>the centre</translation>
    </message>
    <message>
        <source>Disdukcapil (printing)</source>
        <translation>Disdukcapil (printing)</translation>
    </message>
    <message>
        <source>Need action</source>
        <translation>Need action</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Came back</translation>
    </message>
    <message>
        <source>At the centre</source>
        <translation>At the centre</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>The centre&apos;s name is not found. Check network and modem.</source>
        <translation>The centre&apos;s name is not found. Check network and modem.</translation>
    </message>
    <message>
        <source>This computer has no network. Check cable, Wi-Fi or modem.</source>
        <translation>This computer has no network. Check cable, Wi-Fi or modem.</translation>
    </message>
    <message>
        <source>The centre&apos;s service is off, or its address is wrong.</source>
        <translation>The centre&apos;s service is off, or its address is wrong.</translation>
    </message>
    <message>
        <source>The centre does not answer. The line may be weak.</source>
        <translation>The centre does not answer. The line may be weak.</translation>
    </message>
    <message>
        <source>The connection broke off. The line is weak.</source>
        <translation>The connection broke off. The line is weak.</translation>
    </message>
    <message>
        <source>What answers is not the centre. Check the network&apos;s sign-in page.</source>
        <translation>What answers is not the centre. Check the network&apos;s sign-in page.</translation>
    </message>
    <message>
        <source>What answers does not speak like the centre. Check the address.</source>
        <translation>What answers does not speak like the centre. Check the address.</translation>
    </message>
    <message>
        <source>The centre&apos;s certificate is for another address.</source>
        <translation>The centre&apos;s certificate is for another address.</translation>
    </message>
    <message>
        <source>The centre&apos;s certificate is not valid yet. Check this computer&apos;s clock.</source>
        <translation>The centre&apos;s certificate is not valid yet. Check this computer&apos;s clock.</translation>
    </message>
    <message>
        <source>The centre&apos;s certificate has ended. Check this computer&apos;s clock.</source>
        <translation>The centre&apos;s certificate has ended. Check this computer&apos;s clock.</translation>
    </message>
    <message>
        <source>The centre&apos;s certificate is not from anyone trusted here.</source>
        <translation>The centre&apos;s certificate is not from anyone trusted here.</translation>
    </message>
    <message>
        <source>The centre does not accept this station&apos;s certificate. Renew it.</source>
        <translation>The centre does not accept this station&apos;s certificate. Renew it.</translation>
    </message>
    <message>
        <source>this station</source>
        <translation>this station</translation>
    </message>
    <message>
        <source>the region</source>
        <translation>the region</translation>
    </message>
    <message>
        <source>sealed at the desk</source>
        <translation>sealed at the desk</translation>
    </message>
    <message>
        <source>announced to the centre</source>
        <translation>announced to the centre</translation>
    </message>
    <message>
        <source>pushed by a person</source>
        <translation>pushed by a person</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>receipt</translation>
    </message>
    <message>
        <source>sent again</source>
        <translation>sent again</translation>
    </message>
    <message>
        <source>sent whole</source>
        <translation>sent whole</translation>
    </message>
    <message>
        <source>copied for the courier</source>
        <translation>copied for the courier</translation>
    </message>
    <message>
        <source>carried by courier</source>
        <translation>carried by courier</translation>
    </message>
    <message>
        <source>arrived damaged</source>
        <translation>arrived damaged</translation>
    </message>
    <message>
        <source>no receipt in time</source>
        <translation>no receipt in time</translation>
    </message>
    <message>
        <source>not on the centre&apos;s list</source>
        <translation>not on the centre&apos;s list</translation>
    </message>
    <message>
        <source>resent by a person</source>
        <translation>resent by a person</translation>
    </message>
    <message>
        <source>to be recorded again</source>
        <translation>to be recorded again</translation>
    </message>
    <message>
        <source>sealed file destroyed, history kept</source>
        <translation>sealed file destroyed, history kept</translation>
    </message>
    <message>
        <source>no receipt came</source>
        <translation>no receipt came</translation>
    </message>
    <message>
        <source>the centre says it has arrived; no receipt came</source>
        <translation>the centre says it has arrived; no receipt came</translation>
    </message>
    <message>
        <source>receipt given</source>
        <translation>receipt given</translation>
    </message>
    <message>
        <source>the recording can be read</source>
        <translation>the recording can be read</translation>
    </message>
    <message>
        <source>recorded once only</source>
        <translation>recorded once only</translation>
    </message>
    <message>
        <source>drill of the emulated centre</source>
        <translation>drill of the emulated centre</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>not told</translation>
    </message>
    <message>
        <source>told twice</source>
        <translation>told twice</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>not passed</translation>
    </message>
    <message>
        <source>not proven</source>
        <translation>not proven</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>nobody named</translation>
    </message>
    <message>
        <source>only one person</source>
        <translation>only one person</translation>
    </message>
    <message>
        <source>account not known</source>
        <translation>account not known</translation>
    </message>
    <message>
        <source>role does not allow it</source>
        <translation>role does not allow it</translation>
    </message>
    <message>
        <source>times do not fit</source>
        <translation>times do not fit</translation>
    </message>
    <message>
        <source>was cut</source>
        <translation>was cut</translation>
    </message>
    <message>
        <source>not known to the centre</source>
        <translation>not known to the centre</translation>
    </message>
    <message>
        <source>Corrected biodata</source>
        <translation>Corrected biodata</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Audit trail</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>which hand it is</source>
        <translation>which hand it is</translation>
    </message>
    <message>
        <source>the other fingers</source>
        <translation>the other fingers</translation>
    </message>
    <message>
        <source>the person before</source>
        <translation>the person before</translation>
    </message>
    <message>
        <source>the operator</source>
        <translation>the operator</translation>
    </message>
    <message>
        <source>All USB devices are listed.
Nothing to do.</source>
        <translation>All USB devices are listed.
Nothing to do.</translation>
    </message>
    <message>
        <source>This computer shows no USB devices.
Tell the technician.</source>
        <translation>This computer shows no USB devices.
Tell the technician.</translation>
    </message>
    <message>
        <source>The device is there.
Nothing to do.</source>
        <translation>The device is there.
Nothing to do.</translation>
    </message>
    <message>
        <source>The device does not answer.
Plug it in and switch it on.</source>
        <translation>The device does not answer.
Plug it in and switch it on.</translation>
    </message>
    <message>
        <source>A device is plugged in that nobody expects.
Unplug it, or tell the technician.</source>
        <translation>A device is plugged in that nobody expects.
Unplug it, or tell the technician.</translation>
    </message>
    <message>
        <source>Another device stands in its place.
Plug in the station&apos;s own device.</source>
        <translation>Another device stands in its place.
Plug in the station&apos;s own device.</translation>
    </message>
    <message>
        <source>The settings name a driver that does not exist.
Tell the technician.</source>
        <translation>The settings name a driver that does not exist.
Tell the technician.</translation>
    </message>
    <message>
        <source>The settings name the driver of another kind of device.
Tell the technician.</source>
        <translation>The settings name the driver of another kind of device.
Tell the technician.</translation>
    </message>
    <message>
        <source>The station may use it.
Nothing to do.</source>
        <translation>The station may use it.
Nothing to do.</translation>
    </message>
    <message>
        <source>The station may not use it.
Tell the technician: the rules are missing.</source>
        <translation>The station may not use it.
Tell the technician: the rules are missing.</translation>
    </message>
    <message>
        <source>Another program uses it.
Close that program, then try again.</source>
        <translation>Another program uses it.
Close that program, then try again.</translation>
    </message>
    <message>
        <source>Another program uses it.
Restart the computer, then try again.</source>
        <translation>Another program uses it.
Restart the computer, then try again.</translation>
    </message>
    <message>
        <source>It says who it is.
Nothing to do.</source>
        <translation>It says who it is.
Nothing to do.</translation>
    </message>
    <message>
        <source>It tells no serial number.
Write down which one it is.</source>
        <translation>It tells no serial number.
Write down which one it is.</translation>
    </message>
    <message>
        <source>It cannot prove who it is.
Do not use it; call the technician.</source>
        <translation>It cannot prove who it is.
Do not use it; call the technician.</translation>
    </message>
    <message>
        <source>Its own test is passed.
Nothing to do.</source>
        <translation>Its own test is passed.
Nothing to do.</translation>
    </message>
    <message>
        <source>It says itself that it is not in order.
Plug it out and in again; then call the technician.</source>
        <translation>It says itself that it is not in order.
Plug it out and in again; then call the technician.</translation>
    </message>
    <message>
        <source>Its certificate ends soon.
Tell the technician before that day.</source>
        <translation>Its certificate ends soon.
Tell the technician before that day.</translation>
    </message>
    <message>
        <source>It has no test of its own; it opened well.
Nothing to do.</source>
        <translation>It has no test of its own; it opened well.
Nothing to do.</translation>
    </message>
    <message>
        <source>It answers quickly and without errors.
Nothing to do.</source>
        <translation>It answers quickly and without errors.
Nothing to do.</translation>
    </message>
    <message>
        <source>It answers slowly.
Plug it directly into the computer.</source>
        <translation>It answers slowly.
Plug it directly into the computer.</translation>
    </message>
    <message>
        <source>Some of its answers fail.
Try another socket, then another cable.</source>
        <translation>Some of its answers fail.
Try another socket, then another cable.</translation>
    </message>
    <message>
        <source>Data comes damaged over its cable.
Take a shorter cable, away from chargers.</source>
        <translation>Data comes damaged over its cable.
Take a shorter cable, away from chargers.</translation>
    </message>
    <message>
        <source>It does not answer.
Plug it out and in again; then call the technician.</source>
        <translation>It does not answer.
Plug it out and in again; then call the technician.</translation>
    </message>
    <message>
        <source>Its live view flows.
Nothing to do.</source>
        <translation>Its live view flows.
Nothing to do.</translation>
    </message>
    <message>
        <source>Its live view stutters.
Plug it directly into the computer.</source>
        <translation>Its live view stutters.
Plug it directly into the computer.</translation>
    </message>
    <message>
        <source>It shows no live view.
Nothing to do.</source>
        <translation>It shows no live view.
Nothing to do.</translation>
    </message>
    <message>
        <source>A capture went well.
Nothing to do.</source>
        <translation>A capture went well.
Nothing to do.</translation>
    </message>
    <message>
        <source>The capture brought nothing usable.
Try again with a clean finger, or sit straight.</source>
        <translation>The capture brought nothing usable.
Try again with a clean finger, or sit straight.</translation>
    </message>
    <message>
        <source>The capture failed.
Plug it out and in again; then call the technician.</source>
        <translation>The capture failed.
Plug it out and in again; then call the technician.</translation>
    </message>
    <message>
        <source>What it records is hardly recognised.
Clean it, see to the light, try with somebody else.</source>
        <translation>What it records is hardly recognised.
Clean it, see to the light, try with somebody else.</translation>
    </message>
    <message>
        <source>The glass is clean.
Nothing to do.</source>
        <translation>The glass is clean.
Nothing to do.</translation>
    </message>
    <message>
        <source>Something lay on the glass.
Take the fingers off, then test again.</source>
        <translation>Something lay on the glass.
Take the fingers off, then test again.</translation>
    </message>
    <message>
        <source>It cannot show its empty glass.
Look at the glass against the light.</source>
        <translation>It cannot show its empty glass.
Look at the glass against the light.</translation>
    </message>
    <message>
        <source>Glass, light and pixels are in order.
Nothing to do.</source>
        <translation>Glass, light and pixels are in order.
Nothing to do.</translation>
    </message>
    <message>
        <source>Some pixels are dead.
Clean the glass; then have it replaced.</source>
        <translation>Some pixels are dead.
Clean the glass; then have it replaced.</translation>
    </message>
    <message>
        <source>The glass is dirty.
Wipe it with a dry cloth.</source>
        <translation>The glass is dirty.
Wipe it with a dry cloth.</translation>
    </message>
    <message>
        <source>The glass is lit unevenly.
Shade it from the sun and lamps.</source>
        <translation>The glass is lit unevenly.
Shade it from the sun and lamps.</translation>
    </message>
    <message>
        <source>Ridges hardly stand out.
Wipe the glass; then have it replaced.</source>
        <translation>Ridges hardly stand out.
Wipe the glass; then have it replaced.</translation>
    </message>
    <message>
        <source>Two captures show the same picture.
Lift the finger between captures.</source>
        <translation>Two captures show the same picture.
Lift the finger between captures.</translation>
    </message>
    <message>
        <source>It resolves what it says.
Nothing to do.</source>
        <translation>It resolves what it says.
Nothing to do.</translation>
    </message>
    <message>
        <source>It does not resolve what it says.
Tell the technician.</source>
        <translation>It does not resolve what it says.
Tell the technician.</translation>
    </message>
    <message>
        <source>Its resolution was not measured.
Test it with a ruled target.</source>
        <translation>Its resolution was not measured.
Test it with a ruled target.</translation>
    </message>
    <message>
        <source>No ruled lines were found on the glass.
Lay the target flat with its lines upright.</source>
        <translation>No ruled lines were found on the glass.
Lay the target flat with its lines upright.</translation>
    </message>
    <message>
        <source>It shows no picture of what lies on its glass.
Measure it with its maker&apos;s program.</source>
        <translation>It shows no picture of what lies on its glass.
Measure it with its maker&apos;s program.</translation>
    </message>
    <message>
        <source>The guided test was not finished.
Read what to do, then test again.</source>
        <translation>The guided test was not finished.
Read what to do, then test again.</translation>
    </message>
    <message>
        <source>It resolves too little for a recording.
Have it replaced.</source>
        <translation>It resolves too little for a recording.
Have it replaced.</translation>
    </message>
    <message>
        <source>No picture came to look at.
See the lines above.</source>
        <translation>No picture came to look at.
See the lines above.</translation>
    </message>
    <message>
        <source>The picture is sharp.
Nothing to do.</source>
        <translation>The picture is sharp.
Nothing to do.</translation>
    </message>
    <message>
        <source>The picture is not sharp.
Clean the lens; set the focus.</source>
        <translation>The picture is not sharp.
Clean the lens; set the focus.</translation>
    </message>
    <message>
        <source>The light is right.
Nothing to do.</source>
        <translation>The light is right.
Nothing to do.</translation>
    </message>
    <message>
        <source>The picture is too dark.
Switch the lamps on.</source>
        <translation>The picture is too dark.
Switch the lamps on.</translation>
    </message>
    <message>
        <source>The picture is too bright.
Turn lamps away.</source>
        <translation>The picture is too bright.
Turn lamps away.</translation>
    </message>
    <message>
        <source>The light does not flicker.
Nothing to do.</source>
        <translation>The light does not flicker.
Nothing to do.</translation>
    </message>
    <message>
        <source>It gives the same picture over and over.
Plug it out and in again.</source>
        <translation>It gives the same picture over and over.
Plug it out and in again.</translation>
    </message>
    <message>
        <source>The light flickers.
Change old tubes; tell the technician.</source>
        <translation>The light flickers.
Change old tubes; tell the technician.</translation>
    </message>
    <message>
        <source>The backdrop is even.
Nothing to do.</source>
        <translation>The backdrop is even.
Nothing to do.</translation>
    </message>
    <message>
        <source>The backdrop is uneven.
Smooth it; light it from both sides.</source>
        <translation>The backdrop is uneven.
Smooth it; light it from both sides.</translation>
    </message>
    <message>
        <source>No picture of the camera came.
See the lines above.</source>
        <translation>No picture of the camera came.
See the lines above.</translation>
    </message>
    <message>
        <source>The eyes are sharp and large enough.
Nothing to do.</source>
        <translation>The eyes are sharp and large enough.
Nothing to do.</translation>
    </message>
    <message>
        <source>The eyes are not sharp or too small.
Clean the lens; come nearer.</source>
        <translation>The eyes are not sharp or too small.
Clean the lens; come nearer.</translation>
    </message>
    <message>
        <source>The infrared light is right.
Nothing to do.</source>
        <translation>The infrared light is right.
Nothing to do.</translation>
    </message>
    <message>
        <source>The infrared light is weak or missing.
Plug it out and in again; then have it replaced.</source>
        <translation>The infrared light is weak or missing.
Plug it out and in again; then have it replaced.</translation>
    </message>
    <message>
        <source>The infrared light blinds the camera.
Shade it from the sun.</source>
        <translation>The infrared light blinds the camera.
Shade it from the sun.</translation>
    </message>
    <message>
        <source>Its lamp lights.
Nothing to do.</source>
        <translation>Its lamp lights.
Nothing to do.</translation>
    </message>
    <message>
        <source>Its lamp does not light.
Try another cable; then have it replaced.</source>
        <translation>Its lamp does not light.
Try another cable; then have it replaced.</translation>
    </message>
    <message>
        <source>Other light outshines its lamp.
Shade it from the sun and bulbs.</source>
        <translation>Other light outshines its lamp.
Shade it from the sun and bulbs.</translation>
    </message>
    <message>
        <source>Its lamp cannot be switched from here.
Look at the lamp: it glows faintly red.</source>
        <translation>Its lamp cannot be switched from here.
Look at the lamp: it glows faintly red.</translation>
    </message>
    <message>
        <source>No picture of an eye came.
See the lines above.</source>
        <translation>No picture of an eye came.
See the lines above.</translation>
    </message>
    <message>
        <source>The pen is followed without gaps.
Nothing to do.</source>
        <translation>The pen is followed without gaps.
Nothing to do.</translation>
    </message>
    <message>
        <source>Parts of the writing get lost.
Plug the pad directly into the computer.</source>
        <translation>Parts of the writing get lost.
Plug the pad directly into the computer.</translation>
    </message>
    <message>
        <source>The pad fell silent under the pen.
Plug it out and in again; then have it replaced.</source>
        <translation>The pad fell silent under the pen.
Plug it out and in again; then have it replaced.</translation>
    </message>
    <message>
        <source>The pen seems to jump.
Take a shorter cable, away from chargers.</source>
        <translation>The pen seems to jump.
Take a shorter cable, away from chargers.</translation>
    </message>
    <message>
        <source>The pen is reported too rarely.
Plug the pad directly into the computer.</source>
        <translation>The pen is reported too rarely.
Plug the pad directly into the computer.</translation>
    </message>
    <message>
        <source>A straight line comes out straight.
Nothing to do.</source>
        <translation>A straight line comes out straight.
Nothing to do.</translation>
    </message>
    <message>
        <source>A straight line comes out crooked.
Tell the technician to calibrate it.</source>
        <translation>A straight line comes out crooked.
Tell the technician to calibrate it.</translation>
    </message>
    <message>
        <source>Nobody drew a straight line.
Test again and draw one along a ruler.</source>
        <translation>Nobody drew a straight line.
Test again and draw one along a ruler.</translation>
    </message>
    <message>
        <source>The pen is felt in all corners.
Nothing to do.</source>
        <translation>The pen is felt in all corners.
Nothing to do.</translation>
    </message>
    <message>
        <source>The pen is not felt in a corner.
Test again; then have the pad replaced.</source>
        <translation>The pen is not felt in a corner.
Test again; then have the pad replaced.</translation>
    </message>
    <message>
        <source>The corners were not tried.
Rest the pen in each corner, then draw the diagonal.</source>
        <translation>The corners were not tried.
Rest the pen in each corner, then draw the diagonal.</translation>
    </message>
    <message>
        <source>A pen at rest stays where it is.
Nothing to do.</source>
        <translation>A pen at rest stays where it is.
Nothing to do.</translation>
    </message>
    <message>
        <source>A pen at rest seems to tremble.
Keep the pad away from chargers and screens.</source>
        <translation>A pen at rest seems to tremble.
Keep the pad away from chargers and screens.</translation>
    </message>
    <message>
        <source>Nothing was written.
See the lines above.</source>
        <translation>Nothing was written.
See the lines above.</translation>
    </message>
    <message>
        <source>It knows where the station is.
Nothing to do.</source>
        <translation>It knows where the station is.
Nothing to do.</translation>
    </message>
    <message>
        <source>The place is too uncertain.
Lay the receiver at a window, and wait.</source>
        <translation>The place is too uncertain.
Lay the receiver at a window, and wait.</translation>
    </message>
    <message>
        <source>It sees no satellites.
Lay the receiver at a window or outside.</source>
        <translation>It sees no satellites.
Lay the receiver at a window or outside.</translation>
    </message>
    <message>
        <source>The printer is ready.
Nothing to do.</source>
        <translation>The printer is ready.
Nothing to do.</translation>
    </message>
    <message>
        <source>The printer is open.
Close the cover.</source>
        <translation>The printer is open.
Close the cover.</translation>
    </message>
    <message>
        <source>A part of the printer is stuck.
Switch it off, free the cutter, switch it on.</source>
        <translation>A part of the printer is stuck.
Switch it off, free the cutter, switch it on.</translation>
    </message>
    <message>
        <source>The paper is nearly used up.
Lay a new roll ready.</source>
        <translation>The paper is nearly used up.
Lay a new roll ready.</translation>
    </message>
    <message>
        <source>There is no paper.
Put a new roll in.</source>
        <translation>There is no paper.
Put a new roll in.</translation>
    </message>
    <message>
        <source>It reads codes.
Nothing to do.</source>
        <translation>It reads codes.
Nothing to do.</translation>
    </message>
    <message>
        <source>Nobody showed it a code.
Test again and show it one.</source>
        <translation>Nobody showed it a code.
Test again and show it one.</translation>
    </message>
    <message>
        <source>It reads cards.
Nothing to do.</source>
        <translation>It reads cards.
Nothing to do.</translation>
    </message>
    <message>
        <source>No card lay on it.
Test again with a card on it.</source>
        <translation>No card lay on it.
Test again with a card on it.</translation>
    </message>
    <message>
        <source>The card does not answer.
Try another card.</source>
        <translation>The card does not answer.
Try another card.</translation>
    </message>
    <message>
        <source>Plugged in again, it is soon ready.
Nothing to do.</source>
        <translation>Plugged in again, it is soon ready.
Nothing to do.</translation>
    </message>
    <message>
        <source>Plugged in again, it takes long.
Try another socket.</source>
        <translation>Plugged in again, it takes long.
Try another socket.</translation>
    </message>
    <message>
        <source>Plugged in again, it does not come back.
Restart the station.</source>
        <translation>Plugged in again, it does not come back.
Restart the station.</translation>
    </message>
    <message>
        <source>It was not pulled out.
Pull it out and put it in again.</source>
        <translation>It was not pulled out.
Pull it out and put it in again.</translation>
    </message>
    <message>
        <source>Many captures in a row went well.
Nothing to do.</source>
        <translation>Many captures in a row went well.
Nothing to do.</translation>
    </message>
    <message>
        <source>Among many captures some failed.
Try another cable; then have it replaced.</source>
        <translation>Among many captures some failed.
Try another cable; then have it replaced.</translation>
    </message>
    <message>
        <source>The program grows with each capture.
Send a ticket to the technician.</source>
        <translation>The program grows with each capture.
Send a ticket to the technician.</translation>
    </message>
    <message>
        <source>No long test was run.
The technician can run one.</source>
        <translation>No long test was run.
The technician can run one.</translation>
    </message>
    <message>
        <source>The result is kept.
Nothing to do.</source>
        <translation>The result is kept.
Nothing to do.</translation>
    </message>
    <message>
        <source>The result could not be kept.
See that the disk is not full.</source>
        <translation>The result could not be kept.
See that the disk is not full.</translation>
    </message>
    <message>
        <source>Something was in order last time and is not now.
Begin with the lines in red.</source>
        <translation>Something was in order last time and is not now.
Begin with the lines in red.</translation>
    </message>
    <message>
        <source>Something else must be in order first.
See the lines above.</source>
        <translation>Something else must be in order first.
See the lines above.</translation>
    </message>
    <message>
        <source>The test itself failed.
Send a ticket to the technician.</source>
        <translation>The test itself failed.
Send a ticket to the technician.</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>The slip is being printed.</translation>
    </message>
    <message>
        <source>The slip is printed.
Give it to the person.</source>
        <translation>The slip is printed.
Give it to the person.</translation>
    </message>
    <message>
        <source>No printer. The slip is kept as a PDF.
It lies in the station&apos;s folder slips, named by its number.</source>
        <translation>No printer. The slip is kept as a PDF.
It lies in the station&apos;s folder slips, named by its number.</translation>
    </message>
    <message>
        <source>The printer has no paper.
Put a new roll in, then print again. The recording is safe.</source>
        <translation>The printer has no paper.
Put a new roll in, then print again. The recording is safe.</translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open.
Close it, then print again. The recording is safe.</source>
        <translation>The printer&apos;s cover is open.
Close it, then print again. The recording is safe.</translation>
    </message>
    <message>
        <source>The slip could not be printed.
Check printer and paper, then print again. The recording is safe.</source>
        <translation>The slip could not be printed.
Check printer and paper, then print again. The recording is safe.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Record again</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>Status file</source>
        <translation>Status file</translation>
    </message>
    <message>
        <source>Daily report</source>
        <translation>Daily report</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>comes again</source>
        <translation>comes again</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>not here</translation>
    </message>
    <message>
        <source>This file is no text list.
In the spreadsheet choose Save as, CSV UTF-8, and bring that file.</source>
        <translation>This file is no text list.
In the spreadsheet choose Save as, CSV UTF-8, and bring that file.</translation>
    </message>
    <message>
        <source>This is a workbook, not a list.
Open it in the spreadsheet, choose Save as, CSV UTF-8, and bring that file.</source>
        <translation>This is a workbook, not a list.
Open it in the spreadsheet, choose Save as, CSV UTF-8, and bring that file.</translation>
    </message>
    <message>
        <source>The list is too long for one day.
Bring a list of fewer than 20,000 people.</source>
        <translation>The list is too long for one day.
Bring a list of fewer than 20,000 people.</translation>
    </message>
    <message>
        <source>Nobody stands in this list.
Below the headings each person needs a line.</source>
        <translation>Nobody stands in this list.
Below the headings each person needs a line.</translation>
    </message>
    <message>
        <source>Nobody knows the heading of column {column}.
Take that column out, or name it as on the family card.</source>
        <translation>Nobody knows the heading of column {column}.
Take that column out, or name it as on the family card.</translation>
    </message>
    <message>
        <source>The column {column} is missing.
Add it with its heading, then save again.</source>
        <translation>The column {column} is missing.
Add it with its heading, then save again.</translation>
    </message>
    <message>
        <source>The column {column} stands there twice.
Take one of them out.</source>
        <translation>The column {column} stands there twice.
Take one of them out.</translation>
    </message>
    <message>
        <source>{found} fields instead of {expected}.
Put text that holds a comma in quotation marks.</source>
        <translation>{found} fields instead of {expected}.
Put text that holds a comma in quotation marks.</translation>
    </message>
    <message>
        <source>A quotation mark is opened and not closed.
Take it out; lines below it may be missing, too.</source>
        <translation>A quotation mark is opened and not closed.
Take it out; lines below it may be missing, too.</translation>
    </message>
    <message>
        <source>The NIK does not have 16 digits.
Copy it again from the family card.</source>
        <translation>The NIK does not have 16 digits.
Copy it again from the family card.</translation>
    </message>
    <message>
        <source>The spreadsheet made a number of the NIK.
Format that column as text, type the NIK again.</source>
        <translation>The spreadsheet made a number of the NIK.
Format that column as text, type the NIK again.</translation>
    </message>
    <message>
        <source>This NIK stands in an earlier line, too.
One of the two is wrong, or spare.</source>
        <translation>This NIK stands in an earlier line, too.
One of the two is wrong, or spare.</translation>
    </message>
    <message>
        <source>The name is missing.
Copy it from the family card.</source>
        <translation>The name is missing.
Copy it from the family card.</translation>
    </message>
    <message>
        <source>{column}: this word is not known.
Write it as on the family card.</source>
        <translation>{column}: this word is not known.
Write it as on the family card.</translation>
    </message>
    <message>
        <source>The birth date cannot be read, or the NIK says another one.
Write it as 1995-08-17.</source>
        <translation>The birth date cannot be read, or the NIK says another one.
Write it as 1995-08-17.</translation>
    </message>
    <message>
        <source>The permit is neither empty nor ITAP.
Write ITAP, or leave it empty.</source>
        <translation>The permit is neither empty nor ITAP.
Write ITAP, or leave it empty.</translation>
    </message>
    <message>
        <source>{column}: this is a formula.
Write the text itself.</source>
        <translation>{column}: this is a formula.
Write the text itself.</translation>
    </message>
    <message>
        <source>{column}: {found} letters are too many.
At most {expected}.</source>
        <translation>{column}: {found} letters are too many.
At most {expected}.</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>family card number</source>
        <translation>family card number</translation>
    </message>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>sex</translation>
    </message>
    <message>
        <source>birth place</source>
        <translation>birth place</translation>
    </message>
    <message>
        <source>birth date</source>
        <translation>birth date</translation>
    </message>
    <message>
        <source>address</source>
        <translation>address</translation>
    </message>
    <message>
        <source>village</source>
        <translation>village</translation>
    </message>
    <message>
        <source>district</source>
        <translation>district</translation>
    </message>
    <message>
        <source>regency</source>
        <translation>regency</translation>
    </message>
    <message>
        <source>province</source>
        <translation>province</translation>
    </message>
    <message>
        <source>religion</source>
        <translation>religion</translation>
    </message>
    <message>
        <source>marital status</source>
        <translation>marital status</translation>
    </message>
    <message>
        <source>occupation</source>
        <translation>occupation</translation>
    </message>
    <message>
        <source>nationality</source>
        <translation>nationality</translation>
    </message>
    <message>
        <source>blood type</source>
        <translation>blood type</translation>
    </message>
    <message>
        <source>permit</source>
        <translation>permit</translation>
    </message>
    <message>
        <source>status</source>
        <translation>status</translation>
    </message>
    <message>
        <source>Both eyes are open</source>
        <translation>Both eyes are open</translation>
    </message>
    <message>
        <source>The mouth is shut</source>
        <translation>The mouth is shut</translation>
    </message>
    <message>
        <source>No glasses, no coloured lenses</source>
        <translation>No glasses, no coloured lenses</translation>
    </message>
    <message>
        <source>The backdrop has the right colour</source>
        <translation>The backdrop has the right colour</translation>
    </message>
    <message>
        <source>It is the person who sits here</source>
        <translation>It is the person who sits here</translation>
    </message>
    <message>
        <source>Language
Of every screen. F10 changes it at any moment.</source>
        <translation>Language
Of every screen. F10 changes it at any moment.</translation>
    </message>
    <message>
        <source>Look
Outdoors is for sunlight: black on white, thick lines. F9 changes it.</source>
        <translation>Look
Outdoors is for sunlight: black on white, thick lines. F9 changes it.</translation>
    </message>
    <message>
        <source>Letters
Outdoors they are of 115 % in any case. 130 % needs a screen of 1920 x 1080 and holds from the next start; a smaller screen shows 115 %.</source>
        <translation>Letters
Outdoors they are of 115 % in any case. 130 % needs a screen of 1920 x 1080 and holds from the next start; a smaller screen shows 115 %.</translation>
    </message>
    <message>
        <source>Sounds
High: captured. Twice the same: once more. Low: something is wrong. The screen always says it too.</source>
        <translation>Sounds
High: captured. Twice the same: once more. Low: something is wrong. The screen always says it too.</translation>
    </message>
    <message>
        <source>Take by itself
When all is good for a moment, the sample is taken without a press.</source>
        <translation>Take by itself
When all is good for a moment, the sample is taken without a press.</translation>
    </message>
    <message>
        <source>Spare the battery
Fewer live pictures a second. What is recorded stays as good. By itself: on battery, below 30 %.</source>
        <translation>Spare the battery
Fewer live pictures a second. What is recorded stays as good. By itself: on battery, below 30 %.</translation>
    </message>
    <message>
        <source>Person&apos;s display
Fills a second screen where there is one; otherwise it is a window that can be turned to the person.</source>
        <translation>Person&apos;s display
Fills a second screen where there is one; otherwise it is a window that can be turned to the person.</translation>
    </message>
    <message>
        <source>Foot pedal
The pedal presses the big button of every screen. Teach it once: press Teach, then step on it.</source>
        <translation>Foot pedal
The pedal presses the big button of every screen. Teach it once: press Teach, then step on it.</translation>
    </message>
    <message>
        <source>Order of steps
Holds from the next person on. The supervisor or the administrator may change it.</source>
        <translation>Order of steps
Holds from the next person on. The supervisor or the administrator may change it.</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Outdoors</source>
        <translation>Outdoors</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Night</translation>
    </message>
    <message>
        <source>On</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>By itself</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Always</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Never</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Lay the fingers that the drawn hand shows flat on the glass and press lightly.
Dry fingers: moisten them a little, or rub them.
Wet fingers: dry them with a cloth.
Fewer fingers are seen than wanted: press with all of them at once; clean the glass.
A finger is missing or bandaged: press X; the supervisor confirms it.
Not good after the last try: the best try can be accepted, or the step left for later.</source>
        <translation>Lay the fingers that the drawn hand shows flat on the glass and press lightly.
Dry fingers: moisten them a little, or rub them.
Wet fingers: dry them with a cloth.
Fewer fingers are seen than wanted: press with all of them at once; clean the glass.
A finger is missing or bandaged: press X; the supervisor confirms it.
Not good after the last try: the best try can be accepted, or the step left for later.</translation>
    </message>
    <message>
        <source>Type user name and PIN. What was begun before a lock goes on at its step.
PIN forgotten: the administrator makes a new one.
Too many tries: wait until the time shown is over.
A lamp on the left is red: sign in all the same and examine the devices (F7).</source>
        <translation>Type user name and PIN. What was begun before a lock goes on at its step.
PIN forgotten: the administrator makes a new one.
Too many tries: wait until the time shown is over.
A lamp on the left is red: sign in all the same and examine the devices (F7).</translation>
    </message>
    <message>
        <source>Choose a person and press Start. Searching is by name or NIK.
The person is not on the list: compare with the family card, then send them to the biodata counter.
A draft stands there: Continue goes on where it stopped; nothing is lost.
A lamp on the left is red: plug the device in again, or examine it (F7).
No line: record on. What is sealed is safe and is sent by itself later.</source>
        <translation>Choose a person and press Start. Searching is by name or NIK.
The person is not on the list: compare with the family card, then send them to the biodata counter.
A draft stands there: Continue goes on where it stopped; nothing is lost.
A lamp on the left is red: plug the device in again, or examine it (F7).
No line: record on. What is sealed is safe and is sent by itself later.</translation>
    </message>
    <message>
        <source>A technician examines the devices and changes settings, and sees nobody&apos;s data.
A device does not answer: F7 says what was found and what to do next.
Help from far away is needed: F7, then save a ticket onto a USB stick.</source>
        <translation>A technician examines the devices and changes settings, and sees nobody&apos;s data.
A device does not answer: F7 says what was found and what to do next.
Help from far away is needed: F7, then save a ticket onto a USB stick.</translation>
    </message>
    <message>
        <source>Read the biodata aloud and compare them with the family card.
A line is otherwise on the family card: S corrects it, with a second officer.
It is somebody else, or another NIK: do not record; S says where to go.
NIK and sex or date differ: a second officer confirms with a PIN.</source>
        <translation>Read the biodata aloud and compare them with the family card.
A line is otherwise on the family card: S corrects it, with a second officer.
It is somebody else, or another NIK: do not record; S says where to go.
NIK and sex or date differ: a second officer confirms with a PIN.</translation>
    </message>
    <message>
        <source>The face stands inside the oval, eyes open, mouth shut, in even light.
Too dark or too bright: turn the person or the lamp; no sun from one side.
The backdrop is the wrong one: red for odd years of birth, blue for even ones.
The person sits in a wheelchair or cannot hold still: lower the camera, then press the big button yourself.
Not good after the last try: the best try can be accepted.</source>
        <translation>The face stands inside the oval, eyes open, mouth shut, in even light.
Too dark or too bright: turn the person or the lamp; no sun from one side.
The backdrop is the wrong one: red for odd years of birth, blue for even ones.
The person sits in a wheelchair or cannot hold still: lower the camera, then press the big button yourself.
Not good after the last try: the best try can be accepted.</translation>
    </message>
    <message>
        <source>Both eyes look into the device, wide open, without glasses.
Lids cover the eye: ask the person to open wide, then to look up a little.
Too far or too near: follow the words on the right.
An eye is missing or blind: press X; the supervisor confirms it.</source>
        <translation>Both eyes look into the device, wide open, without glasses.
Lids cover the eye: ask the person to open wide, then to look up a little.
Too far or too near: follow the words on the right.
An eye is missing or blind: press X; the supervisor confirms it.</translation>
    </message>
    <message>
        <source>The person signs on the pad as on paper, then the big button is pressed.
It went wrong: R lets the person sign again.
The person cannot write: a line or a cross will do; if not even that, press X.</source>
        <translation>The person signs on the pad as on paper, then the big button is pressed.
It went wrong: R lets the person sign again.
The person cannot write: a line or a cross will do; if not even that, press X.</translation>
    </message>
    <message>
        <source>Look at everything once more. A step on the left leads back to it.
One sample is weak: go back to its step and try again; the best one counts.
A step was left for later: it must be done before the packet is sealed.</source>
        <translation>Look at everything once more. A step on the left leads back to it.
One sample is weak: go back to its step and try again; the best one counts.
A step was left for later: it must be done before the packet is sealed.</translation>
    </message>
    <message>
        <source>Show the person the photo and ask whether it may be on the card.
The person does not like it: it is taken again.</source>
        <translation>Show the person the photo and ask whether it may be on the card.
The person does not like it: it is taken again.</translation>
    </message>
    <message>
        <source>Both index fingers are scanned again, to see that they are this person&apos;s.
They do not match: clean the glass and try again; a supervisor may accept it.</source>
        <translation>Both index fingers are scanned again, to see that they are this person&apos;s.
They do not match: clean the glass and try again; a supervisor may accept it.</translation>
    </message>
    <message>
        <source>The person reads the statement, or it is read aloud, and signs.
The person does not agree: go back to the list; nothing is sealed.
The person reads English: F10 shows the statement in English.</source>
        <translation>The person reads the statement, or it is read aloud, and signs.
The person does not agree: go back to the list; nothing is sealed.
The person reads English: F10 shows the statement in English.</translation>
    </message>
    <message>
        <source>The packet is being sealed and written. Wait a moment.
The power goes: nothing is lost; sign in again and seal once more.</source>
        <translation>The packet is being sealed and written. Wait a moment.
The power goes: nothing is lost; sign in again and seal once more.</translation>
    </message>
    <message>
        <source>The packet is sealed and safe. Give the slip to the person.
No printer: the slip is kept as a file and can be printed again from the outbox.</source>
        <translation>The packet is sealed and safe. Give the slip to the person.
No printer: the slip is kept as a file and can be printed again from the outbox.</translation>
    </message>
    <message>
        <source>People whom the centre wants recorded once more, and why.
Somebody cannot be reached: leave them on the list and note it.</source>
        <translation>People whom the centre wants recorded once more, and why.
Somebody cannot be reached: leave them on the list and note it.</translation>
    </message>
    <message>
        <source>Find out where somebody&apos;s recording is, and what to tell them.
Nothing is found: compare the number with the slip, digit by digit.</source>
        <translation>Find out where somebody&apos;s recording is, and what to tell them.
Nothing is found: compare the number with the slip, digit by digit.</translation>
    </message>
    <message>
        <source>Compares the centre&apos;s status file with what is known here. Nothing changes unasked.
No file is found: put the stick in, then look again with R.
Lines cannot be read: ask for the file once more, saved as CSV.</source>
        <translation>Compares the centre&apos;s status file with what is known here. Nothing changes unasked.
No file is found: put the stick in, then look again with R.
Lines cannot be read: ask for the file once more, saved as CSV.</translation>
    </message>
    <message>
        <source>What was done today, to be printed or saved at the end of the day.
Figures look wrong: they are counted from sealed packets; look into the outbox (F6).</source>
        <translation>What was done today, to be printed or saved at the end of the day.
Figures look wrong: they are counted from sealed packets; look into the outbox (F6).</translation>
    </message>
    <message>
        <source>Every sealed packet, where it is, and who must act.
Nothing is sent: see what the line says at the top. Packets are safe meanwhile.
A packet came back: H shows why and what is next.
The line is expensive: P pauses sending.</source>
        <translation>Every sealed packet, where it is, and who must act.
Nothing is sent: see what the line says at the top. Packets are safe meanwhile.
A packet came back: H shows why and what is next.
The line is expensive: P pauses sending.</translation>
    </message>
    <message>
        <source>Examines every device and says what was found and what to do next.
A device is red: do what stands beside it, then examine it again.
It stays red: save a ticket and give it to the workshop. It holds nobody&apos;s data.</source>
        <translation>Examines every device and says what was found and what to do next.
A device is red: do what stands beside it, then examine it again.
It stays red: save a ticket and give it to the workshop. It holds nobody&apos;s data.</translation>
    </message>
    <message>
        <source>What holds at this station. Every change is kept at once and noted.
Letters are too small: choose 115 %, or the look Outdoors.
The pedal does nothing: teach it here.</source>
        <translation>What holds at this station. Every change is kept at once and noted.
Letters are too small: choose 115 %, or the look Outdoors.
The pedal does nothing: teach it here.</translation>
    </message>
    <message>
        <source>the big button</source>
        <translation>the big button</translation>
    </message>
    <message>
        <source>back; never loses anything</source>
        <translation>back; never loses anything</translation>
    </message>
    <message>
        <source>to the next button</source>
        <translation>to the next button</translation>
    </message>
    <message>
        <source>this help</source>
        <translation>this help</translation>
    </message>
    <message>
        <source>look: office, outdoors, night</source>
        <translation>look: office, outdoors, night</translation>
    </message>
    <message>
        <source>language</source>
        <translation>language</translation>
    </message>
    <message>
        <source>lock the screen</source>
        <translation>lock the screen</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>in order</translation>
    </message>
    <message>
        <source>to look at</source>
        <translation>to look at</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>out of order</translation>
    </message>
    <message>
        <source>not examined</source>
        <translation>not examined</translation>
    </message>
    <message>
        <source>Not examined yet
All devices take half a minute. Somebody sits before the camera, lays fingers on the scanner and writes on the pad meanwhile.</source>
        <translation>Not examined yet
All devices take half a minute. Somebody sits before the camera, lays fingers on the scanner and writes on the pad meanwhile.</translation>
    </message>
    <message>
        <source>Preparing
The station lets go of its devices. Nobody is recorded meanwhile.</source>
        <translation>Preparing
The station lets go of its devices. Nobody is recorded meanwhile.</translation>
    </message>
    <message>
        <source>Examining
Sit before the camera, lay four fingers on the scanner, look into the iris device, write on the pad.</source>
        <translation>Examining
Sit before the camera, lay four fingers on the scanner, look into the iris device, write on the pad.</translation>
    </message>
    <message>
        <source>Examined
The station has its devices back.</source>
        <translation>Examined
The station has its devices back.</translation>
    </message>
    <message>
        <source>Cancelled
What was found so far stays. The station has its devices back.</source>
        <translation>Cancelled
What was found so far stays. The station has its devices back.</translation>
    </message>
    <message>
        <source>The examination ended early
Try again. If it stays so, restart the computer and call the workshop.</source>
        <translation>The examination ended early
Try again. If it stays so, restart the computer and call the workshop.</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Receipt printer</translation>
    </message>
    <message>
        <source>GPS receiver</source>
        <translation>GPS receiver</translation>
    </message>
    <message>
        <source>Code reader</source>
        <translation>Code reader</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>Card reader</translation>
    </message>
    <message>
        <source>Examine all</source>
        <translation>Examine all</translation>
    </message>
    <message>
        <source>Pull the plugs
Each emulated plug is pulled and put in; the device must be ready again in two seconds.</source>
        <translation>Pull the plugs
Each emulated plug is pulled and put in; the device must be ready again in two seconds.</translation>
    </message>
    <message>
        <source>Measure pixels
Lay the ruled target of 1 mm on the clean glass, lines upright, and press it flat until the light goes out.</source>
        <translation>Measure pixels
Lay the ruled target of 1 mm on the clean glass, lines upright, and press it flat until the light goes out.</translation>
    </message>
    <message>
        <source>Test the corners
Rest the pen half a second in each of the four corners, then draw one line from corner to corner along a ruler.</source>
        <translation>Test the corners
Rest the pen half a second in each of the four corners, then draw one line from corner to corner along a ruler.</translation>
    </message>
    <message>
        <source>The report is being written.</source>
        <translation>The report is being written.</translation>
    </message>
    <message>
        <source>The report is printed.</source>
        <translation>The report is printed.</translation>
    </message>
    <message>
        <source>The report is written.
It lies in the station&apos;s folder reports, named by its day. It holds personal data: keep it locked away.</source>
        <translation>The report is written.
It lies in the station&apos;s folder reports, named by its day. It holds personal data: keep it locked away.</translation>
    </message>
    <message>
        <source>There is no printer.
Press X: the report is kept as a PDF.</source>
        <translation>There is no printer.
Press X: the report is kept as a PDF.</translation>
    </message>
    <message>
        <source>The report could not be written.
Check printer and disk, then try again.</source>
        <translation>The report could not be written.
Check printer and disk, then try again.</translation>
    </message>
    <message>
        <source>Name
Spelling only, letter by letter as on the family card. Another name needs a court&apos;s decision: send the person to the SIAK service.</source>
        <translation>Name
Spelling only, letter by letter as on the family card. Another name needs a court&apos;s decision: send the person to the SIAK service.</translation>
    </message>
    <message>
        <source>Birth place
As the family card and the birth certificate write it.</source>
        <translation>Birth place
As the family card and the birth certificate write it.</translation>
    </message>
    <message>
        <source>Address
As on the family card. Whoever has moved first reports the move at the SIAK service.</source>
        <translation>Address
As on the family card. Whoever has moved first reports the move at the SIAK service.</translation>
    </message>
    <message>
        <source>Village
Spelling only. Whoever has moved first reports the move at the SIAK service.</source>
        <translation>Village
Spelling only. Whoever has moved first reports the move at the SIAK service.</translation>
    </message>
    <message>
        <source>Religion
As on the family card. Whoever has changed it since needs a new family card first.</source>
        <translation>Religion
As on the family card. Whoever has changed it since needs a new family card first.</translation>
    </message>
    <message>
        <source>Occupation
As on the family card.</source>
        <translation>Occupation
As on the family card.</translation>
    </message>
    <message>
        <source>Blood type
As a test result shows it. Not known: leave it empty.</source>
        <translation>Blood type
As a test result shows it. Not known: leave it empty.</translation>
    </message>
    <message>
        <source>Date of birth
It belongs to the NIK and is not changed here. Two officers note what the papers say; the centre decides.</source>
        <translation>Date of birth
It belongs to the NIK and is not changed here. Two officers note what the papers say; the centre decides.</translation>
    </message>
    <message>
        <source>Sex
It belongs to the NIK and is not changed here. Two officers note what the papers say; the centre decides.</source>
        <translation>Sex
It belongs to the NIK and is not changed here. Two officers note what the papers say; the centre decides.</translation>
    </message>
    <message>
        <source>Marital status
Only an event changes it, with its certificate. Two officers note what the papers say; the person reports it at the SIAK service.</source>
        <translation>Marital status
Only an event changes it, with its certificate. Two officers note what the papers say; the person reports it at the SIAK service.</translation>
    </message>
    <message>
        <source>NIK
A NIK is for life and never corrected. Do not record: send the person to the SIAK service with family card and birth certificate.</source>
        <translation>NIK
A NIK is for life and never corrected. Do not record: send the person to the SIAK service with family card and birth certificate.</translation>
    </message>
    <message>
        <source>Family card number
This may be another family. Do not record: send the person to the SIAK service with the newest family card.</source>
        <translation>Family card number
This may be another family. Do not record: send the person to the SIAK service with the newest family card.</translation>
    </message>
    <message>
        <source>District
Only a move changes it. Do not record: send the person to the SIAK service to report the move.</source>
        <translation>District
Only a move changes it. Do not record: send the person to the SIAK service to report the move.</translation>
    </message>
    <message>
        <source>Nationality
Do not record: send the person to Disdukcapil with passport and permit.</source>
        <translation>Nationality
Do not record: send the person to Disdukcapil with passport and permit.</translation>
    </message>
    <message>
        <source>This is somebody else
Stop. Do not record. Look for the right person on the list; if two people use one NIK, send both to Disdukcapil.</source>
        <translation>This is somebody else
Stop. Do not record. Look for the right person on the list; if two people use one NIK, send both to Disdukcapil.</translation>
    </message>
    <message>
        <source>Corrected here</source>
        <translation>Corrected here</translation>
    </message>
    <message>
        <source>Only noted here</source>
        <translation>Only noted here</translation>
    </message>
    <message>
        <source>Not here: do not record</source>
        <translation>Not here: do not record</translation>
    </message>
    <message>
        <source>Write what the papers say.</source>
        <translation>Write what the papers say.</translation>
    </message>
    <message>
        <source>This is what stands there already.</source>
        <translation>This is what stands there already.</translation>
    </message>
    <message>
        <source>The card has only letters A to Z and the marks that belong to this line.</source>
        <translation>The card has only letters A to Z and the marks that belong to this line.</translation>
    </message>
    <message>
        <source>Too long for the card.</source>
        <translation>Too long for the card.</translation>
    </message>
    <message>
        <source>Choose one of these.</source>
        <translation>Choose one of these.</translation>
    </message>
    <message>
        <source>Day, month, year, as in 17-08-1995.</source>
        <translation>Day, month, year, as in 17-08-1995.</translation>
    </message>
    <message>
        <source>This is another name, not another spelling. Send the person to SIAK.</source>
        <translation>This is another name, not another spelling. Send the person to SIAK.</translation>
    </message>
    <message>
        <source>Your own right index finger
Lay it on the scanner now.</source>
        <translation>Your own right index finger
Lay it on the scanner now.</translation>
    </message>
    <message>
        <source>Your finger was recognised.</source>
        <translation>Your finger was recognised.</translation>
    </message>
    <message>
        <source>This is not your finger.
It has been noted. Only whoever is signed in corrects: clean the finger and lay it again.</source>
        <translation>This is not your finger.
It has been noted. Only whoever is signed in corrects: clean the finger and lay it again.</translation>
    </message>
    <message>
        <source>No finger was read.
Clean the glass, then lay the finger again.</source>
        <translation>No finger was read.
Clean the glass, then lay the finger again.</translation>
    </message>
    <message>
        <source>Finger not checked
This account has given no finger at this station. The packet will say so.</source>
        <translation>Finger not checked
This account has given no finger at this station. The packet will say so.</translation>
    </message>
    <message>
        <source>Finger not checked
The scanner is away. The packet will say so.</source>
        <translation>Finger not checked
The scanner is away. The packet will say so.</translation>
    </message>
    <message>
        <source>Finger not checked
It could not be compared. The packet will say so.</source>
        <translation>Finger not checked
It could not be compared. The packet will say so.</translation>
    </message>
</context>
<context>
    <name>Workshop</name>
    <message>
        <source>Nobody&apos;s data are shown to a technician.

F7 examines the devices, F8 changes the settings.</source>
        <translation>Nobody&apos;s data are shown to a technician.

F7 examines the devices, F8 changes the settings.</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>What is to be done?</translation>
    </message>
    <message>
        <source>Choose on the left.</source>
        <translation>Choose on the left.</translation>
    </message>
    <message>
        <source>To the devices</source>
        <translation>To the devices</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
</context>
</TS>
