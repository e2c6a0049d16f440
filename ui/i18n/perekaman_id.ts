<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Space</source>
        <translation>Spasi</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Lanjut</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Rekam</translation>
    </message>
    <message>
        <source>Finished writing</source>
        <translation>Selesai tulis</translation>
    </message>
    <message>
        <source>Do later</source>
        <translation>Kerjakan nanti</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Cetak ulang</translation>
    </message>
    <message>
        <source>Print slip</source>
        <translation>Cetak bukti</translation>
    </message>
</context>
<context>
    <name>Approval</name>
    <message>
        <source>No photo</source>
        <translation>Belum ada foto</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>Tunjukkan foto</translation>
    </message>
    <message>
        <source>The person looks at it, and so do you: all lines at once. Another photo is a right.</source>
        <translation>Pemohon dan petugas memeriksa semua baris sekaligus. Foto ulang adalah hak pemohon.</translation>
    </message>
    <message>
        <source>Person agrees</source>
        <translation>Pemohon setuju</translation>
    </message>
    <message>
        <source>Another photo</source>
        <translation>Foto ulang</translation>
    </message>
    <message>
        <source>This photo will be on the card. Is it right?</source>
        <translation>Foto ini akan tercetak di KTP-el. Sudah benar?</translation>
    </message>
    <message>
        <source>Look together</source>
        <translation>Periksa bersama</translation>
    </message>
    <message>
        <source>only the person can say</source>
        <translation>hanya pemohon yang tahu</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>sudah diukur</translation>
    </message>
    <message>
        <source>not measured: look yourself</source>
        <translation>tidak diukur: lihat sendiri</translation>
    </message>
    <message>
        <source>measured as wrong: look twice</source>
        <translation>terukur salah: lihat lagi</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Offline - the data are safe, {waiting}</source>
        <translation>Luring - data aman, {waiting}</translation>
    </message>
    <message>
        <source>Offline since {since} - the data are safe, {waiting}</source>
        <translation>Luring sejak {since} - data aman, {waiting}</translation>
    </message>
</context>
<context>
    <name>Biodata</name>
    <message>
        <source>Read aloud to the person</source>
        <translation>Bacakan kepada pemohon</translation>
    </message>
    <message>
        <source>All correct</source>
        <translation>Semua benar</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Ada yang salah</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Kembali ke antrean</translation>
    </message>
    <message>
        <source>A second officer must confirm before recording.</source>
        <translation>Petugas kedua harus mengesahkan sebelum merekam.</translation>
    </message>
    <message>
        <source>Compare with the family card</source>
        <translation>Cocokkan dengan KK</translation>
    </message>
    <message>
        <source>The NIK is well formed</source>
        <translation>Susunan NIK sah</translation>
    </message>
    <message>
        <source>Recorded at 16; the card is printed at 17.</source>
        <translation>Direkam pada usia 16; kartu dicetak saat 17 tahun.</translation>
    </message>
    <message>
        <source>Family card {family}
Blood type {blood}</source>
        <translation>No. KK {family}
Gol. darah {blood}</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Lahir</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Jenis kelamin</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Read every line aloud. Whatever is otherwise on the family card: Something is wrong.</source>
        <translation>Bacakan setiap baris. Yang berbeda dengan Kartu Keluarga: tekan Ada yang salah.</translation>
    </message>
    <message>
        <source>Religion</source>
        <translation>Agama</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>Status kawin</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>Pekerjaan</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>Warga negara</translation>
    </message>
    <message>
        <source>Photo backdrop</source>
        <translation>Latar foto</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>One moment</source>
        <translation>Tunggu sebentar</translation>
    </message>
    <message>
        <source>Accept the best</source>
        <translation>Terima yang terbaik</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Pengecualian</translation>
    </message>
    <message>
        <source>Ready to take</source>
        <translation>Siap diambil</translation>
    </message>
    <message>
        <source>Keep still. It is taken by itself, or press the button.</source>
        <translation>Minta pemohon tidak bergerak. Diambil otomatis, atau tekan tombol.</translation>
    </message>
    <message>
        <source>Quality is not being checked. Look closely yourself.</source>
        <translation>Mutu tidak diperiksa otomatis. Periksa sendiri dengan teliti.</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Tidak diperiksa</translation>
    </message>
    <message>
        <source>Not ready yet</source>
        <translation>Belum bisa</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Terekam</translation>
    </message>
    <message>
        <source>The quality is good. Go on to the next step.</source>
        <translation>Mutu baik. Lanjut ke langkah berikut.</translation>
    </message>
    <message>
        <source>Not good enough</source>
        <translation>Belum cukup baik</translation>
    </message>
    <message>
        <source>Try {now} of {all}. The best of all counts.</source>
        <translation>Percobaan {now} dari {all}. Hasil terbaik yang dipakai.</translation>
    </message>
    <message>
        <source>Take photo</source>
        <translation>Ambil foto</translation>
    </message>
    <message>
        <source>Accept the best one, or try once more.</source>
        <translation>Terima yang terbaik, atau coba lagi.</translation>
    </message>
    <message>
        <source>Accept the best, note an exception (X), or try once more.</source>
        <translation>Terima yang terbaik, catat pengecualian (X), atau coba lagi.</translation>
    </message>
    <message>
        <source>Note an exception (X), or try once more.</source>
        <translation>Catat pengecualian (X), atau coba lagi.</translation>
    </message>
    <message>
        <source>The best try counts, though it is not good.</source>
        <translation>Hasil terbaik dipakai, walau mutunya kurang.</translation>
    </message>
    <message>
        <source>Accepted as it is</source>
        <translation>Diterima apa adanya</translation>
    </message>
    <message>
        <source>Look closely yourself before going on.</source>
        <translation>Periksa sendiri dengan teliti sebelum lanjut.</translation>
    </message>
    <message>
        <source>Try {now}. The best of all counts.</source>
        <translation>Percobaan {now}. Hasil terbaik yang dipakai.</translation>
    </message>
    <message>
        <source>Ask for the signature</source>
        <translation>Minta tanda tangan</translation>
    </message>
    <message>
        <source>Get ready</source>
        <translation>Siapkan pemohon</translation>
    </message>
    <message>
        <source>Glasses and hats off, look straight, mouth closed.</source>
        <translation>Lepas kacamata dan topi, menghadap lurus, mulut tertutup.</translation>
    </message>
    <message>
        <source>Right hand: index to little finger, together.</source>
        <translation>Tangan kanan: telunjuk sampai kelingking, bersamaan.</translation>
    </message>
    <message>
        <source>Left hand: index to little finger, together.</source>
        <translation>Tangan kiri: telunjuk sampai kelingking, bersamaan.</translation>
    </message>
    <message>
        <source>Both thumbs at once, side by side.</source>
        <translation>Kedua ibu jari bersamaan, berdampingan.</translation>
    </message>
    <message>
        <source>Glasses and lenses off, eyes wide open.</source>
        <translation>Lepas kacamata dan softlens, buka mata lebar.</translation>
    </message>
    <message>
        <source>The person signs on the pad as on paper.</source>
        <translation>Pemohon menulis di papan seperti di kertas.</translation>
    </message>
    <message>
        <source>Both index fingers once more, to be sure.</source>
        <translation>Kedua telunjuk sekali lagi, untuk memastikan.</translation>
    </message>
    <message>
        <source>The person signs below the statement.</source>
        <translation>Pemohon menandatangani pernyataan.</translation>
    </message>
    <message>
        <source>RED backdrop</source>
        <translation>latar MERAH</translation>
    </message>
    <message>
        <source>BLUE backdrop</source>
        <translation>latar BIRU</translation>
    </message>
    <message>
        <source>ORANGE backdrop</source>
        <translation>latar ORANYE</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>{span} ahead of the data centre&apos;s clock.</source>
        <translation>{span} lebih cepat dari jam pusat data.</translation>
    </message>
    <message>
        <source>{span} behind the data centre&apos;s clock.</source>
        <translation>{span} lebih lambat dari jam pusat data.</translation>
    </message>
    <message>
        <source>As the data centre&apos;s clock.</source>
        <translation>Sama dengan jam pusat data.</translation>
    </message>
    <message>
        <source>{span} ahead of the satellites&apos; time.</source>
        <translation>{span} lebih cepat dari waktu satelit.</translation>
    </message>
    <message>
        <source>{span} behind the satellites&apos; time.</source>
        <translation>{span} lebih lambat dari waktu satelit.</translation>
    </message>
    <message>
        <source>As the satellites&apos; time.</source>
        <translation>Sama dengan waktu satelit.</translation>
    </message>
    <message>
        <source>Set {span} forward since you signed in.</source>
        <translation>Dimajukan {span} sejak Anda masuk.</translation>
    </message>
    <message>
        <source>{span} before what was written here last.</source>
        <translation>{span} sebelum catatan terakhir di sini.</translation>
    </message>
</context>
<context>
    <name>Complaints</name>
    <message>
        <source>Complaints: NIK not online</source>
        <translation>Pengaduan: NIK tidak online</translation>
    </message>
    <message>
        <source>Paste, type or scan NIK and family card, as they come.</source>
        <translation>Tempel, ketik atau pindai NIK dan KK, apa adanya.</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Jawaban</translation>
    </message>
    <message>
        <source>Say to the person:
{text}</source>
        <translation>Katakan kepada warga:
{text}</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mencari…</translation>
    </message>
    <message>
        <source>No NIK in this text</source>
        <translation>Tidak ada NIK di teks ini</translation>
    </message>
    <message>
        <source>Paste the complaints</source>
        <translation>Tempel pengaduan</translation>
    </message>
    <message>
        <source>Names and telephone numbers are not kept. Every look-up is noted with your name.</source>
        <translation>Nama dan nomor telepon tidak disimpan. Setiap pencarian dicatat atas nama Anda.</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Cari</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Berikutnya</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Table to a stick</source>
        <translation>Tabel ke stik USB</translation>
    </message>
    <message>
        <source>Number unreadable</source>
        <translation>Nomor tidak terbaca</translation>
    </message>
    <message>
        <source>Impossible NIK</source>
        <translation>NIK tidak sesuai ketentuan</translation>
    </message>
    <message>
        <source>NIK is missing</source>
        <translation>NIK belum ada</translation>
    </message>
    <message>
        <source>Which one is the NIK?</source>
        <translation>Yang mana NIK-nya?</translation>
    </message>
    <message>
        <source>Recorded here</source>
        <translation>Direkam di sini</translation>
    </message>
    <message>
        <source>Recording not finished</source>
        <translation>Perekaman belum selesai</translation>
    </message>
    <message>
        <source>On today&apos;s list, not recorded</source>
        <translation>Di daftar hari ini, belum rekam</translation>
    </message>
    <message>
        <source>Not recorded here</source>
        <translation>Tidak direkam di sini</translation>
    </message>
    <message>
        <source>recorded {span} ago</source>
        <translation>direkam {span} lalu</translation>
    </message>
    <message>
        <source>{count} answers written</source>
        <translation>{count} jawaban tertulis</translation>
    </message>
    <message>
        <source>It holds NIKs: give it to the ADB and to nobody else.</source>
        <translation>Berisi NIK: serahkan hanya kepada ADB.</translation>
    </message>
    <message>
        <source>Not this station&apos;s to mend:</source>
        <translation>Bukan urusan stasiun ini:</translation>
    </message>
    <message>
        <source>{count} recorded here</source>
        <translation>{count} direkam di sini</translation>
    </message>
    <message>
        <source>{count} not recorded here</source>
        <translation>{count} tidak direkam di sini</translation>
    </message>
    <message>
        <source>{count} unreadable or impossible</source>
        <translation>{count} tidak terbaca atau keliru</translation>
    </message>
    <message>
        <source>{count} to be asked again</source>
        <translation>{count} perlu ditanya lagi</translation>
    </message>
    <message>
        <source>The number cannot be read as a NIK.
Ask for it once more, best as a photo of the family card; type it anew.
Please send the 16 digits once more, as they stand on your family card.</source>
        <translation>Nomor tidak terbaca sebagai NIK.
Minta sekali lagi, sebaiknya foto Kartu Keluarga; ketik ulang.
Mohon kirim ulang 16 angka NIK seperti tertulis di Kartu Keluarga.</translation>
    </message>
    <message>
        <source>No NIK has such digits: no data will be found under it anywhere.
Compare it with the family card. If it stands there like this, send it to the ADB.
This NIK holds digits that cannot be right. Please bring your family card to the Disdukcapil.</source>
        <translation>Tidak ada NIK dengan angka seperti ini: datanya tidak akan ditemukan di mana pun.
Cocokkan dengan Kartu Keluarga. Bila memang tertulis begitu, teruskan ke ADB.
Angka NIK ini tidak sesuai ketentuan. Silakan bawa Kartu Keluarga ke Disdukcapil.</translation>
    </message>
    <message>
        <source>Only a family card&apos;s number: it belongs to several people.
Ask for the NIK of the person.
Please send your NIK as well: the 16 digits beside your name on the family card.</source>
        <translation>Hanya nomor KK: itu milik beberapa orang.
Minta NIK orangnya.
Mohon kirim juga NIK: 16 angka di samping nama Anda di Kartu Keluarga.</translation>
    </message>
    <message>
        <source>Ambiguous: either number may be the NIK, and neither was recorded here.
Ask which one stands beside the name; write NIK in front of it.
Which of the two numbers stands beside your name on the family card?</source>
        <translation>Belum jelas: kedua nomor bisa NIK, dan keduanya tidak direkam di sini.
Tanyakan nomor mana yang ada di samping nama; tulis NIK di depannya.
Nomor mana yang ada di samping nama Anda di Kartu Keluarga?</translation>
    </message>
    <message>
        <source>Recorded at this station.
See its status.
You were recorded here; we are looking where your data is.</source>
        <translation>Direkam di stasiun ini.
Lihat statusnya.
Anda direkam di sini; kami sedang melihat di mana data Anda.</translation>
    </message>
    <message>
        <source>The recording was begun here and not finished.
Call the person and go on with the draft in the day&apos;s list.
Your recording is not finished. Please come once more; nothing is done twice.</source>
        <translation>Perekaman dimulai di sini dan belum selesai.
Panggil orangnya dan lanjutkan draf di daftar hari ini.
Perekaman Anda belum selesai. Silakan datang lagi; tidak ada yang diulang.</translation>
    </message>
    <message>
        <source>On today&apos;s list, not recorded yet.
Record the person.
You are not recorded yet. Please come to be recorded; bring your family card.</source>
        <translation>Ada di daftar hari ini, belum direkam.
Rekam orangnya.
Anda belum rekam. Silakan datang untuk direkam; bawa Kartu Keluarga.</translation>
    </message>
    <message>
        <source>Not recorded at this station. Whether the NIK exists, this station cannot say.
17 or older and never recorded: record now. Recorded elsewhere: ask the ADB. New family card, birth, marriage or move: SIAK service.
You were not recorded here. If you never were, please come; if you were recorded elsewhere, we pass it on.</source>
        <translation>Tidak direkam di stasiun ini. Apakah NIK-nya ada, stasiun ini tidak tahu.
Belum pernah rekam (17+): rekam sekarang. Rekam di tempat lain: tanya ADB. KK baru, lahir, kawin, pindah: SIAK.
Anda tidak direkam di sini. Belum pernah rekam? Silakan datang.</translation>
    </message>
    <message>
        <source>It has {count} digits instead of 16.</source>
        <translation>Ada {count} angka, seharusnya 16.</translation>
    </message>
    <message>
        <source>A letter (O, I or l) stands for a digit.</source>
        <translation>Ada huruf (O, I atau l) di tempat angka.</translation>
    </message>
    <message>
        <source>A spreadsheet rounded it: the last digits are lost.</source>
        <translation>Dibulatkan lembar kerja: angka akhirnya hilang.</translation>
    </message>
    <message>
        <source>as it was labelled</source>
        <translation>sesuai keterangannya</translation>
    </message>
    <message>
        <source>by the digits: the other one may be a date of issue, this one not</source>
        <translation>dari angkanya: yang lain bisa tanggal terbit, yang ini tidak</translation>
    </message>
    <message>
        <source>by the order of the other lines</source>
        <translation>dari urutan baris lainnya</translation>
    </message>
    <message>
        <source>stands alone: taken for a NIK</source>
        <translation>berdiri sendiri: dianggap NIK</translation>
    </message>
    <message>
        <source>the other number is nobody&apos;s known here</source>
        <translation>nomor yang lain tidak dikenal di sini</translation>
    </message>
    <message>
        <source>ambiguous: NIK and family card may be changed over</source>
        <translation>belum jelas: NIK dan KK mungkin tertukar</translation>
    </message>
    <message>
        <source>New family card, birth, marriage, divorce, move, death of the head of the family: SIAK service, not a recording.</source>
        <translation>KK baru, lahir, kawin, cerai, pindah, kepala keluarga meninggal: layanan SIAK, bukan perekaman.</translation>
    </message>
    <message>
        <source>A bank, BPJS or an office does not find the NIK: they renew their data, or their server is down.</source>
        <translation>Bank, BPJS atau kantor tidak menemukan NIK: mereka yang memperbarui data, atau servernya mati.</translation>
    </message>
    <message>
        <source>The centre&apos;s second server is renewed later than the first: ask again after 24 hours.</source>
        <translation>Server kedua di pusat diperbarui belakangan: tanya lagi setelah 24 jam.</translation>
    </message>
    <message>
        <source>No NIK is checked here for curiosity: population data is protected by law, and no open NIK check exists. Every look-up is noted with your name.</source>
        <translation>Di sini bukan tempat cek NIK: data penduduk dilindungi undang-undang dan cek NIK terbuka tidak ada. Setiap pencarian dicatat atas nama Anda.</translation>
    </message>
</context>
<context>
    <name>Corrected</name>
    <message>
        <source>{field}: {now} (the list had: {was})</source>
        <translation>{field}: {now} (di daftar: {was})</translation>
    </message>
    <message>
        <source>{field}: {now}; the papers say: {noted}</source>
        <translation>{field}: {now}; menurut dokumen: {noted}</translation>
    </message>
    <message>
        <source>Corrected, with a second officer: {fields}</source>
        <translation>Diperbaiki bersama petugas kedua: {fields}</translation>
    </message>
    <message>
        <source>The officer&apos;s own finger was not checked.</source>
        <translation>Sidik jari petugas sendiri tidak diperiksa.</translation>
    </message>
</context>
<context>
    <name>Correction</name>
    <message>
        <source>First your own finger.</source>
        <translation>Sidik jari petugas sendiri dulu.</translation>
    </message>
    <message>
        <source>The second officer types name and PIN.</source>
        <translation>Petugas kedua mengetik nama dan PIN.</translation>
    </message>
    <message>
        <source>What is wrong?</source>
        <translation>Apa yang salah?</translation>
    </message>
    <message>
        <source>Which line is not as the papers have it?</source>
        <translation>Baris mana yang berbeda dengan dokumen?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Kembali ke antrean</translation>
    </message>
    <message>
        <source>Undo this line</source>
        <translation>Urungkan baris ini</translation>
    </message>
    <message>
        <source>Change something</source>
        <translation>Ubah lagi</translation>
    </message>
    <message>
        <source>Lay the finger again</source>
        <translation>Tempelkan jari lagi</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>Perbaiki</translation>
    </message>
    <message>
        <source>Who looked at the papers, too?</source>
        <translation>Siapa yang ikut melihat dokumennya?</translation>
    </message>
    <message>
        <source>This will be corrected</source>
        <translation>Yang akan diperbaiki</translation>
    </message>
    <message>
        <source>Ask the second officer ({count})</source>
        <translation>Minta petugas kedua ({count})</translation>
    </message>
    <message>
        <source>{field}: stays {was}; noted: {now}</source>
        <translation>{field}: tetap {was}; dicatat: {now}</translation>
    </message>
    <message>
        <source>{field}: {now} (now: {was})</source>
        <translation>{field}: {now} (sekarang: {was})</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n menunggu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n packets</source>
        <translation>
            <numerusform>%n paket</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier lines</source>
        <translation>
            <numerusform>%n baris sebelumnya</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>%n percobaan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries left.</source>
        <translation>
            <numerusform>Sisa %n kali.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wait %n seconds, then try again.</source>
        <translation>
            <numerusform>Tunggu %n detik, lalu coba lagi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The centre&apos;s key ends in %n days. Ask the technician for the new key list.</source>
        <translation>
            <numerusform>Masa berlaku kunci pusat berakhir dalam %n hari. Minta daftar kunci baru kepada teknisi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This station&apos;s certificate ends in %n days. Ask the technician to renew it.</source>
        <translation>
            <numerusform>Masa berlaku sertifikat stasiun ini berakhir dalam %n hari. Minta teknisi memperbaruinya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your account ends in %n days. Ask the administrator (ADB) for a new term.</source>
        <translation>
            <numerusform>Akun Anda berakhir dalam %n hari. Minta perpanjangan kepada administrator (ADB).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries were not enough</source>
        <translation>
            <numerusform>%n percobaan belum cukup</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts</source>
        <translation>
            <numerusform>%n bagian</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n parts are weak</source>
        <translation>
            <numerusform>%n bagian lemah</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Battery for about %n more people</source>
        <translation>
            <numerusform>Baterai cukup untuk kira-kira %n orang lagi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disk for about %n more people</source>
        <translation>
            <numerusform>Disk cukup untuk kira-kira %n orang lagi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to come</source>
        <translation>
            <numerusform>masih %n orang</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n packets wait</source>
        <translation>
            <numerusform>%n paket menunggu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people came in</source>
        <translation>
            <numerusform>%n orang masuk daftar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them stood on the list already.</source>
        <translation>
            <numerusform>%n di antaranya sudah ada di daftar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines did not</source>
        <translation>
            <numerusform>%n baris tidak masuk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drafts</source>
        <translation>
            <numerusform>%n draf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n packets not at the centre</source>
        <translation>
            <numerusform>%n paket belum di pusat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n hari</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n jam</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n menit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n detik</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deletion</name>
    <message>
        <source>Deleted at the centre?</source>
        <translation>Sudah dihapus di pusat?</translation>
    </message>
    <message>
        <source>The ADB says that the centre has deleted this record. A supervisor answers for it with you.</source>
        <translation>ADB menyatakan pusat sudah menghapus rekaman ini. Penyelia ikut bertanggung jawab.</translation>
    </message>
    <message>
        <source>The ADB&apos;s reference (letter or message)</source>
        <translation>Nomor rujukan ADB (surat atau pesan)</translation>
    </message>
    <message>
        <source>Deleted: unlock</source>
        <translation>Sudah dihapus: buka</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>%1 of %2 examined</source>
        <translation>%1 dari %2 diperiksa</translation>
    </message>
    <message>
        <source>Being examined ...</source>
        <translation>Sedang diperiksa ...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Plug in another stick, then save the ticket again.</source>
        <translation>Pasang flashdisk lain, lalu simpan tiket lagi.</translation>
    </message>
    <message>
        <source>No ticket written</source>
        <translation>Tiket tidak tersimpan</translation>
    </message>
    <message>
        <source>Give it to the workshop.</source>
        <translation>Berikan ke bengkel.</translation>
    </message>
    <message>
        <source>Ticket saved</source>
        <translation>Tiket tersimpan</translation>
    </message>
    <message>
        <source>Touch a marked device: what to do is told here.</source>
        <translation>Sentuh alat yang ditandai: langkahnya tertulis di sini.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Coba lagi</translation>
    </message>
    <message>
        <source>Save ticket</source>
        <translation>Simpan tiket</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>All devices are in order</source>
        <translation>Semua alat beres</translation>
    </message>
    <message>
        <source>Nothing is out of order</source>
        <translation>Tidak ada yang rusak</translation>
    </message>
    <message>
        <source>Something is to be looked at</source>
        <translation>Ada yang perlu dilihat</translation>
    </message>
    <message>
        <source>A device is out of order</source>
        <translation>Ada alat yang rusak</translation>
    </message>
    <message>
        <source>Disk: not known</source>
        <translation>Disk: tidak diketahui</translation>
    </message>
    <message>
        <source>Disk: %1 GB free</source>
        <translation>Disk: sisa %1 GB</translation>
    </message>
    <message>
        <source>Battery: not in use</source>
        <translation>Baterai: tidak dipakai</translation>
    </message>
    <message>
        <source>Battery: %1 %</source>
        <translation>Baterai: %1 %</translation>
    </message>
    <message>
        <source>Clock: %1, set by the network</source>
        <translation>Jam: %1, disetel jaringan</translation>
    </message>
    <message>
        <source>Clock: %1, compare it with a watch</source>
        <translation>Jam: %1, cocokkan dengan arloji</translation>
    </message>
    <message>
        <source>Clock: %1</source>
        <translation>Jam: %1</translation>
    </message>
    <message>
        <source>Line: %1</source>
        <translation>Jaringan: %1</translation>
    </message>
    <message>
        <source>in order; not examined: %1</source>
        <translation>beres; tidak diperiksa: %1</translation>
    </message>
    <message>
        <source>For the workshop:</source>
        <translation>Untuk bengkel:</translation>
    </message>
    <message>
        <source>Writing the ticket ...</source>
        <translation>Menulis tiket ...</translation>
    </message>
    <message>
        <source>Ticket without anybody&apos;s data:</source>
        <translation>Tiket tanpa data siapa pun:</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Tes</translation>
    </message>
</context>
<context>
    <name>Done</name>
    <message>
        <source>QR code of the recording</source>
        <translation>Kode QR rekaman</translation>
    </message>
    <message>
        <source>Recording receipt</source>
        <translation>Bukti perekaman</translation>
    </message>
    <message>
        <source>Recording number</source>
        <translation>Nomor perekaman</translation>
    </message>
    <message>
        <source>{size} sealed, encrypted</source>
        <translation>{size} disegel, terenkripsi</translation>
    </message>
    <message>
        <source>This slip is not an identity card.</source>
        <translation>Bukti ini bukan KTP-el.</translation>
    </message>
    <message>
        <source>Done. Safely stored</source>
        <translation>Selesai. Tersimpan aman</translation>
    </message>
    <message>
        <source>On disk, read back and sealed. It is sent by itself.</source>
        <translation>Sudah di disk, dibaca ulang dan disegel. Dikirim otomatis.</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Pemohon berikut</translation>
    </message>
    <message>
        <source>Sealing and reading back. Do not switch off.</source>
        <translation>Menyegel dan membaca ulang. Jangan matikan.</translation>
    </message>
    <message>
        <source>The recording is being encrypted for the centre.</source>
        <translation>Rekaman sedang dienkripsi untuk pusat.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Tunggu sebentar</translation>
    </message>
    <message>
        <source>The recording is at Dukcapil. Cards are printed from the age of 17.</source>
        <translation>Perekaman sudah ada di Dukcapil. KTP-el dicetak mulai usia 17 tahun.</translation>
    </message>
    <message>
        <source>The recording is sent to the centre by itself. Ask Dukcapil for the card.</source>
        <translation>Rekaman dikirim ke pusat secara otomatis. Tanyakan kartu di Dukcapil.</translation>
    </message>
    <message>
        <source>Recorded at 16. The card is printed at the age of 17.</source>
        <translation>Direkam pada usia 16. Kartu dicetak saat usia 17 tahun.</translation>
    </message>
    <message>
        <source>TRAINING - not a real recording</source>
        <translation>LATIHAN - bukan perekaman sungguhan</translation>
    </message>
</context>
<context>
    <name>Enlist</name>
    <message>
        <source>Take in a list of people</source>
        <translation>Masukkan daftar warga</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Cari lagi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Lines that did not come in</source>
        <translation>Baris yang tidak masuk</translation>
    </message>
    <message>
        <source>Looking for lists</source>
        <translation>Mencari daftar</translation>
    </message>
    <message>
        <source>Which list?</source>
        <translation>Daftar yang mana?</translation>
    </message>
    <message>
        <source>Choose with the arrow keys. Enter takes it in.</source>
        <translation>Pilih dengan tombol panah. Enter memasukkannya.</translation>
    </message>
    <message>
        <source>No list found</source>
        <translation>Daftar tidak ditemukan</translation>
    </message>
    <message>
        <source>Plug in the USB stick with the list (a file ending in .csv), then look again.</source>
        <translation>Pasang flashdisk yang berisi daftar (berkas berakhiran .csv), lalu cari lagi.</translation>
    </message>
    <message>
        <source>Take in this list</source>
        <translation>Masukkan daftar ini</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>Membaca daftar</translation>
    </message>
    <message>
        <source>Nobody came in</source>
        <translation>Tidak ada yang masuk</translation>
    </message>
    <message>
        <source>Put the file right, then take it in again.</source>
        <translation>Perbaiki berkasnya, lalu masukkan lagi.</translation>
    </message>
    <message>
        <source>Put these lines right and take the same file in again: nobody comes in twice.</source>
        <translation>Perbaiki baris ini lalu masukkan berkas yang sama: tidak ada yang tercatat dua kali.</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>Baris {line}</translation>
    </message>
</context>
<context>
    <name>Exemption</name>
    <message>
        <source>Exception</source>
        <translation>Pengecualian</translation>
    </message>
    <message>
        <source>1: touch what cannot be recorded.</source>
        <translation>1: sentuh yang tidak bisa direkam.</translation>
    </message>
    <message>
        <source>1: no reason fits all of these. Save them one by one.</source>
        <translation>1: tidak ada alasan yang cocok untuk semua. Simpan satu per satu.</translation>
    </message>
    <message>
        <source>2: choose why.</source>
        <translation>2: pilih alasannya.</translation>
    </message>
    <message>
        <source>3: the second officer types name and PIN.</source>
        <translation>3: petugas kedua mengisi nama dan PIN.</translation>
    </message>
    <message>
        <source>1  What cannot be recorded?</source>
        <translation>1  Apa yang tidak bisa direkam?</translation>
    </message>
    <message>
        <source>2  Why, for how long?</source>
        <translation>2  Mengapa, berapa lama?</translation>
    </message>
    <message>
        <source>3  Who confirms?</source>
        <translation>3  Siapa menyetujui?</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Tangan kiri</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Tangan kanan</translation>
    </message>
    <message>
        <source>Both eyes blind</source>
        <translation>Kedua mata buta</translation>
    </message>
    <message>
        <source>For a time</source>
        <translation>Sementara</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>Tetap</translation>
    </message>
    <message>
        <source>Note (no names)</source>
        <translation>Catatan (tanpa nama)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Record it after all</source>
        <translation>Tetap rekam</translation>
    </message>
</context>
<context>
    <name>Exemptions</name>
    <message>
        <source>for good</source>
        <translation>tetap</translation>
    </message>
    <message>
        <source>for a time</source>
        <translation>sementara</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Tidak ada</translation>
    </message>
    <message>
        <source>Bandage</source>
        <translation>Perban</translation>
    </message>
    <message>
        <source>Worn</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Tak terbaca</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Buta</translation>
    </message>
    <message>
        <source>Not able</source>
        <translation>Tak mampu</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Day</source>
        <translation>Hari</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Desa</translation>
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
        <translation>Nomor, NIK, nama</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
</context>
<context>
    <name>Glance</name>
    <message>
        <source>recorded</source>
        <translation>terekam</translation>
    </message>
    <message>
        <source>to be sent</source>
        <translation>belum terkirim</translation>
    </message>
    <message>
        <source>at the centre</source>
        <translation>di pusat</translation>
    </message>
    <message>
        <source>need attention</source>
        <translation>perlu perhatian</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>TRAINING</source>
        <translation>LATIHAN</translation>
    </message>
    <message>
        <source>Change the look: office, sun, night</source>
        <translation>Ganti tema: kantor, luar ruang, malam</translation>
    </message>
    <message>
        <source>Change the language</source>
        <translation>Ganti bahasa</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>Kunci layar</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Back to work (Esc)</source>
        <translation>Kembali bekerja (Esc)</translation>
    </message>
    <message>
        <source>Help: %1</source>
        <translation>Bantuan: %1</translation>
    </message>
    <message>
        <source>the big button (foot pedal)</source>
        <translation>tombol besar (pedal kaki)</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>does not add up: {gates}</source>
        <translation>tidak cocok: {gates}</translation>
    </message>
</context>
<context>
    <name>IndexCheck</name>
    <message>
        <source>Both index fingers</source>
        <translation>Kedua telunjuk</translation>
    </message>
    <message>
        <source>Ask the person to lay both index fingers on the glass.</source>
        <translation>Minta pemohon meletakkan kedua telunjuk di kaca.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Periksa</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>Orang yang sama</translation>
    </message>
    <message>
        <source>Both fingers agree with those recorded.</source>
        <translation>Kedua jari cocok dengan yang direkam.</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Tidak diperiksa</translation>
    </message>
    <message>
        <source>The fingers could not be compared. The packet says so.</source>
        <translation>Jari tidak dapat dibandingkan. Hal ini dicatat dalam paket.</translation>
    </message>
    <message>
        <source>Confirmed by officer 2</source>
        <translation>Dipastikan petugas 2</translation>
    </message>
    <message>
        <source>The fingers do not agree. The packet names who decided.</source>
        <translation>Jari tidak cocok. Paket mencatat siapa yang memutuskan.</translation>
    </message>
    <message>
        <source>Officer 2 confirms</source>
        <translation>Disahkan petugas 2</translation>
    </message>
</context>
<context>
    <name>Ink</name>
    <message>
        <source>Signature</source>
        <translation>Tanda tangan</translation>
    </message>
</context>
<context>
    <name>KeyLine</name>
    <message>
        <source>F1 = Help</source>
        <translation>F1 = Bantuan</translation>
    </message>
</context>
<context>
    <name>Lamps</name>
    <message>
        <source>Online</source>
        <translation>Daring</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Luring</translation>
    </message>
    <message>
        <source>being examined</source>
        <translation>sedang diperiksa</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>Left: {left}.</source>
        <translation>Sisa: {left}.</translation>
    </message>
    <message>
        <source>Left: {left}, speed not known yet.</source>
        <translation>Sisa: {left}, kecepatan belum diketahui.</translation>
    </message>
    <message>
        <source>Left: {left}, {time}.</source>
        <translation>Sisa: {left}, {time}.</translation>
    </message>
    <message>
        <source>Last contact: {moment}.</source>
        <translation>Kontak terakhir: {moment}.</translation>
    </message>
    <message>
        <source>no estimate yet</source>
        <translation>belum ada perkiraan</translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>As it stands</source>
        <translation>Tertulis sekarang</translation>
    </message>
    <message>
        <source>The list had: {was}</source>
        <translation>Di daftar: {was}</translation>
    </message>
    <message>
        <source>As the papers have it</source>
        <translation>Menurut dokumen</translation>
    </message>
</context>
<context>
    <name>Login</name>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Everything recorded here is encrypted. Lock the screen (Ctrl+L).</source>
        <translation>Semua rekaman di sini terenkripsi. Kunci layar bila pergi (Ctrl+L).</translation>
    </message>
    <message>
        <source>Keep this PIN</source>
        <translation>Pakai PIN ini</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Keduanya tidak sama.</translation>
    </message>
    <message>
        <source>Type it once more.</source>
        <translation>Ketik sekali lagi.</translation>
    </message>
    <message>
        <source>The recording is kept. Sign in to go on with it.</source>
        <translation>Rekaman tersimpan. Masuk untuk melanjutkan.</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Terkunci</translation>
    </message>
    <message>
        <source>Type name and PIN. The day&apos;s list opens next.</source>
        <translation>Ketik nama dan PIN. Setelah itu antrean hari ini terbuka.</translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation>Siapa bertugas?</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>PIN baru</translation>
    </message>
    <message>
        <source>New PIN once more</source>
        <translation>PIN baru sekali lagi</translation>
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
        <translation>Paket</translation>
    </message>
    <message>
        <source>Pushed
It is tried now, before all others.</source>
        <translation>Didorong
Dicoba sekarang, sebelum yang lain.</translation>
    </message>
    <message>
        <source>Pushed
Everything is tried now.</source>
        <translation>Didorong
Semuanya dicoba sekarang.</translation>
    </message>
    <message>
        <source>Paused
Nothing is sent until you press Resume. Recording goes on.</source>
        <translation>Dijeda
Tidak ada yang dikirim sampai ditekan Lanjutkan. Perekaman jalan terus.</translation>
    </message>
    <message>
        <source>Resumed
Sending goes on.</source>
        <translation>Dilanjutkan
Pengiriman berjalan lagi.</translation>
    </message>
    <message>
        <source>Nothing waits. All that was recorded has left this station.</source>
        <translation>Tidak ada yang menunggu. Semua rekaman sudah terkirim dari sini.</translation>
    </message>
    <message>
        <source>Nobody has to act. Nothing is stuck.</source>
        <translation>Tidak perlu tindakan. Tidak ada yang mengendap.</translation>
    </message>
    <message>
        <source>Nothing came back.</source>
        <translation>Tidak ada yang kembali.</translation>
    </message>
    <message>
        <source>The centre has no packet from here yet.</source>
        <translation>Belum ada paket dari sini di pusat.</translation>
    </message>
    <message>
        <source>Nothing recorded yet. A packet appears here as soon as it is sealed.</source>
        <translation>Belum ada rekaman. Paket muncul di sini begitu disegel.</translation>
    </message>
    <message>
        <source>Nobody heard it</source>
        <translation>Tidak ada yang menerima perintah</translation>
    </message>
    <message>
        <source>The sender is not running. Packets are safe, and go as soon as it runs again.</source>
        <translation>Pengirim tidak berjalan. Paket aman, dan dikirim begitu pengirim berjalan lagi.</translation>
    </message>
    <message>
        <source>No stick is in</source>
        <translation>Tidak ada stik USB</translation>
    </message>
    <message>
        <source>Put a stick in, then press again. Nothing was written.</source>
        <translation>Pasang stik USB, lalu tekan lagi. Belum ada yang ditulis.</translation>
    </message>
    <message>
        <source>{count} packets written</source>
        <translation>{count} paket ditulis</translation>
    </message>
    <message>
        <source>It holds names and NIKs: give it to the ADB and to nobody else.</source>
        <translation>Berisi nama dan NIK: serahkan hanya kepada ADB.</translation>
    </message>
    <message>
        <source>List to a stick</source>
        <translation>Daftar ke stik USB</translation>
    </message>
    <message>
        <source>Reading the outbox. One moment.</source>
        <translation>Membaca kotak kirim. Sebentar.</translation>
    </message>
    <message>
        <source>Acts: {who}</source>
        <translation>Bertindak: {who}</translation>
    </message>
    <message>
        <source>The centre wrote: {status}</source>
        <translation>Tulisan pusat: {status}</translation>
    </message>
    <message>
        <source>Find a packet</source>
        <translation>Cari paket</translation>
    </message>
    <message>
        <source>No packet fits. Clear what is chosen above to see all.</source>
        <translation>Tidak ada paket yang cocok. Kosongkan pilihan di atas untuk melihat semua.</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>No. {number}</translation>
    </message>
    <message>
        <source>in place of {number}</source>
        <translation>menggantikan {number}</translation>
    </message>
    <message>
        <source>recorded again as {number}</source>
        <translation>direkam ulang sebagai {number}</translation>
    </message>
    <message>
        <source>Telling the sender</source>
        <translation>Memberi tahu pengirim</translation>
    </message>
    <message>
        <source>Push this one</source>
        <translation>Dorong paket ini</translation>
    </message>
    <message>
        <source>Push all</source>
        <translation>Dorong semua</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Jeda</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>To the list</source>
        <translation>Ke daftar</translation>
    </message>
    <message>
        <source>To today</source>
        <translation>Ke hari ini</translation>
    </message>
</context>
<context>
    <name>Packets</name>
    <message>
        <source>sealed {span} ago</source>
        <translation>disegel {span} lalu</translation>
    </message>
    <message>
        <source>sent again {span} ago</source>
        <translation>dikirim ulang {span} lalu</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message>
        <source>Page up</source>
        <translation>Sebelumnya</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Berikutnya</translation>
    </message>
    <message>
        <source>{first} to {last} of {total}</source>
        <translation>{first} sampai {last} dari {total}</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>For the person</source>
        <translation>Untuk pemohon</translation>
    </message>
    <message>
        <source>Thank you. The officer goes on.</source>
        <translation>Terima kasih. Petugas melanjutkan.</translation>
    </message>
    <message>
        <source>Please tell the officer what is wrong.</source>
        <translation>Sampaikan kepada petugas apa yang salah.</translation>
    </message>
    <message>
        <source>Welcome to the KTP-el recording</source>
        <translation>Selamat datang di perekaman KTP-el</translation>
    </message>
    <message>
        <source>Is this you? Listen, and say if anything is wrong</source>
        <translation>Benarkah ini? Dengarkan, dan katakan bila ada yang salah</translation>
    </message>
    <message>
        <source>Please look at the camera</source>
        <translation>Lihat ke kamera</translation>
    </message>
    <message>
        <source>Sign on the pad</source>
        <translation>Tanda tangan di papan</translation>
    </message>
    <message>
        <source>You may ask for another photo.</source>
        <translation>Boleh meminta foto ulang.</translation>
    </message>
    <message>
        <source>Listen. You need not sign</source>
        <translation>Dengarkan. Tidak perlu tanda tangan</translation>
    </message>
    <message>
        <source>Read, then sign on the pad</source>
        <translation>Baca, lalu tanda tangan di papan</translation>
    </message>
    <message>
        <source>Thank you. Your number: {number}</source>
        <translation>Terima kasih. Nomor perekaman: {number}</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>Ada yang salah</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Benar</translation>
    </message>
    <message>
        <source>Another photo, please</source>
        <translation>Foto ulang</translation>
    </message>
    <message>
        <source>This is right</source>
        <translation>Sudah benar</translation>
    </message>
    <message>
        <source>Glasses and hat off, please. Look at the camera</source>
        <translation>Lepas kacamata dan topi, lalu lihat ke kamera</translation>
    </message>
    <message>
        <source>Open your eyes wide and look into the scanner</source>
        <translation>Buka mata lebar dan lihat ke alat</translation>
    </message>
    <message>
        <source>Lay the lit fingers flat on the glass</source>
        <translation>Letakkan jari yang menyala, datar di kaca</translation>
    </message>
</context>
<context>
    <name>PersonDay</name>
    <message>
        <source>Queue and marks</source>
        <translation>Antrean dan tanda</translation>
    </message>
    <message>
        <source>Queue number {number}</source>
        <translation>Nomor antrean {number}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>Let ahead: elderly, disabled, small child</source>
        <translation>Dahulukan: lansia, disabilitas, anak kecil</translation>
    </message>
    <message>
        <source>One place up</source>
        <translation>Naik satu</translation>
    </message>
    <message>
        <source>One down</source>
        <translation>Turun satu</translation>
    </message>
    <message>
        <source>Take the mark back: {mark}</source>
        <translation>Hapus tanda: {mark}</translation>
    </message>
    <message>
        <source>{mark}: for which reason?</source>
        <translation>{mark}: apa alasannya?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>A few words, no illness by name: others read this list.</source>
        <translation>Beberapa kata saja, jangan sebut nama penyakit: daftar ini dibaca orang lain.</translation>
    </message>
    <message>
        <source>such as: papers at home</source>
        <translation>misalnya: berkas tertinggal di rumah</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Is here again: back into the queue</source>
        <translation>Sudah datang: kembali ke antrean</translation>
    </message>
    <message>
        <source>Give a queue number</source>
        <translation>Beri nomor antrean</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>Tidak hadir</translation>
    </message>
    <message>
        <source>Comes again another day …</source>
        <translation>Datang lagi lain hari …</translation>
    </message>
    <message>
        <source>Refuses to be recorded …</source>
        <translation>Menolak direkam …</translation>
    </message>
</context>
<context>
    <name>PersonSide</name>
    <message>
        <source>Turn the screen to the person</source>
        <translation>Putar layar ke pemohon</translation>
    </message>
    <message>
        <source>The person pressed: it is right.</source>
        <translation>Pemohon menekan: sudah benar.</translation>
    </message>
    <message>
        <source>The person pressed: it is not right.</source>
        <translation>Pemohon menekan: ada yang salah.</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>Clear</source>
        <translation>Kosongkan</translation>
    </message>
    <message>
        <source>Erase last digit</source>
        <translation>Hapus angka terakhir</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Live picture</source>
        <translation>Gambar langsung</translation>
    </message>
    <message>
        <source>HELD STILL, not live</source>
        <translation>DIBEKUKAN, bukan gambar langsung</translation>
    </message>
</context>
<context>
    <name>PreviewTools</name>
    <message>
        <source>Live again</source>
        <translation>Langsung lagi</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>Bekukan</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Perbesar</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Nobody is called</source>
        <translation>Belum ada yang dipanggil</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Panggil berikut</translation>
    </message>
</context>
<context>
    <name>Recapture</name>
    <message>
        <source>Send again</source>
        <translation>Kirim ulang</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Rekam ulang</translation>
    </message>
    <message>
        <source>ADB asked</source>
        <translation>ADB ditanya</translation>
    </message>
    <message>
        <source>Person told</source>
        <translation>Warga dikabari</translation>
    </message>
    <message>
        <source>Deletion confirmed</source>
        <translation>Penghapusan dipastikan</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Dikirim ulang</translation>
    </message>
    <message>
        <source>May be recorded again</source>
        <translation>Boleh direkam ulang</translation>
    </message>
    <message>
        <source>Recorded again</source>
        <translation>Sudah direkam ulang</translation>
    </message>
    <message>
        <source>On its way.</source>
        <translation>Sedang jalan.</translation>
    </message>
    <message>
        <source>The person is to be recorded again.</source>
        <translation>Warga ini perlu direkam ulang.</translation>
    </message>
    <message>
        <source>Locked: {status}</source>
        <translation>Terkunci: {status}</translation>
    </message>
    <message>
        <source>The sender hears of it in a moment.</source>
        <translation>Pengirim segera mengetahuinya.</translation>
    </message>
    <message>
        <source>On the day&apos;s list the person can be recorded.</source>
        <translation>Warga dapat direkam dari daftar hari ini.</translation>
    </message>
    <message>
        <source>The deletion is confirmed: choose how it goes on.</source>
        <translation>Penghapusan sudah dipastikan: pilih kelanjutannya.</translation>
    </message>
    <message>
        <source>Confirm deletion</source>
        <translation>Pastikan hapus</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Comes on: DD-MM-YYYY</source>
        <translation>Datang: TT-BB-TTTT</translation>
    </message>
    <message>
        <source>Telephone, or who brings the message</source>
        <translation>Telepon, atau siapa yang menyampaikan</translation>
    </message>
    <message>
        <source>Nothing came back. Nobody has to be recorded again.</source>
        <translation>Tidak ada yang kembali. Tidak ada yang perlu direkam ulang.</translation>
    </message>
    <message>
        <source>Nothing came back</source>
        <translation>Tidak ada yang kembali</translation>
    </message>
</context>
<context>
    <name>Reconcile</name>
    <message>
        <source>The centre is further on.
Taken over when you confirm.</source>
        <translation>Pusat sudah lebih maju.
Diambil alih bila Anda mengonfirmasi.</translation>
    </message>
    <message>
        <source>A status nobody has named.
Kept as written when you confirm; ask the ADB.</source>
        <translation>Status yang belum dikenal.
Disimpan apa adanya bila dikonfirmasi; tanya ADB.</translation>
    </message>
    <message>
        <source>At the centre, but its receipt is not here.
When you confirm, the centre is asked for the receipt.</source>
        <translation>Sudah di pusat, tetapi tanda terimanya belum ada di sini.
Bila dikonfirmasi, tanda terima diminta ke pusat.</translation>
    </message>
    <message>
        <source>Sent long ago, maybe already at the centre under this NIK.
Ask the ADB; pushing does not help.</source>
        <translation>Sudah lama terkirim, mungkin NIK sudah ada di pusat.
Tanya ADB; Dorong tidak membantu.</translation>
    </message>
    <message>
        <source>The file is older than what is known here.
Ask for a newer file, or ask the ADB.</source>
        <translation>Berkas lebih lama daripada yang diketahui di sini.
Minta berkas yang lebih baru, atau tanya ADB.</translation>
    </message>
    <message>
        <source>No lawful way leads there.
Ask the ADB; nothing is changed.</source>
        <translation>Tidak ada jalan yang sah ke status itu.
Tanya ADB; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>A duplicate is said to be deleted.
Confirm it in the recapture list, one by one.</source>
        <translation>Data ganda disebut sudah dihapus.
Konfirmasi satu per satu di daftar rekam ulang.</translation>
    </message>
    <message>
        <source>The file contradicts itself.
Ask the ADB which line is right.</source>
        <translation>Berkas bertentangan sendiri.
Tanya ADB baris mana yang benar.</translation>
    </message>
    <message>
        <source>Sent from here, but not in the file.
Ask the ADB whether it arrived.</source>
        <translation>Terkirim dari sini, tetapi tidak ada di berkas.
Tanya ADB apakah sudah sampai.</translation>
    </message>
    <message>
        <source>Not recorded at this station.
Nothing to do here.</source>
        <translation>Tidak direkam di stasiun ini.
Tidak perlu apa-apa di sini.</translation>
    </message>
    <message>
        <source>The line cannot be read.
Ask for the file once more, saved as text.</source>
        <translation>Baris tidak terbaca.
Minta berkasnya lagi, disimpan sebagai teks.</translation>
    </message>
    <message>
        <source>Both say the same.
Nothing to do.</source>
        <translation>Keduanya sama.
Tidak perlu apa-apa.</translation>
    </message>
    <message>
        <source>no NIK, packet id or nomor perekaman in it</source>
        <translation>tidak ada NIK, id paket atau nomor perekaman</translation>
    </message>
    <message>
        <source>a spreadsheet rounded the NIK: its last digits are lost</source>
        <translation>NIK dibulatkan lembar kerja: angka akhirnya hilang</translation>
    </message>
    <message>
        <source>the NIK has not 16 digits</source>
        <translation>NIK tidak 16 angka</translation>
    </message>
    <message>
        <source>no status in it</source>
        <translation>tidak ada statusnya</translation>
    </message>
    <message>
        <source>not whole: cells are missing or a quote</source>
        <translation>tidak utuh: ada sel atau tanda kutip yang hilang</translation>
    </message>
    <message>
        <source>it says the same thing twice, differently</source>
        <translation>menyebut hal yang sama dua kali, berbeda</translation>
    </message>
    <message>
        <source>The centre&apos;s status file</source>
        <translation>Berkas status dari pusat</translation>
    </message>
    <message>
        <source>Files and differences</source>
        <translation>Berkas dan perbedaan</translation>
    </message>
    <message>
        <source>Put in the stick with the file: CSV, JSON or text.</source>
        <translation>Pasang stik USB berisi berkasnya: CSV, JSON, atau teks.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Sebentar</translation>
    </message>
    <message>
        <source>No file found</source>
        <translation>Berkas tidak ditemukan</translation>
    </message>
    <message>
        <source>Put the stick in, then look again.</source>
        <translation>Pasang stik USB, lalu cari lagi.</translation>
    </message>
    <message>
        <source>Comparing changes nothing.</source>
        <translation>Membandingkan tidak mengubah apa pun.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Bandingkan</translation>
    </message>
    <message>
        <source>Which file?</source>
        <translation>Berkas yang mana?</translation>
    </message>
    <message>
        <source>{count} taken over</source>
        <translation>{count} diambil alih</translation>
    </message>
    <message>
        <source>The outbox (F6) shows them in a moment. The centre&apos;s own word still counts.</source>
        <translation>Outbox (F6) segera menampilkannya. Kata pusat sendiri tetap berlaku.</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>Tidak ada perbedaan</translation>
    </message>
    <message>
        <source>Take over {count} packets?</source>
        <translation>Ambil alih {count} paket?</translation>
    </message>
    <message>
        <source>Nobody signed the file: it is shown, and proves nothing. Noted with your name.</source>
        <translation>Berkas ini tidak ditandatangani: ditampilkan saja, bukan bukti. Dicatat dengan nama Anda.</translation>
    </message>
    <message>
        <source>Yes, take over</source>
        <translation>Ya, ambil alih</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Belum</translation>
    </message>
    <message>
        <source>Take over {count}</source>
        <translation>Ambil alih {count}</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Cari lagi</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Berkas lain</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>dan {count} lagi</translation>
    </message>
    <message>
        <source>{lines} lines, {agree} say the same</source>
        <translation>{lines} baris, {agree} sama</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>Baris {line}</translation>
    </message>
    <message>
        <source>Not in it</source>
        <translation>Tidak ada di berkas</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>TRAINING - these are not real recordings</source>
        <translation>LATIHAN - ini bukan perekaman sungguhan</translation>
    </message>
    <message>
        <source>Daily report</source>
        <translation>Laporan harian</translation>
    </message>
    <message>
        <source>Recorded hour by hour</source>
        <translation>Terekam per jam</translation>
    </message>
    <message>
        <source>Time per step, and retakes</source>
        <translation>Waktu per langkah, dan ulangan</translation>
    </message>
    <message>
        <source>Packets on their way to the centre</source>
        <translation>Paket dalam perjalanan ke pusat</translation>
    </message>
    <message>
        <source>and {count} more lines in the table (CSV)</source>
        <translation>dan {count} baris lagi di tabel (CSV)</translation>
    </message>
    <message>
        <source>Day book</source>
        <translation>Buku harian</translation>
    </message>
    <message>
        <source>all operators</source>
        <translation>semua petugas</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>terekam</translation>
    </message>
    <message>
        <source>under 17</source>
        <translation>di bawah 17</translation>
    </message>
    <message>
        <source>with exceptions</source>
        <translation>pengecualian</translation>
    </message>
    <message>
        <source>per person</source>
        <translation>per orang</translation>
    </message>
    <message>
        <source>retakes</source>
        <translation>diulang</translation>
    </message>
    <message>
        <source>Where they stand</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Tidak direkam</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Pengecualian</translation>
    </message>
    <message>
        <source>Devices that failed</source>
        <translation>Alat bermasalah</translation>
    </message>
    <message>
        <source>Villages</source>
        <translation>Desa/kelurahan</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>no longer kept here</source>
        <translation>tidak disimpan lagi di sini</translation>
    </message>
    <message>
        <source>under 1 hour</source>
        <translation>di bawah 1 jam</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hari ini</translation>
    </message>
    <message>
        <source>1 to 3 days</source>
        <translation>1 sampai 3 hari</translation>
    </message>
    <message>
        <source>older</source>
        <translation>lebih lama</translation>
    </message>
    <message>
        <source>{who}, {at}</source>
        <translation>{who}, {at}</translation>
    </message>
    <message>
        <source>The day is closed</source>
        <translation>Hari sudah ditutup</translation>
    </message>
    <message>
        <source>Still open: {left}. They stay safe here, and are sent by themselves.</source>
        <translation>Masih terbuka: {left}. Semua aman di sini dan terkirim sendiri.</translation>
    </message>
    <message>
        <source>The day is not closed</source>
        <translation>Hari belum ditutup</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Tidak ada yang terbuka</translation>
    </message>
    <message>
        <source>Everything of the day is at the centre. You can close the day.</source>
        <translation>Semua dari hari ini sudah di pusat. Hari boleh ditutup.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Antre</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nomor</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Inisial</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>Desa</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Ket.</translation>
    </message>
    <message>
        <source>This page holds personal data (initials, masked NIK). Keep it locked away; destroy it as the archive rules say.</source>
        <translation>Halaman ini memuat data pribadi (inisial, NIK tersamar). Simpan terkunci; musnahkan menurut aturan arsip.</translation>
    </message>
    <message>
        <source>Figures only: nobody can be told from this page.</source>
        <translation>Hanya angka: tidak ada orang yang dikenali dari halaman ini.</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>Sebelumnya</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>Sesudahnya</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Reading the day. One moment.</source>
        <translation>Membaca hari ini. Sebentar.</translation>
    </message>
    <message>
        <source>Still open: {left}. Close the day all the same?</source>
        <translation>Masih terbuka: {left}. Tetap tutup hari?</translation>
    </message>
    <message>
        <source>Close this day?</source>
        <translation>Tutup hari ini?</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Cetak</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>Tetap tutup</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>Tutup hari</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Belum</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Angka</translation>
    </message>
    <message>
        <source>Keep as PDF</source>
        <translation>Simpan PDF</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabel (CSV)</translation>
    </message>
    <message>
        <source>To today</source>
        <translation>Ke hari ini</translation>
    </message>
    <message>
        <source>Nobody was recorded.</source>
        <translation>Tidak ada yang direkam.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Touch a picture to see its tries; touch it again to record it anew.</source>
        <translation>Sentuh gambar untuk melihat percobaannya; sentuh sekali lagi untuk merekam ulang.</translation>
    </message>
    <message>
        <source>Not complete yet</source>
        <translation>Belum lengkap</translation>
    </message>
    <message>
        <source>Still to do: {steps}. The draft is kept, encrypted.</source>
        <translation>Masih kurang: {steps}. Draf tersimpan, terenkripsi.</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Lengkapi</translation>
    </message>
    <message>
        <source>Keep for later</source>
        <translation>Simpan draf</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Rekam ulang</translation>
    </message>
    <message>
        <source>Right hand</source>
        <translation>Tangan kanan</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Tangan kiri</translation>
    </message>
    <message>
        <source>Everything is recorded</source>
        <translation>Semua terekam</translation>
    </message>
    <message>
        <source>{fingers} of 10 fingers, {eyes} of 2 eyes, {exempt} exceptions</source>
        <translation>{fingers} dari 10 jari, {eyes} dari 2 iris, {exempt} pengecualian</translation>
    </message>
    <message>
        <source>Not compared: {guards}</source>
        <translation>Belum dibandingkan: {guards}</translation>
    </message>
</context>
<context>
    <name>Roster</name>
    <message>
        <source>called to the desk</source>
        <translation>dipanggil ke meja</translation>
    </message>
    <message>
        <source>can be finished now</source>
        <translation>bisa diselesaikan sekarang</translation>
    </message>
    <message>
        <source>waits for: {devices}</source>
        <translation>menunggu: {devices}</translation>
    </message>
    <message>
        <source>not finished: {step}</source>
        <translation>belum selesai: {step}</translation>
    </message>
    <message>
        <source>let ahead</source>
        <translation>didahulukan</translation>
    </message>
    <message>
        <source>under 17</source>
        <translation>di bawah 17</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>pengecualian</translation>
    </message>
</context>
<context>
    <name>SecondPerson</name>
    <message>
        <source>Second officer</source>
        <translation>Petugas kedua</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Whose role will do: {roles}</source>
        <translation>Peran yang boleh: {roles}</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Sahkan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>NIK and biodata disagree. Another officer looks at the family card, too.</source>
        <translation>NIK dan biodata tidak cocok. Petugas lain ikut memeriksa KK.</translation>
    </message>
    <message>
        <source>The draft is destroyed, the person is recorded anew. Another officer agrees.</source>
        <translation>Draf dimusnahkan, pemohon direkam dari awal. Petugas lain menyetujui.</translation>
    </message>
    <message>
        <source>The fingers do not agree. Another officer confirms who is at the desk.</source>
        <translation>Sidik jari tidak cocok. Petugas lain memastikan siapa yang hadir.</translation>
    </message>
    <message>
        <source>This is not good, or was not checked. Another officer agrees to keep it.</source>
        <translation>Hasil ini tidak baik, atau tidak diperiksa. Petugas lain setuju untuk memakainya.</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>No recording counts for this NIK.
Record the person; after a deletion at the centre, record anew.
You are not recorded yet. Please come to be recorded; bring your family card.</source>
        <translation>NIK ini belum punya rekaman yang berlaku.
Rekam orangnya; setelah dihapus di pusat, rekam dari awal.
Anda belum direkam. Silakan datang untuk perekaman dan bawa Kartu Keluarga.</translation>
    </message>
    <message>
        <source>Photo, fingers, irises and signature are recorded and lie sealed here.
Nothing, it is sent by itself. After 24 hours press Push.
Your recording is complete and kept safe. It is sent as soon as the line allows.</source>
        <translation>Foto, sidik jari, iris, dan tanda tangan sudah direkam dan tersegel di sini.
Tidak perlu apa-apa, terkirim sendiri. Setelah 24 jam tekan Dorong.
Perekaman Anda lengkap dan tersimpan aman. Dikirim begitu jaringan ada.</translation>
    </message>
    <message>
        <source>The packet is being sent.
Nothing; this is quick on a good line. After 24 hours press Push.
Your recording is being sent. You need not come again.</source>
        <translation>Paket sedang dikirim.
Tidak perlu apa-apa; cepat bila jaringan baik. Setelah 24 jam tekan Dorong.
Rekaman Anda sedang dikirim. Anda tidak perlu datang lagi.</translation>
    </message>
    <message>
        <source>Everything was sent; the centre has not signed for it yet.
Wait a day, then press Push. After three days ask the ADB whether the NIK is already at the centre.
Your recording was sent and waits for the centre&apos;s answer. Please ask again in three days.</source>
        <translation>Semua sudah terkirim; pusat belum memberi tanda terima.
Tunggu sehari, lalu tekan Dorong. Setelah tiga hari tanya ADB apakah NIK sudah ada di pusat.
Rekaman Anda sudah dikirim dan menunggu jawaban pusat. Silakan tanya lagi tiga hari lagi.</translation>
    </message>
    <message>
        <source>The centre has the packet and has signed for it.
Wait. After three days without news ask the ADB; pushing does not help.
Your recording has arrived at the centre and will be checked. Please wait up to three days.</source>
        <translation>Pusat sudah menerima paket dan memberi tanda terima.
Tunggu. Tiga hari tanpa kabar: tanya ADB; mendorong tidak menolong.
Rekaman Anda sudah tiba di pusat dan akan diperiksa. Mohon tunggu sampai tiga hari.</translation>
    </message>
    <message>
        <source>The centre cannot read the recording, or it is not complete.
Ask the ADB to have it deleted there; then send it again or record again.
The centre could not read your recording. You may have to be recorded once more; we will call you.</source>
        <translation>Pusat tidak dapat membaca rekaman, atau rekaman tidak lengkap.
Minta ADB mengajukan hapus di pusat; lalu kirim ulang atau rekam ulang.
Pusat tidak dapat membaca rekaman Anda. Mungkin perlu rekam sekali lagi; kami hubungi.</translation>
    </message>
    <message>
        <source>The search at the centre failed; the recording itself is not at fault.
Wait; after three days the ADB asks the centre to search again. Do not record again.
The centre has a technical fault. You did nothing wrong and need not be recorded again.</source>
        <translation>Pencarian di pusat gagal; rekamannya sendiri tidak salah.
Tunggu; setelah tiga hari ADB minta pusat mencari ulang. Jangan rekam ulang.
Ada gangguan teknis di pusat. Anda tidak salah dan tidak perlu rekam ulang.</translation>
    </message>
    <message>
        <source>It was not sent on: the station&apos;s area code was not accepted.
The technician corrects the area code; then press Push.
Your recording is safe but has not been sent on. We are correcting it; you need not come again.</source>
        <translation>Tidak diteruskan: kode area stasiun tidak diterima.
Teknisi membetulkan kode area; lalu tekan Dorong.
Rekaman Anda aman, tetapi belum diteruskan. Sedang kami betulkan; tidak perlu datang lagi.</translation>
    </message>
    <message>
        <source>The packet must be sent once more, whole.
Nothing, the station does it by itself. After 24 hours press Push.
Your recording is being sent once more. You need not come again.</source>
        <translation>Paket harus dikirim sekali lagi, utuh.
Tidak perlu apa-apa, stasiun mengirim sendiri. Setelah 24 jam tekan Dorong.
Rekaman Anda dikirim sekali lagi. Anda tidak perlu datang lagi.</translation>
    </message>
    <message>
        <source>The centre compares it with everybody else&apos;s.
Wait. After three days without news ask the ADB.
The centre is checking that you are recorded only once. Please wait up to three days.</source>
        <translation>Pusat mencocokkannya dengan semua rekaman lain.
Tunggu. Tiga hari tanpa kabar: tanya ADB.
Pusat memeriksa bahwa Anda hanya direkam sekali. Mohon tunggu sampai tiga hari.</translation>
    </message>
    <message>
        <source>The centre found the same person recorded before; the first recording stays.
Do NOT record again. The Disdukcapil settles it; only a deletion at the centre unlocks it.
You are already recorded under this or another NIK. Please go to the Disdukcapil with your family card.</source>
        <translation>Pusat menemukan orang yang sama pernah direkam; rekaman pertama yang berlaku.
JANGAN rekam ulang. Disdukcapil menyelesaikan; hanya penghapusan di pusat yang membukanya.
Anda sudah terekam pada NIK ini atau NIK lain. Silakan ke Disdukcapil dengan Kartu Keluarga.</translation>
    </message>
    <message>
        <source>It resembles another person&apos;s recording; an expert at the centre decides.
Wait. After seven days ask the ADB. Do not record again.
An expert at the centre is checking your recording. Please wait; we will call you if you are needed.</source>
        <translation>Mirip rekaman orang lain; ahli di pusat yang memutuskan.
Tunggu. Setelah tujuh hari tanya ADB. Jangan rekam ulang.
Ahli di pusat sedang memeriksa rekaman Anda. Mohon tunggu; kami hubungi bila perlu.</translation>
    </message>
    <message>
        <source>The centre asks the region to check the data: sex, photo and NIK do not fit.
The supervisor compares sex, photo and NIK with the family card and answers the centre.
Your data must be checked. Please bring your family card and birth certificate.</source>
        <translation>Pusat minta daerah memeriksa data: jenis kelamin, foto, dan NIK tidak cocok.
Penyelia mencocokkan jenis kelamin, foto, dan NIK dengan Kartu Keluarga, lalu menjawab pusat.
Data Anda perlu diperiksa. Mohon bawa Kartu Keluarga dan akta kelahiran.</translation>
    </message>
    <message>
        <source>Unique: the card may be printed from the age of 17.
Tell the person; printing is the Disdukcapil&apos;s.
Your recording is finished. The card is printed when you are 17 and blanks are there.</source>
        <translation>Tunggal: kartu boleh dicetak mulai usia 17 tahun.
Beri tahu orangnya; pencetakan di Disdukcapil.
Perekaman Anda selesai. Kartu dicetak saat Anda 17 tahun dan blangko tersedia.</translation>
    </message>
    <message>
        <source>The card waits to be printed.
Nothing; the Disdukcapil prints.
Your card is waiting to be printed. Please ask at the Disdukcapil.</source>
        <translation>Kartu menunggu dicetak.
Tidak perlu apa-apa; Disdukcapil yang mencetak.
Kartu Anda menunggu dicetak. Silakan tanya di Disdukcapil.</translation>
    </message>
    <message>
        <source>The card is printed.
Nothing; the Disdukcapil hands it over.
Your card is printed. Please ask at the Disdukcapil where to fetch it.</source>
        <translation>Kartu sudah dicetak.
Tidak perlu apa-apa; Disdukcapil yang menyerahkan.
Kartu Anda sudah dicetak. Silakan tanya di Disdukcapil tempat mengambilnya.</translation>
    </message>
    <message>
        <source>The card or its data is on its way to the region.
Nothing; the Disdukcapil hands it over.
Your card is on its way. Please ask at the Disdukcapil where to fetch it.</source>
        <translation>Kartu atau datanya dalam perjalanan ke daerah.
Tidak perlu apa-apa; Disdukcapil yang menyerahkan.
Kartu Anda dalam perjalanan. Silakan tanya di Disdukcapil tempat mengambilnya.</translation>
    </message>
    <message>
        <source>The card is handed over and active.
Nothing. If a bank or an office does not find the NIK, that is theirs to renew.
Your card is active. If it is not found somewhere, that office must renew its data.</source>
        <translation>Kartu sudah diserahkan dan aktif.
Tidak perlu apa-apa. Bila bank atau kantor tidak menemukan NIK, merekalah yang memperbarui data.
Kartu Anda aktif. Bila tidak ditemukan di suatu tempat, kantor itu yang harus memperbarui datanya.</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Artinya</translation>
    </message>
    <message>
        <source>We do</source>
        <translation>Petugas</translation>
    </message>
    <message>
        <source>We say</source>
        <translation>Untuk warga</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Change</source>
        <translation>Ubah</translation>
    </message>
    <message>
        <source>Step on the pedal now. Esc gives up.</source>
        <translation>Injak pedal sekarang. Esc membatalkan.</translation>
    </message>
    <message>
        <source>Sends the key %1.</source>
        <translation>Mengirim tombol %1.</translation>
    </message>
    <message>
        <source>None taught.</source>
        <translation>Belum dikenalkan.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Lupakan</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Kenalkan</translation>
    </message>
    <message>
        <source>The key %1 has a meaning already. Set the pedal to another one.</source>
        <translation>Tombol %1 sudah dipakai. Atur pedal ke tombol lain.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Step on the pedal</source>
        <translation>Injak pedal</translation>
    </message>
    <message>
        <source>Not that key</source>
        <translation>Bukan tombol itu</translation>
    </message>
    <message>
        <source>A pedal that sends a letter types it while you search. Set it to F13 with its maker&apos;s program.</source>
        <translation>Pedal yang mengirim huruf akan mengetiknya saat sedang mencari. Setel ke F13 dengan program pembuatnya.</translation>
    </message>
    <message>
        <source>The battery is being spared now.</source>
        <translation>Baterai sedang dihemat.</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Naik</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Turun</translation>
    </message>
</context>
<context>
    <name>Spans</name>
    <message>
        <source>about {span}</source>
        <translation>kira-kira {span}</translation>
    </message>
    <message>
        <source>next try in {span}</source>
        <translation>dicoba lagi dalam {span}</translation>
    </message>
    <message>
        <source>next try at {time}</source>
        <translation>dicoba lagi pukul {time}</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Sign on the pad; the ink appears here.</source>
        <translation>Tulis di papan; tintanya tampak di sini.</translation>
    </message>
    <message>
        <source>The live picture appears here.</source>
        <translation>Gambar langsung tampil di sini.</translation>
    </message>
    <message>
        <source>Lay the four fingers of the RIGHT hand flat.</source>
        <translation>Letakkan empat jari tangan KANAN, datar.</translation>
    </message>
    <message>
        <source>Lay the four fingers of the LEFT hand flat.</source>
        <translation>Letakkan empat jari tangan KIRI, datar.</translation>
    </message>
    <message>
        <source>Lay both thumbs flat, side by side.</source>
        <translation>Letakkan kedua ibu jari, datar, berdampingan.</translation>
    </message>
    <message>
        <source>Look straight into the scanner, eyes wide open.</source>
        <translation>Tatap lurus ke alat, buka mata lebar.</translation>
    </message>
    <message>
        <source>Lay both index fingers flat once more.</source>
        <translation>Letakkan kedua telunjuk sekali lagi.</translation>
    </message>
</context>
<context>
    <name>Statement</name>
    <message>
        <source>Not recorded: {parts}</source>
        <translation>Tidak direkam: {parts}</translation>
    </message>
    <message>
        <source>The signature appears here.</source>
        <translation>Tanda tangan tampak di sini.</translation>
    </message>
    <message>
        <source>Cannot sign</source>
        <translation>Tidak bisa tulis</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>Tulis ulang</translation>
    </message>
    <message>
        <source>Ready to seal</source>
        <translation>Siap disegel</translation>
    </message>
    <message>
        <source>Sealing closes the recording. Only the centre can open it.</source>
        <translation>Penyegelan menutup rekaman. Hanya pusat yang dapat membukanya.</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sahkan</translation>
    </message>
    <message>
        <source>Sign now</source>
        <translation>Tanda tangan</translation>
    </message>
    <message>
        <source>No signature: an exception was noted.</source>
        <translation>Tanpa tanda tangan: pengecualian sudah dicatat.</translation>
    </message>
    <message>
        <source>Read, then sign</source>
        <translation>Baca, lalu tanda tangan</translation>
    </message>
    <message>
        <source>The person reads the statement, or hears it, and signs.</source>
        <translation>Pemohon membaca pernyataan, atau dibacakan, lalu menandatangani.</translation>
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
        <translation>disegel</translation>
    </message>
    <message>
        <source>status</source>
        <translation>status</translation>
    </message>
    <message>
        <source>age in hours</source>
        <translation>umur dalam jam</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>mengendap</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>sebab</translation>
    </message>
    <message>
        <source>who acts</source>
        <translation>yang bertindak</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>langkah berikut</translation>
    </message>
    <message>
        <source>the centre&apos;s own word</source>
        <translation>kata pusat sendiri</translation>
    </message>
    <message>
        <source>packet id</source>
        <translation>id paket</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nama</translation>
    </message>
    <message>
        <source>nik</source>
        <translation>nik</translation>
    </message>
    <message>
        <source>village</source>
        <translation>desa/kelurahan</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operator</translation>
    </message>
    <message>
        <source>appointment</source>
        <translation>janji datang</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>kontak</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ya</translation>
    </message>
    <message>
        <source>line</source>
        <translation>baris</translation>
    </message>
    <message>
        <source>family card</source>
        <translation>kartu keluarga</translation>
    </message>
    <message>
        <source>decided by</source>
        <translation>ditentukan dari</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>jawaban</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>cacat nomor</translation>
    </message>
    <message>
        <source>findings</source>
        <translation>temuan</translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>under 17</source>
        <translation>di bawah 17</translation>
    </message>
    <message>
        <source>with exceptions</source>
        <translation>pengecualian</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>device {score}</source>
        <translation>alat {score}</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>belum</translation>
    </message>
    <message>
        <source>try {number}</source>
        <translation>percobaan {number}</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>diterima</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>The centre wrote: {status}</source>
        <translation>Tulisan pusat: {status}</translation>
    </message>
    <message>
        <source>Status file, unsigned: {status}</source>
        <translation>Berkas status, tanpa tanda tangan: {status}</translation>
    </message>
    <message>
        <source>Noted, not applied: {status}</source>
        <translation>Dicatat, tidak dipakai: {status}</translation>
    </message>
    <message>
        <source>try {number}</source>
        <translation>percobaan {number}</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Search by name or NIK</source>
        <translation>Cari nama atau NIK</translation>
    </message>
    <message>
        <source>People expected today</source>
        <translation>Pemohon hari ini</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Daftar</translation>
    </message>
    <message>
        <source>Take in a list of people</source>
        <translation>Masukkan daftar warga</translation>
    </message>
    <message>
        <source>No one on today&apos;s list yet. Ask the supervisor for the list, plug in its stick, then press F12.</source>
        <translation>Belum ada orang di daftar hari ini. Minta daftar dari penyelia, pasang flashdisknya, lalu tekan F12.</translation>
    </message>
    <message>
        <source>Choose a person</source>
        <translation>Pilih pemohon</translation>
    </message>
    <message>
        <source>Search by name or NIK, as on the family card.</source>
        <translation>Cari dengan nama atau NIK seperti pada KK.</translation>
    </message>
    <message>
        <source>Queue, marks</source>
        <translation>Antrean, tanda</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Mulai</translation>
    </message>
    <message>
        <source>Nobody on today&apos;s list matches.</source>
        <translation>Tidak ada yang cocok di daftar hari ini.</translation>
    </message>
    <message>
        <source>Plug in the stick with the list of people. The queue opens next.</source>
        <translation>Pasang flashdisk berisi daftar orang. Setelah itu antrean terbuka.</translation>
    </message>
    <message>
        <source>Take in the list</source>
        <translation>Ambil daftar</translation>
    </message>
    <message>
        <source>No list yet</source>
        <translation>Belum ada daftar</translation>
    </message>
    <message>
        <source>Not on today&apos;s list</source>
        <translation>Tidak ada di daftar hari ini</translation>
    </message>
    <message>
        <source>Compare name and NIK with the family card. If they are right, send the person to the biodata counter.</source>
        <translation>Cocokkan nama dan NIK dengan KK. Jika benar, arahkan pemohon ke loket biodata.</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Lanjutkan</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Destroy the draft</source>
        <translation>Musnahkan draf</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Belum</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Draf</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Kecuali</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>Ditandai</translation>
    </message>
    <message>
        <source>{devices} is there: what was left can be recorded now.</source>
        <translation>{devices} sudah ada: sisanya bisa direkam sekarang.</translation>
    </message>
    <message>
        <source>Still to do once {devices} is back. The draft is safe.</source>
        <translation>Diselesaikan bila {devices} sudah ada. Draf aman.</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Terekam</translation>
    </message>
    <message>
        <source>Devices are starting</source>
        <translation>Alat sedang disiapkan</translation>
    </message>
    <message>
        <source>Ready to record</source>
        <translation>Siap merekam</translation>
    </message>
    <message>
        <source>All devices are ready. Call the person to the desk.</source>
        <translation>Semua alat siap. Panggil pemohon.</translation>
    </message>
    <message>
        <source>You can record</source>
        <translation>Bisa merekam</translation>
    </message>
    <message>
        <source>Without: {devices}. Those steps wait, the rest goes on.</source>
        <translation>Tanpa: {devices}. Langkah itu ditunda, sisanya jalan terus.</translation>
    </message>
    <message>
        <source>Not ready yet: {devices}. You can call the person already.</source>
        <translation>Belum siap: {devices}. Pemohon boleh dipanggil.</translation>
    </message>
</context>
<context>
    <name>Tries</name>
    <message>
        <source>Try {number}</source>
        <translation>Percobaan {number}</translation>
    </message>
    <message>
        <source>used</source>
        <translation>dipakai</translation>
    </message>
    <message>
        <source>No picture is kept of it.</source>
        <translation>Tidak ada gambarnya.</translation>
    </message>
</context>
<context>
    <name>Turned</name>
    <message>
        <source>Officer: key {key}, or hold here for two seconds</source>
        <translation>Petugas: tombol {key}, atau tekan di sini 2 detik</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Sign in</source>
        <translation>Masuk</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hari ini</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Teknisi</translation>
    </message>
    <message>
        <source>Biodata</source>
        <translation>Biodata</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Perekaman</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Tinjau</translation>
    </message>
    <message>
        <source>Photo approval</source>
        <translation>Persetujuan foto</translation>
    </message>
    <message>
        <source>Finger check</source>
        <translation>Verifikasi jari</translation>
    </message>
    <message>
        <source>Signed statement</source>
        <translation>Pernyataan kebenaran data</translation>
    </message>
    <message>
        <source>Sealing the packet</source>
        <translation>Menyegel paket data</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Selesai</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Right four fingers</source>
        <translation>Empat jari kanan</translation>
    </message>
    <message>
        <source>Left four fingers</source>
        <translation>Empat jari kiri</translation>
    </message>
    <message>
        <source>Both thumbs</source>
        <translation>Dua ibu jari</translation>
    </message>
    <message>
        <source>Irises</source>
        <translation>Iris mata</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Tanda tangan</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Pernyataan</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>belum</translation>
    </message>
    <message>
        <source>now</source>
        <translation>sekarang</translation>
    </message>
    <message>
        <source>done</source>
        <translation>selesai</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>pengecualian</translation>
    </message>
    <message>
        <source>later</source>
        <translation>nanti</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Siap</translation>
    </message>
    <message>
        <source>Live picture</source>
        <translation>Gambar langsung</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Terekam</translation>
    </message>
    <message>
        <source>Device disconnected.
Plug the cable back in, or do this step later.</source>
        <translation>Alat terlepas.
Pasang kembali kabelnya, atau kerjakan langkah ini nanti.</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Baik</translation>
    </message>
    <message>
        <source>Not good enough</source>
        <translation>Belum cukup baik</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Tidak diperiksa</translation>
    </message>
    <message>
        <source>Own finger</source>
        <translation>Sidik jari petugas</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Wajah</translation>
    </message>
    <message>
        <source>Right thumb</source>
        <translation>Ibu jari kanan</translation>
    </message>
    <message>
        <source>Right index finger</source>
        <translation>Telunjuk kanan</translation>
    </message>
    <message>
        <source>Right middle finger</source>
        <translation>Jari tengah kanan</translation>
    </message>
    <message>
        <source>Right ring finger</source>
        <translation>Jari manis kanan</translation>
    </message>
    <message>
        <source>Right little finger</source>
        <translation>Kelingking kanan</translation>
    </message>
    <message>
        <source>Left thumb</source>
        <translation>Ibu jari kiri</translation>
    </message>
    <message>
        <source>Left index finger</source>
        <translation>Telunjuk kiri</translation>
    </message>
    <message>
        <source>Left middle finger</source>
        <translation>Jari tengah kiri</translation>
    </message>
    <message>
        <source>Left ring finger</source>
        <translation>Jari manis kiri</translation>
    </message>
    <message>
        <source>Left little finger</source>
        <translation>Kelingking kiri</translation>
    </message>
    <message>
        <source>Right eye</source>
        <translation>Iris kanan</translation>
    </message>
    <message>
        <source>Left eye</source>
        <translation>Iris kiri</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Fingerprint scanner</source>
        <translation>Alat sidik jari</translation>
    </message>
    <message>
        <source>Iris scanner</source>
        <translation>Alat iris</translation>
    </message>
    <message>
        <source>Signature pad</source>
        <translation>Papan tanda tangan</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>sedang disiapkan</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>siap</translation>
    </message>
    <message>
        <source>working</source>
        <translation>bekerja</translation>
    </message>
    <message>
        <source>disconnected</source>
        <translation>tidak terhubung</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>rusak</translation>
    </message>
    <message>
        <source>The NIK does not have 16 digits.
Type it again from the family card.</source>
        <translation>NIK tidak 16 angka.
Ketik ulang dari KK.</translation>
    </message>
    <message>
        <source>No province has these first two digits.
Compare the NIK with the family card.</source>
        <translation>Tidak ada provinsi dengan dua angka awal ini.
Cocokkan NIK dengan KK.</translation>
    </message>
    <message>
        <source>The day in the NIK cannot be.
Compare the NIK with the family card.</source>
        <translation>Tanggal dalam NIK tidak mungkin.
Cocokkan NIK dengan KK.</translation>
    </message>
    <message>
        <source>The month in the NIK cannot be.
Compare the NIK with the family card.</source>
        <translation>Bulan dalam NIK tidak mungkin.
Cocokkan NIK dengan KK.</translation>
    </message>
    <message>
        <source>The date in the NIK does not exist.
Compare the NIK with the family card.</source>
        <translation>Tanggal lahir dalam NIK tidak ada di kalender.
Cocokkan NIK dengan KK.</translation>
    </message>
    <message>
        <source>The NIK ends in 0000.
It will not be found; refer to the ADB.</source>
        <translation>NIK berakhir 0000.
Tidak akan ditemukan; arahkan ke ADB.</translation>
    </message>
    <message>
        <source>The NIK says another sex than the biodata.
A second officer must confirm.</source>
        <translation>Jenis kelamin dalam NIK berbeda.
Petugas kedua harus mengesahkan.</translation>
    </message>
    <message>
        <source>The NIK says another birth date.
A NIK never changes; compare the family card.</source>
        <translation>Tanggal lahir dalam NIK berbeda.
NIK tidak pernah berubah; cocokkan dengan KK.</translation>
    </message>
    <message>
        <source>The NIK was issued in another region.
That is allowed; the NIK stays.</source>
        <translation>NIK diterbitkan di daerah lain.
Itu boleh; NIK tetap.</translation>
    </message>
    <message>
        <source>The NIK does not tell the century.
Ask for the year of birth.</source>
        <translation>NIK tidak menunjukkan abad.
Tanyakan tahun lahir.</translation>
    </message>
    <message>
        <source>Size of the face</source>
        <translation>Ukuran wajah</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Jarak</translation>
    </message>
    <message>
        <source>Held straight</source>
        <translation>Tegak lurus</translation>
    </message>
    <message>
        <source>Facing the camera</source>
        <translation>Menghadap kamera</translation>
    </message>
    <message>
        <source>Whole head in the picture</source>
        <translation>Kepala utuh dalam gambar</translation>
    </message>
    <message>
        <source>Even backdrop</source>
        <translation>Latar rata</translation>
    </message>
    <message>
        <source>Backdrop colour</source>
        <translation>Warna latar</translation>
    </message>
    <message>
        <source>Held still</source>
        <translation>Tidak bergerak</translation>
    </message>
    <message>
        <source>Clean glass</source>
        <translation>Kaca bersih</translation>
    </message>
    <message>
        <source>Size of the iris</source>
        <translation>Ukuran iris</translation>
    </message>
    <message>
        <source>Eye in the picture</source>
        <translation>Mata di gambar</translation>
    </message>
    <message>
        <source>Eyes open</source>
        <translation>Mata terbuka</translation>
    </message>
    <message>
        <source>Eyes uncovered</source>
        <translation>Mata tidak tertutup</translation>
    </message>
    <message>
        <source>Mouth closed</source>
        <translation>Mulut tertutup</translation>
    </message>
    <message>
        <source>Not turned aside</source>
        <translation>Tidak menoleh</translation>
    </message>
    <message>
        <source>Not up or down</source>
        <translation>Tidak menengadah/menunduk</translation>
    </message>
    <message>
        <source>Eyes and mouth</source>
        <translation>Mata dan mulut</translation>
    </message>
    <message>
        <source>Edges of the ridges</source>
        <translation>Tepi garis jari</translation>
    </message>
    <message>
        <source>Free of grain</source>
        <translation>Bebas bintik</translation>
    </message>
    <message>
        <source>Free of noise</source>
        <translation>Bebas derau</translation>
    </message>
    <message>
        <source>Edge of the iris</source>
        <translation>Tepi iris</translation>
    </message>
    <message>
        <source>Edge of the pupil</source>
        <translation>Tepi pupil</translation>
    </message>
    <message>
        <source>Width of the pupil</source>
        <translation>Lebar pupil</translation>
    </message>
    <message>
        <source>Looks straight</source>
        <translation>Menatap lurus</translation>
    </message>
    <message>
        <source>No contact lens</source>
        <translation>Tanpa softlens</translation>
    </message>
    <message>
        <source>Inside the box</source>
        <translation>Di dalam kotak</translation>
    </message>
    <message>
        <source>Reports a second</source>
        <translation>Laporan per detik</translation>
    </message>
    <message>
        <source>Complete strokes</source>
        <translation>Coretan utuh</translation>
    </message>
    <message>
        <source>Missing (amputated)</source>
        <translation>Tidak ada (amputasi)</translation>
    </message>
    <message>
        <source>Not able to</source>
        <translation>Tidak mampu</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Ketajaman</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Pencahayaan</translation>
    </message>
    <message>
        <source>No glare</source>
        <translation>Tanpa silau</translation>
    </message>
    <message>
        <source>Even light</source>
        <translation>Cahaya merata</translation>
    </message>
    <message>
        <source>Position of the face</source>
        <translation>Posisi wajah</translation>
    </message>
    <message>
        <source>administrator (ADB)</source>
        <translation>administrator (ADB)</translation>
    </message>
    <message>
        <source>Thumb</source>
        <translation>Ibu jari</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Telunjuk</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>Jari tengah</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Jari manis</translation>
    </message>
    <message>
        <source>Little</source>
        <translation>Kelingking</translation>
    </message>
    <message>
        <source>Ridge clarity</source>
        <translation>Kejelasan garis</translation>
    </message>
    <message>
        <source>Finger area</source>
        <translation>Luas jari</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontras</translation>
    </message>
    <message>
        <source>Moisture</source>
        <translation>Kelembapan</translation>
    </message>
    <message>
        <source>Visible iris</source>
        <translation>Iris terlihat</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Panjang</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Laki-laki</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Perempuan</translation>
    </message>
    <message>
        <source>RED</source>
        <translation>MERAH</translation>
    </message>
    <message>
        <source>BLUE</source>
        <translation>BIRU</translation>
    </message>
    <message>
        <source>ORANGE</source>
        <translation>ORANYE</translation>
    </message>
    <message>
        <source>Bandaged or injured</source>
        <translation>Perban atau luka</translation>
    </message>
    <message>
        <source>Scarred or worn</source>
        <translation>Parut atau aus</translation>
    </message>
    <message>
        <source>Scanner cannot read it</source>
        <translation>Tidak terbaca alat</translation>
    </message>
    <message>
        <source>Blind eye</source>
        <translation>Tunanetra</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>belum rekam</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>draf</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>terekam</translation>
    </message>
    <message>
        <source>No face in view.
Point the camera at the person&apos;s face.</source>
        <translation>Wajah tidak terlihat.
Arahkan kamera ke wajah pemohon.</translation>
    </message>
    <message>
        <source>More than one face.
Ask the others to step aside.</source>
        <translation>Ada lebih dari satu wajah.
Minta orang lain menjauh.</translation>
    </message>
    <message>
        <source>Face too dark.
Turn the person towards the light.</source>
        <translation>Wajah terlalu gelap.
Hadapkan pemohon ke arah cahaya.</translation>
    </message>
    <message>
        <source>Face too bright.
Move out of direct light.</source>
        <translation>Wajah terlalu terang.
Jauhkan dari sinar langsung.</translation>
    </message>
    <message>
        <source>Light from one side.
Move the lamp or turn the chair.</source>
        <translation>Cahaya dari satu sisi.
Geser lampu atau putar kursi.</translation>
    </message>
    <message>
        <source>Photo blurred.
Ask the person to keep still.</source>
        <translation>Foto kabur.
Minta pemohon tidak bergerak.</translation>
    </message>
    <message>
        <source>Head tilted.
Ask the person to look straight ahead.</source>
        <translation>Kepala miring.
Minta pemohon menghadap lurus.</translation>
    </message>
    <message>
        <source>Head turned aside.
Ask the person to face the camera.</source>
        <translation>Kepala menoleh ke samping.
Minta pemohon menghadap kamera.</translation>
    </message>
    <message>
        <source>Part of the head is cut off.
Move the camera until the whole head shows.</source>
        <translation>Kepala terpotong di tepi gambar.
Geser kamera sampai seluruh kepala terlihat.</translation>
    </message>
    <message>
        <source>Eyes shut or covered.
Glasses off, hair aside, eyes open.</source>
        <translation>Mata terpejam atau tertutup.
Lepas kacamata, singkirkan rambut, buka mata.</translation>
    </message>
    <message>
        <source>Mouth open.
Ask the person to close the mouth.</source>
        <translation>Mulut terbuka.
Minta pemohon menutup mulut.</translation>
    </message>
    <message>
        <source>Face too small.
Move the camera closer.</source>
        <translation>Wajah terlalu kecil.
Majukan kamera.</translation>
    </message>
    <message>
        <source>Too close.
Move the camera back.</source>
        <translation>Terlalu dekat.
Mundurkan kamera.</translation>
    </message>
    <message>
        <source>Face off centre.
Bring the face inside the oval.</source>
        <translation>Wajah tidak di tengah.
Geser wajah ke dalam garis oval.</translation>
    </message>
    <message>
        <source>Backdrop uneven.
Stretch the cloth and remove shadows.</source>
        <translation>Latar tidak rata.
Rapikan kain dan hilangkan bayangan.</translation>
    </message>
    <message>
        <source>Backdrop must be RED (born in an odd year).
Change the backdrop.</source>
        <translation>Latar harus MERAH (lahir tahun ganjil).
Ganti latar.</translation>
    </message>
    <message>
        <source>Backdrop must be BLUE (born in an even year).
Change the backdrop.</source>
        <translation>Latar harus BIRU (lahir tahun genap).
Ganti latar.</translation>
    </message>
    <message>
        <source>Backdrop must be ORANGE (foreign citizen).
Change the backdrop.</source>
        <translation>Latar harus ORANYE (warga negara asing).
Ganti latar.</translation>
    </message>
    <message>
        <source>No finger on the glass.
Lay the fingers flat on the scanner.</source>
        <translation>Belum ada jari di kaca.
Letakkan jari datar di alat.</translation>
    </message>
    <message>
        <source>Not all fingers were read.
Press all fingers down together.</source>
        <translation>Tidak semua jari terbaca.
Tekan semua jari bersamaan.</translation>
    </message>
    <message>
        <source>A fingertip lies off the glass.
Pull the hand back a little.</source>
        <translation>Ujung jari keluar dari kaca.
Tarik tangan sedikit ke belakang.</translation>
    </message>
    <message>
        <source>The other hand lies on the glass.
Lay the hand there that is shown.</source>
        <translation>Tangan yang lain di atas kaca.
Letakkan tangan yang ditunjukkan.</translation>
    </message>
    <message>
        <source>Fingers dry.
Moisten them slightly.</source>
        <translation>Jari kering.
Lembapkan sedikit.</translation>
    </message>
    <message>
        <source>Fingers wet.
Wipe them dry first.</source>
        <translation>Jari basah.
Lap dulu sampai kering.</translation>
    </message>
    <message>
        <source>Print too faint.
Press a little harder.</source>
        <translation>Sidik jari terlalu tipis.
Tekan sedikit lebih kuat.</translation>
    </message>
    <message>
        <source>Too little of the finger.
Lay the fingers flat, not on their tips.</source>
        <translation>Jari terbaca sebagian.
Letakkan jari datar, bukan ujungnya.</translation>
    </message>
    <message>
        <source>Print unclear.
Wipe the glass and the fingers, then try again.</source>
        <translation>Sidik jari tidak jelas.
Lap kaca dan jari, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Print smeared.
Lay the fingers down and hold them still.</source>
        <translation>Cetakan jari tergeser.
Letakkan jari dan tahan, jangan digerakkan.</translation>
    </message>
    <message>
        <source>The scanner&apos;s picture has the wrong scale.
Call a technician.</source>
        <translation>Skala gambar pemindai salah.
Panggil teknisi.</translation>
    </message>
    <message>
        <source>The scanner&apos;s picture has light and dark swapped.
Call a technician.</source>
        <translation>Terang dan gelap gambar pemindai tertukar.
Panggil teknisi.</translation>
    </message>
    <message>
        <source>This finger is already recorded.
Check which hand lies on the glass.</source>
        <translation>Jari ini sudah direkam.
Periksa tangan mana di atas kaca.</translation>
    </message>
    <message>
        <source>A print of the person before.
Wipe the glass and see who lays the hand there.</source>
        <translation>Sidik jari orang sebelumnya.
Lap kaca dan lihat siapa yang meletakkan tangan.</translation>
    </message>
    <message>
        <source>A finger of the operator.
Only the person at the desk touches the glass.</source>
        <translation>Jari petugas.
Hanya pemohon yang menyentuh kaca.</translation>
    </message>
    <message>
        <source>Not the same fingers as before.
Make sure the same person is at the desk.</source>
        <translation>Jari tidak sama dengan tadi.
Pastikan orangnya sama.</translation>
    </message>
    <message>
        <source>No eye in view.
Hold the scanner level with the eyes.</source>
        <translation>Mata tidak terlihat.
Sejajarkan alat dengan mata.</translation>
    </message>
    <message>
        <source>Eyelid in the way.
Ask the person to open the eyes wide.</source>
        <translation>Tertutup kelopak mata.
Minta pemohon membuka mata lebar.</translation>
    </message>
    <message>
        <source>Eyes too far away.
Move the scanner closer.</source>
        <translation>Mata terlalu jauh.
Majukan alat.</translation>
    </message>
    <message>
        <source>Eyes too close.
Move the scanner back.</source>
        <translation>Mata terlalu dekat.
Jauhkan alat sedikit.</translation>
    </message>
    <message>
        <source>Eye out of focus.
Move the scanner slowly closer or further away.</source>
        <translation>Iris tidak fokus.
Gerakkan alat perlahan mendekat atau menjauh.</translation>
    </message>
    <message>
        <source>The eye moved.
Hold the scanner still, ask the person not to blink.</source>
        <translation>Mata bergerak.
Tahan alat, minta pemohon tidak berkedip.</translation>
    </message>
    <message>
        <source>Eye pale, its edges do not show.
Keep daylight out, wipe the scanner&apos;s window.</source>
        <translation>Iris pucat, tepinya tidak terlihat.
Halangi cahaya matahari, lap kaca alat.</translation>
    </message>
    <message>
        <source>Eye off centre.
Move the scanner until the eye is in the middle.</source>
        <translation>Mata tidak di tengah.
Geser alat sampai mata berada di tengah.</translation>
    </message>
    <message>
        <source>The eye looks aside.
Ask the person to look straight into the scanner.</source>
        <translation>Mata melirik ke samping.
Minta pemohon menatap lurus ke alat.</translation>
    </message>
    <message>
        <source>Pupil too wide or too narrow.
Make the room lighter, or shade the eyes.</source>
        <translation>Pupil terlalu lebar atau terlalu kecil.
Terangkan ruangan, atau teduhkan mata.</translation>
    </message>
    <message>
        <source>Perhaps a contact lens.
Ask; lenses must be taken out.</source>
        <translation>Mungkin memakai softlens.
Tanyakan; softlens harus dilepas.</translation>
    </message>
    <message>
        <source>The same eye was recorded twice.
Hold the scanner to the other eye.</source>
        <translation>Mata yang sama terekam dua kali.
Arahkan alat ke mata yang lain.</translation>
    </message>
    <message>
        <source>Reflection in the eye.
Take off glasses, turn away from the lamp.</source>
        <translation>Ada pantulan di mata.
Lepas kacamata, jauhkan dari lampu.</translation>
    </message>
    <message>
        <source>Nothing written yet.
Ask the person to sign on the pad.</source>
        <translation>Belum ada coretan.
Minta pemohon menulis di papan.</translation>
    </message>
    <message>
        <source>Signature too small.
Sign larger, inside the box.</source>
        <translation>Tanda tangan terlalu kecil.
Tulis lebih besar, di dalam kotak.</translation>
    </message>
    <message>
        <source>Parts of the signature are missing.
Sign again, a little slower.</source>
        <translation>Sebagian coretan hilang.
Tulis ulang, sedikit lebih pelan.</translation>
    </message>
    <message>
        <source>Time is up, nothing was recorded.
Press the button to try again.</source>
        <translation>Waktu habis, belum ada yang terekam.
Tekan tombol untuk mencoba lagi.</translation>
    </message>
    <message>
        <source>Quality was not checked.
Look closely before going on.</source>
        <translation>Mutu tidak diperiksa.
Periksa dengan teliti sebelum lanjut.</translation>
    </message>
    <message>
        <source>Not recorded yet.
Record now.</source>
        <translation>Belum rekam.
Silakan rekam.</translation>
    </message>
    <message>
        <source>Recorded, not sent yet.
Nothing to do.</source>
        <translation>Sudah direkam, belum dikirim.
Tidak perlu tindakan.</translation>
    </message>
    <message>
        <source>Being sent.
Nothing to do.</source>
        <translation>Sedang disiapkan untuk dikirim.
Tidak perlu tindakan.</translation>
    </message>
    <message>
        <source>Sent, waiting for the centre&apos;s receipt.
Older than 24 hours: press Push.</source>
        <translation>Terkirim, menunggu tanda terima pusat.
Lebih dari 24 jam: tekan Dorong; bila tetap, tanya ADB.</translation>
    </message>
    <message>
        <source>Received at the centre.
Nothing to do.</source>
        <translation>Sudah diterima pusat.
Tidak perlu tindakan.</translation>
    </message>
    <message>
        <source>The centre cannot read the recording.
Ask the ADB to delete it, then send or record again.</source>
        <translation>Rekaman tidak terbaca di pusat.
Ajukan hapus lewat ADB, lalu kirim atau rekam ulang.</translation>
    </message>
    <message>
        <source>The search at the centre failed.
Wait; the person did nothing wrong.</source>
        <translation>Pencarian di pusat gagal.
Tunggu; bukan kesalahan warga.</translation>
    </message>
    <message>
        <source>Not sent on.
Check the area code of the station.</source>
        <translation>Tidak terkirim.
Periksa kode area stasiun.</translation>
    </message>
    <message>
        <source>Must be sent again.
The station does it by itself.</source>
        <translation>Paket harus dikirim ulang.
Otomatis.</translation>
    </message>
    <message>
        <source>Being checked for uniqueness.
Wait.</source>
        <translation>Sedang diperiksa ketunggalannya.
Tunggu.</translation>
    </message>
    <message>
        <source>Duplicate.
Do NOT record again. Send the person to the Disdukcapil.</source>
        <translation>Data ganda.
JANGAN rekam ulang. Arahkan ke Disdukcapil.</translation>
    </message>
    <message>
        <source>Resembles another record, an expert decides.
Wait.</source>
        <translation>Mirip data lain, diperiksa ahli.
Tunggu.</translation>
    </message>
    <message>
        <source>Needs validation in the region.
Compare sex, photo and NIK.</source>
        <translation>Perlu validasi daerah.
Cocokkan jenis kelamin, foto, NIK.</translation>
    </message>
    <message>
        <source>Unique, ready for printing.
Printed from the age of 17.</source>
        <translation>Tunggal, siap cetak.
Dicetak mulai usia 17 tahun.</translation>
    </message>
    <message>
        <source>In the print queue.
Wait.</source>
        <translation>Antre cetak.
Tunggu.</translation>
    </message>
    <message>
        <source>Card printed.
Nothing to do.</source>
        <translation>Sudah dicetak.
Tidak perlu tindakan.</translation>
    </message>
    <message>
        <source>Card shipped.
Nothing to do.</source>
        <translation>Sudah dikirim.
Tidak perlu tindakan.</translation>
    </message>
    <message>
        <source>Card handed over and active.
Nothing to do.</source>
        <translation>Sudah diserahkan dan aktif.
Tidak perlu tindakan.</translation>
    </message>
    <message>
        <source>What was chosen for this station could not be read.
The station&apos;s own settings hold. Choose again in Settings (F8).</source>
        <translation>Pilihan untuk stasiun ini tidak dapat dibaca.
Setelan asli stasiun berlaku. Pilih lagi di Setelan (F8).</translation>
    </message>
    <message>
        <source>The settings have a mistake.
Ask the technician to correct the file.</source>
        <translation>Setelan salah tulis.
Minta teknisi memperbaiki berkasnya.</translation>
    </message>
    <message>
        <source>A settings file is missing.
Ask the technician to restore it.</source>
        <translation>Berkas setelan hilang.
Minta teknisi memulihkannya.</translation>
    </message>
    <message>
        <source>The area code of this station is wrong.
Do not record; call the technician.</source>
        <translation>Kode area stasiun salah.
Jangan merekam; hubungi teknisi.</translation>
    </message>
    <message>
        <source>The list of people cannot be read.
Import it again.</source>
        <translation>Daftar pemohon tidak terbaca.
Impor ulang.</translation>
    </message>
    <message>
        <source>This NIK is not on the list.
Check the digits; biodata comes first.</source>
        <translation>NIK ini tidak ada di daftar.
Periksa angkanya; biodata dulu.</translation>
    </message>
    <message>
        <source>This person cannot be recorded yet.
Recording starts at the age of 16.</source>
        <translation>Belum bisa direkam.
Perekaman mulai usia 16 tahun.</translation>
    </message>
    <message>
        <source>Already recorded here.
Do not record again; look up the status.</source>
        <translation>Sudah direkam di sini.
Jangan rekam ulang; lihat statusnya.</translation>
    </message>
    <message>
        <source>This NIK cannot be right.
Send the person to the Disdukcapil desk.</source>
        <translation>NIK ini tidak mungkin benar.
Arahkan pemohon ke loket Disdukcapil.</translation>
    </message>
    <message>
        <source>That is not possible at this step.
Finish the step on screen first.</source>
        <translation>Belum bisa pada langkah ini.
Selesaikan dulu langkah di layar.</translation>
    </message>
    <message>
        <source>A second officer must confirm.
Ask a colleague for name and PIN.</source>
        <translation>Petugas kedua harus mengesahkan.
Minta nama dan PIN rekan kerja.</translation>
    </message>
    <message>
        <source>Name or PIN is wrong.
Type the PIN again.</source>
        <translation>Nama atau PIN salah.
Ketik ulang PIN.</translation>
    </message>
    <message>
        <source>This officer&apos;s role is not enough to confirm this.
Ask somebody with the role that is named.</source>
        <translation>Peran petugas ini tidak cukup untuk menyetujui ini.
Minta petugas dengan peran yang disebut.</translation>
    </message>
    <message>
        <source>This account is locked.
Ask the administrator (ADB) to unlock it.</source>
        <translation>Akun ini dikunci.
Minta administrator (ADB) membukanya.</translation>
    </message>
    <message>
        <source>This account has ended.
Ask the administrator (ADB) for a new term.</source>
        <translation>Akun ini sudah berakhir.
Minta perpanjangan kepada administrator (ADB).</translation>
    </message>
    <message>
        <source>The list of accounts was changed by somebody who may not.
Do not go on; the administrator (ADB) checks and mends it.</source>
        <translation>Daftar akun diubah oleh yang tidak berhak.
Jangan lanjutkan; administrator (ADB) memeriksa dan memulihkannya.</translation>
    </message>
    <message>
        <source>The centre&apos;s list of officers is older than the last one, or gone.
The administrator (ADB) installs the newest list.</source>
        <translation>Daftar petugas dari pusat lebih lama dari yang terakhir, atau hilang.
Administrator (ADB) memasang daftar terbaru.</translation>
    </message>
    <message>
        <source>The list of officers is not from the centre, or not for this station.
Do not use it; ask the centre for a new one.</source>
        <translation>Daftar petugas ini bukan dari pusat, atau bukan untuk stasiun ini.
Jangan dipakai; minta yang baru dari pusat.</translation>
    </message>
    <message>
        <source>This is a one-time code.
Choose a PIN of your own: type it twice below.</source>
        <translation>Ini kode sekali pakai.
Pilih PIN Anda sendiri: ketik dua kali di kolom PIN baru.</translation>
    </message>
    <message>
        <source>This PIN will not do.
Take at least 6 digits, no run like 123456, not all the same.</source>
        <translation>PIN ini tidak boleh.
Pakai paling sedikit 6 angka, bukan urutan seperti 123456, tidak semua sama.</translation>
    </message>
    <message>
        <source>Too many wrong PINs.
Wait, then try again.</source>
        <translation>PIN salah terlalu sering.
Tunggu, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Device disconnected.
Plug the USB cable back in; what is recorded is safe.</source>
        <translation>Alat terlepas.
Pasang kembali kabel USB; rekaman aman.</translation>
    </message>
    <message>
        <source>The devices are being examined.
Wait until the examination is over, or cancel it (F7).</source>
        <translation>Perangkat sedang diperiksa.
Tunggu sampai pemeriksaan selesai, atau batalkan (F7).</translation>
    </message>
    <message>
        <source>Another program uses the device.
Close it, then try again.</source>
        <translation>Alat dipakai program lain.
Tutup program itu, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The device reports a fault.
Unplug it, wait, plug it in again.</source>
        <translation>Alat melaporkan gangguan.
Cabut, tunggu, pasang lagi.</translation>
    </message>
    <message>
        <source>The device could not prove what it is.
Do not use it; call the technician.</source>
        <translation>Keaslian alat tidak terbukti.
Jangan dipakai; hubungi teknisi.</translation>
    </message>
    <message>
        <source>The device does not answer.
Check cable and power, then try again.</source>
        <translation>Alat tidak menjawab.
Periksa kabel dan listrik, lalu coba lagi.</translation>
    </message>
    <message>
        <source>The station may not use the device.
Call the technician (udev rule).</source>
        <translation>Stasiun tidak diizinkan memakai alat.
Hubungi teknisi (aturan udev).</translation>
    </message>
    <message>
        <source>The device program stopped.
It is starting again; nothing is lost.</source>
        <translation>Program alat berhenti.
Sedang dinyalakan lagi; tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>The saved draft cannot be read.
Record this person from the start.</source>
        <translation>Draf tidak terbaca.
Rekam pemohon ini dari awal.</translation>
    </message>
    <message>
        <source>The register is locked.
Sign in to open it.</source>
        <translation>Register terkunci.
Masuk untuk membukanya.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong.
Set date and time right; recording goes on at once, nothing is lost.</source>
        <translation>Jam komputer ini salah.
Betulkan tanggal dan jam; perekaman langsung bisa lanjut, tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock shows a time that has already passed.
Set date and time right; recording goes on at once, nothing is lost.</source>
        <translation>Jam komputer ini menunjukkan waktu yang sudah lewat.
Betulkan tanggal dan jam; perekaman langsung bisa lanjut, tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock was changed since you signed in.
Check date and time, lock the screen and sign in again; nothing is lost.</source>
        <translation>Jam komputer ini diubah sejak Anda masuk.
Periksa tanggal dan jam, kunci layar, lalu masuk lagi; tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>The disk is full.
Send or export packets before recording.</source>
        <translation>Disk penuh.
Kirim atau ekspor paket sebelum merekam.</translation>
    </message>
    <message>
        <source>The disk cannot be written.
Stop recording and call the technician.</source>
        <translation>Disk tidak bisa ditulis.
Berhenti merekam dan hubungi teknisi.</translation>
    </message>
    <message>
        <source>A packet on disk was changed.
Leave it and call the technician.</source>
        <translation>Paket di disk berubah.
Biarkan dan hubungi teknisi.</translation>
    </message>
    <message>
        <source>Locked: the deletion at the centre is not confirmed.
Ask the ADB; a supervisor then confirms it with the ADB&apos;s reference.</source>
        <translation>Terkunci: penghapusan di pusat belum dipastikan.
Tanya ADB; lalu penyelia memastikan dengan nomor rujukan ADB.</translation>
    </message>
    <message>
        <source>The ADB&apos;s reference is missing.
Type the number of the letter or message.</source>
        <translation>Nomor rujukan ADB belum ada.
Ketik nomor surat atau pesannya.</translation>
    </message>
    <message>
        <source>No packet has this number.
Check the number on the slip.</source>
        <translation>Tidak ada paket bernomor ini.
Periksa nomor pada bukti.</translation>
    </message>
    <message>
        <source>These settings are not the ones the centre endorsed.
Do not record; the technician puts the endorsed settings back.</source>
        <translation>Setelan ini bukan setelan yang disahkan pusat.
Jangan merekam; teknisi memasang kembali setelan yang disahkan.</translation>
    </message>
    <message>
        <source>This endorsement is older than the one in use.
Ask the centre for the newest one.</source>
        <translation>Pengesahan ini lebih lama dari yang dipakai.
Minta pengesahan terbaru dari pusat.</translation>
    </message>
    <message>
        <source>What speaks to the region&apos;s database is not installed.
Recording and sending go on; the technician installs it.</source>
        <translation>Penghubung ke basis data wilayah belum terpasang.
Perekaman dan pengiriman jalan terus; teknisi memasangnya.</translation>
    </message>
    <message>
        <source>The region&apos;s database is out of reach.
Recording and sending go on; it is tried again by itself.</source>
        <translation>Basis data wilayah tidak terjangkau.
Perekaman dan pengiriman jalan terus; nanti dicoba lagi sendiri.</translation>
    </message>
    <message>
        <source>The region&apos;s database refuses this station.
Recording and sending go on; call whoever looks after the database.</source>
        <translation>Basis data wilayah menolak stasiun ini.
Perekaman dan pengiriman jalan terus; hubungi pengelola basis data.</translation>
    </message>
    <message>
        <source>This update is damaged, or not from the centre.
Install nothing from it; fetch it again from the centre.</source>
        <translation>Pembaruan ini rusak, atau bukan dari pusat.
Jangan pasang; ambil lagi dari pusat.</translation>
    </message>
    <message>
        <source>This update has ended.
Ask the centre for the newest one.</source>
        <translation>Masa pembaruan ini sudah habis.
Minta pembaruan terbaru dari pusat.</translation>
    </message>
    <message>
        <source>This update is older than what runs here.
Ask the centre for the newest one.</source>
        <translation>Pembaruan ini lebih lama dari yang terpasang.
Minta pembaruan terbaru dari pusat.</translation>
    </message>
    <message>
        <source>The register of this station is older than its packets.
Do not record anybody a second time; call the technician.</source>
        <translation>Register stasiun ini lebih lama daripada paket-paketnya.
Jangan merekam siapa pun untuk kedua kali; hubungi teknisi.</translation>
    </message>
    <message>
        <source>This station is open in another window.
Go on there, or close it first.</source>
        <translation>Stasiun ini sudah terbuka di jendela lain.
Lanjutkan di sana, atau tutup dulu.</translation>
    </message>
    <message>
        <source>Others can reach into this station&apos;s folder.
Call the technician.</source>
        <translation>Folder stasiun ini bisa dimasuki orang lain.
Hubungi teknisi.</translation>
    </message>
    <message>
        <source>This station&apos;s folder belongs to another user.
Call the technician.</source>
        <translation>Folder stasiun ini milik pengguna lain.
Hubungi teknisi.</translation>
    </message>
    <message>
        <source>Sending already runs.
Nothing to do.</source>
        <translation>Pengiriman sudah berjalan.
Tidak perlu tindakan.</translation>
    </message>
    <message>
        <source>The station has no key.
Call the technician to enrol the station.</source>
        <translation>Stasiun belum punya kunci.
Hubungi teknisi untuk mendaftarkan stasiun.</translation>
    </message>
    <message>
        <source>The station&apos;s key lies unprotected on the disk.
Do not record; the technician runs the provisioning once more.</source>
        <translation>Kunci stasiun tersimpan tanpa perlindungan di disk.
Jangan merekam; teknisi menjalankan pendaftaran stasiun sekali lagi.</translation>
    </message>
    <message>
        <source>The station&apos;s key is not open yet.
Sign in once; sending then goes on.</source>
        <translation>Kunci stasiun belum terbuka.
Masuk sekali; pengiriman lalu berjalan lagi.</translation>
    </message>
    <message>
        <source>The security chip or token with the station&apos;s key is not there.
Plug the token in again; without one, call the technician.</source>
        <translation>Cip keamanan atau token dengan kunci stasiun tidak ada.
Pasang lagi token; bila tidak memakai token, hubungi teknisi.</translation>
    </message>
    <message>
        <source>This user may not use the security chip.
The technician gives the station its right.</source>
        <translation>Pengguna ini tidak boleh memakai cip keamanan.
Teknisi memberi stasiun haknya.</translation>
    </message>
    <message>
        <source>The security chip or token is locked after wrong tries.
Do not try again; call the technician.</source>
        <translation>Cip keamanan atau token terkunci setelah percobaan yang salah.
Jangan mencoba lagi; hubungi teknisi.</translation>
    </message>
    <message>
        <source>The security chip or token refused the station&apos;s PIN.
It is not tried again; call the technician.</source>
        <translation>Cip keamanan atau token menolak PIN stasiun.
Tidak dicoba lagi; hubungi teknisi.</translation>
    </message>
    <message>
        <source>The security chip or token answered an error.
Switch the machine off and on; if it stays, call the technician.</source>
        <translation>Cip keamanan atau token menjawab dengan kesalahan.
Matikan dan hidupkan mesin; bila tetap, hubungi teknisi.</translation>
    </message>
    <message>
        <source>This certificate is for another key or another station.
The technician asks the centre for the right one.</source>
        <translation>Sertifikat ini untuk kunci lain atau stasiun lain.
Teknisi meminta yang benar kepada pusat.</translation>
    </message>
    <message>
        <source>The centre has taken this station&apos;s certificate away.
Do not record; the technician asks the centre why.</source>
        <translation>Pusat telah mencabut sertifikat stasiun ini.
Jangan merekam; teknisi menanyakan sebabnya kepada pusat.</translation>
    </message>
    <message>
        <source>The centre does not take this one-time code.
The technician asks for a new one.</source>
        <translation>Pusat tidak menerima kode sekali pakai ini.
Teknisi meminta kode baru.</translation>
    </message>
    <message>
        <source>The station&apos;s key cannot be used.
Call the technician.</source>
        <translation>Kunci stasiun tidak bisa dipakai.
Hubungi teknisi.</translation>
    </message>
    <message>
        <source>The centre&apos;s key has ended.
Do not record; the technician installs the new key list.</source>
        <translation>Kunci pusat sudah tidak berlaku.
Jangan merekam; teknisi memasang daftar kunci yang baru.</translation>
    </message>
    <message>
        <source>This key list is older than the one in use.
Ask the centre for the newest list.</source>
        <translation>Daftar kunci ini lebih lama dari yang dipakai.
Minta daftar terbaru ke pusat.</translation>
    </message>
    <message>
        <source>This station&apos;s certificate has ended.
Do not record; the technician renews the certificate.</source>
        <translation>Masa berlaku sertifikat stasiun ini sudah habis.
Jangan merekam; teknisi memperbarui sertifikat.</translation>
    </message>
    <message>
        <source>This station&apos;s certificate is not valid yet.
Check date and time of this computer; call the technician.</source>
        <translation>Sertifikat stasiun ini belum berlaku.
Periksa tanggal dan jam komputer ini; hubungi teknisi.</translation>
    </message>
    <message>
        <source>The packet did not pass its own check.
Do not send it; call the technician.</source>
        <translation>Paket tidak lolos pemeriksaan.
Jangan kirim; hubungi teknisi.</translation>
    </message>
    <message>
        <source>The centre is out of reach, and this station records online only.
Call nobody in yet; recording may begin when the line is back.</source>
        <translation>Pusat tidak terjangkau, dan stasiun ini hanya merekam secara daring.
Jangan panggil siapa pun dulu; mulai lagi setelah tersambung.</translation>
    </message>
    <message>
        <source>No line to the centre.
Go on recording; data is safe on this device.</source>
        <translation>Tidak tersambung ke pusat.
Teruskan merekam; data aman di perangkat ini.</translation>
    </message>
    <message>
        <source>The line stands still.
Sending resumes by itself.</source>
        <translation>Jaringan macet.
Pengiriman berlanjut otomatis.</translation>
    </message>
    <message>
        <source>Something on the line holds packets back.
Sending goes on in small pieces; tell the technician.</source>
        <translation>Ada perangkat di jaringan yang menahan paket.
Pengiriman berlanjut dalam potongan kecil; beri tahu teknisi.</translation>
    </message>
    <message>
        <source>The centre is busy.
Sending is tried again by itself.</source>
        <translation>Pusat sedang sibuk.
Pengiriman diulang otomatis.</translation>
    </message>
    <message>
        <source>The centre refused a packet.
Tell the data administrator (ADB).</source>
        <translation>Pusat menolak paket.
Beri tahu ADB.</translation>
    </message>
    <message>
        <source>The far side is not the centre.
Nothing was sent; call the technician.</source>
        <translation>Sambungan ini bukan pusat.
Tidak ada yang dikirim; hubungi teknisi.</translation>
    </message>
    <message>
        <source>The centre&apos;s receipt is not genuine.
The packet is kept; call the technician.</source>
        <translation>Tanda terima pusat tidak asli.
Paket tetap disimpan; hubungi teknisi.</translation>
    </message>
    <message>
        <source>Too many people at once.
Paste at most 1,000; this is no place to check whole lists.</source>
        <translation>Terlalu banyak orang sekaligus.
Tempel paling banyak 1.000; ini bukan tempat memeriksa seluruh daftar.</translation>
    </message>
    <message>
        <source>Enough people were looked up for today.
Go on tomorrow, or ask the ADB.</source>
        <translation>Batas pencarian hari ini sudah tercapai.
Lanjutkan besok, atau tanya ADB.</translation>
    </message>
    <message>
        <source>The status file cannot be read.
Ask for it as CSV or JSON, saved anew.</source>
        <translation>Berkas status tidak dapat dibaca.
Minta lagi sebagai CSV atau JSON, disimpan ulang.</translation>
    </message>
    <message>
        <source>The list or the outbox has changed since.
Compare again, then confirm.</source>
        <translation>Daftar atau kotak keluar sudah berubah.
Bandingkan lagi, lalu konfirmasi.</translation>
    </message>
    <message>
        <source>The file cannot be read.
Choose another file.</source>
        <translation>Berkas tidak terbaca.
Pilih berkas lain.</translation>
    </message>
    <message>
        <source>What is done here cannot be written into the audit trail.
Try again; if it stays so, call the technician.</source>
        <translation>Yang dilakukan di sini tidak dapat ditulis ke jejak audit.
Coba lagi; bila tetap, panggil teknisi.</translation>
    </message>
    <message>
        <source>The program made a mistake.
What is recorded is safe; call the technician.</source>
        <translation>Terjadi kesalahan program.
Rekaman aman; hubungi teknisi.</translation>
    </message>
    <message>
        <source>Sending.
Nothing to do.</source>
        <translation>Sedang mengirim.
Tidak perlu tindakan.</translation>
    </message>
    <message>
        <source>Nothing to send.
Everything has left.</source>
        <translation>Tidak ada kiriman.
Semuanya sudah terkirim.</translation>
    </message>
    <message>
        <source>Waiting for the next try.
Nothing to do.</source>
        <translation>Menunggu giliran berikutnya.
Tidak perlu tindakan.</translation>
    </message>
    <message>
        <source>Waiting for people.
See the list: each packet says who must act.</source>
        <translation>Menunggu tindakan orang.
Lihat daftar: tiap paket menyebut siapa yang bertindak.</translation>
    </message>
    <message>
        <source>Trying the line.
Nothing to do.</source>
        <translation>Mencoba jaringan.
Tidak perlu tindakan.</translation>
    </message>
    <message>
        <source>No line to the centre.
Packets are safe here, and go as soon as there is a line.</source>
        <translation>Tidak ada jaringan ke pusat.
Paket aman di sini, dan terkirim begitu ada jaringan.</translation>
    </message>
    <message>
        <source>The centre is busy.
Packets are safe here, and go when the centre has time.</source>
        <translation>Pusat sedang sibuk.
Paket aman di sini, dan terkirim begitu pusat sempat.</translation>
    </message>
    <message>
        <source>Centre and station do not accept each other.
Call the technician: clock, certificate or address. Packets are safe here.</source>
        <translation>Pusat dan stasiun tidak saling menerima.
Panggil teknisi: jam, sertifikat atau alamat. Paket aman di sini.</translation>
    </message>
    <message>
        <source>Sending is paused.
Nothing is sent until you press Resume.</source>
        <translation>Pengiriman dijeda.
Tidak ada yang dikirim sampai ditekan Lanjutkan.</translation>
    </message>
    <message>
        <source>The disk takes no writes.
Call the technician before recording on.</source>
        <translation>Disk tidak bisa ditulisi.
Panggil teknisi sebelum merekam lagi.</translation>
    </message>
    <message>
        <source>The sender made a mistake.
It tries again by itself. Call the technician.</source>
        <translation>Pengirim mengalami kesalahan.
Dicoba lagi dengan sendirinya. Panggil teknisi.</translation>
    </message>
    <message>
        <source>The sender is starting.
Wait a moment; nothing is lost.</source>
        <translation>Pengirim sedang mulai.
Tunggu sebentar; tidak ada yang hilang.</translation>
    </message>
    <message>
        <source>The station&apos;s keys are missing.
Call the technician. Packets are safe here and cannot be sent without keys.</source>
        <translation>Kunci stasiun tidak ada.
Panggil teknisi. Paket aman di sini, tetapi tidak bisa dikirim tanpa kunci.</translation>
    </message>
    <message>
        <source>The sender is not running.
The station starts it again by itself. Packets are safe here.</source>
        <translation>Pengirim tidak berjalan.
Stasiun menjalankannya lagi dengan sendirinya. Paket aman di sini.</translation>
    </message>
    <message>
        <source>Reading the outbox.
One moment.</source>
        <translation>Membaca kotak kirim.
Sebentar.</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Mengirim</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Semua terkirim</translation>
    </message>
    <message>
        <source>Next try soon</source>
        <translation>Menunggu giliran</translation>
    </message>
    <message>
        <source>People must act</source>
        <translation>Perlu tindakan</translation>
    </message>
    <message>
        <source>Trying the line</source>
        <translation>Mencoba jaringan</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Luring</translation>
    </message>
    <message>
        <source>Centre busy</source>
        <translation>Pusat sibuk</translation>
    </message>
    <message>
        <source>Call technician</source>
        <translation>Panggil teknisi</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Dijeda</translation>
    </message>
    <message>
        <source>Disk trouble</source>
        <translation>Disk bermasalah</translation>
    </message>
    <message>
        <source>Sender fault</source>
        <translation>Pengirim gagal</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Sedang mulai</translation>
    </message>
    <message>
        <source>Keys missing</source>
        <translation>Kunci tidak ada</translation>
    </message>
    <message>
        <source>Sender is off</source>
        <translation>Pengirim mati</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Membaca</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>Menunggu</translation>
    </message>
    <message>
        <source>Waits for the line.
It is tried again by itself.</source>
        <translation>Menunggu jaringan.
Dicoba lagi dengan sendirinya.</translation>
    </message>
    <message>
        <source>The centre is busy.
It is tried again when the centre said.</source>
        <translation>Pusat sedang sibuk.
Dicoba lagi pada waktu yang disebut pusat.</translation>
    </message>
    <message>
        <source>Centre and station do not accept each other.
Check clock, certificate and address.</source>
        <translation>Pusat dan stasiun tidak saling menerima.
Periksa jam, sertifikat dan alamat.</translation>
    </message>
    <message>
        <source>The centre does not take this packet.
Ask the ADB why; then press Push.</source>
        <translation>Pusat menolak paket ini.
Tanyakan sebabnya ke ADB; lalu tekan Dorong.</translation>
    </message>
    <message>
        <source>The centre cannot use it.
Call the person back and record again.</source>
        <translation>Pusat tidak bisa memakainya.
Panggil warga dan rekam ulang.</translation>
    </message>
    <message>
        <source>The area code is not accepted.
Correct it in the settings; then press Push.</source>
        <translation>Kode wilayah tidak diterima.
Perbaiki di setelan; lalu tekan Dorong.</translation>
    </message>
    <message>
        <source>The sealed file cannot be read.
Restore it from the backup; then press Push.</source>
        <translation>Berkas segel tidak terbaca.
Pulihkan dari cadangan; lalu tekan Dorong.</translation>
    </message>
    <message>
        <source>Found faulty too often.
Ask the ADB what is wrong; then press Push.</source>
        <translation>Terlalu sering dinyatakan rusak.
Tanyakan ke ADB apa yang salah; lalu tekan Dorong.</translation>
    </message>
    <message>
        <source>Sending is paused.
Press Resume.</source>
        <translation>Pengiriman dijeda.
Tekan Lanjutkan.</translation>
    </message>
    <message>
        <source>The sealed file is gone.
Restore it from the backup.</source>
        <translation>Berkas segel hilang.
Pulihkan dari cadangan.</translation>
    </message>
    <message>
        <source>The sealed file is damaged.
Restore it from the backup.</source>
        <translation>Berkas segel rusak.
Pulihkan dari cadangan.</translation>
    </message>
    <message>
        <source>The file is not what was sealed.
Do not send it; restore it from the backup.</source>
        <translation>Berkas bukan yang disegel.
Jangan dikirim; pulihkan dari cadangan.</translation>
    </message>
    <message>
        <source>A file that is no packet lay here.
It is set aside; look at it.</source>
        <translation>Ada berkas yang bukan paket.
Sudah disisihkan; periksa.</translation>
    </message>
    <message>
        <source>The index was damaged and made again.
Compare the list with the centre&apos;s.</source>
        <translation>Indeks rusak dan dibuat ulang.
Cocokkan daftar dengan daftar pusat.</translation>
    </message>
    <message>
        <source>The centre asks for a destroyed packet.
Speak with the ADB.</source>
        <translation>Pusat meminta paket yang sudah dimusnahkan.
Hubungi ADB.</translation>
    </message>
    <message>
        <source>Sealed, not picked up yet.
The sender picks it up as soon as it runs.</source>
        <translation>Disegel, belum diambil pengirim.
Diambil begitu pengirim berjalan.</translation>
    </message>
    <message>
        <source>Waits its turn for more than a day.
Press Push to send it first.</source>
        <translation>Menunggu giliran lebih dari sehari.
Tekan Dorong agar dikirim lebih dulu.</translation>
    </message>
    <message>
        <source>Sent, but no receipt for more than a day.
Press Push. If it stays, ask the ADB whether the NIK is at the centre.</source>
        <translation>Terkirim, lebih dari sehari tanpa tanda terima.
Tekan Dorong. Bila tetap, tanya ADB apakah NIK sudah ada di pusat.</translation>
    </message>
    <message>
        <source>Receipt is here, but the centre is silent.
Pushing does not help: ask the ADB whether the NIK is already at the centre.</source>
        <translation>Tanda terima ada, tetapi pusat diam.
Mendorong tidak menolong: tanya ADB apakah NIK sudah ada di pusat.</translation>
    </message>
    <message>
        <source>The centre gave an unknown status.
Ask the ADB what it means.</source>
        <translation>Pusat memberi status tak dikenal.
Tanyakan artinya ke ADB.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>tidak ada</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operator</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>penyelia</translation>
    </message>
    <message>
        <source>technician</source>
        <translation>teknisi</translation>
    </message>
    <message>
        <source>ADB (data administrator)</source>
        <translation>ADB (admin basis data)</translation>
    </message>
    <message>
        <source>the centre</source>
        <translation>pusat</translation>
    </message>
    <message>
        <source>Disdukcapil (printing)</source>
        <translation>Disdukcapil (pencetakan)</translation>
    </message>
    <message>
        <source>Need action</source>
        <translation>Perlu tindakan</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>At the centre</source>
        <translation>Di pusat</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Semua</translation>
    </message>
    <message>
        <source>The centre&apos;s name is not found. Check network and modem.</source>
        <translation>Nama pusat tidak ditemukan. Periksa jaringan dan modem.</translation>
    </message>
    <message>
        <source>This computer has no network. Check cable, Wi-Fi or modem.</source>
        <translation>Komputer ini tanpa jaringan. Periksa kabel, Wi-Fi atau modem.</translation>
    </message>
    <message>
        <source>The centre&apos;s service is off, or its address is wrong.</source>
        <translation>Layanan pusat mati, atau alamatnya salah.</translation>
    </message>
    <message>
        <source>The centre does not answer. The line may be weak.</source>
        <translation>Pusat tidak menjawab. Jaringan mungkin lemah.</translation>
    </message>
    <message>
        <source>The connection broke off. The line is weak.</source>
        <translation>Sambungan terputus. Jaringan lemah.</translation>
    </message>
    <message>
        <source>What answers is not the centre. Check the network&apos;s sign-in page.</source>
        <translation>Yang menjawab bukan pusat. Periksa halaman masuk jaringan.</translation>
    </message>
    <message>
        <source>What answers does not speak like the centre. Check the address.</source>
        <translation>Yang menjawab tidak berbicara seperti pusat. Periksa alamat.</translation>
    </message>
    <message>
        <source>The centre&apos;s certificate is for another address.</source>
        <translation>Sertifikat pusat untuk alamat lain.</translation>
    </message>
    <message>
        <source>The centre&apos;s certificate is not valid yet. Check this computer&apos;s clock.</source>
        <translation>Sertifikat pusat belum berlaku. Periksa jam komputer ini.</translation>
    </message>
    <message>
        <source>The centre&apos;s certificate has ended. Check this computer&apos;s clock.</source>
        <translation>Sertifikat pusat sudah berakhir. Periksa jam komputer ini.</translation>
    </message>
    <message>
        <source>The centre&apos;s certificate is not from anyone trusted here.</source>
        <translation>Sertifikat pusat bukan dari penerbit yang dipercaya di sini.</translation>
    </message>
    <message>
        <source>The centre does not accept this station&apos;s certificate. Renew it.</source>
        <translation>Pusat tidak menerima sertifikat stasiun ini. Perbarui.</translation>
    </message>
    <message>
        <source>this station</source>
        <translation>stasiun ini</translation>
    </message>
    <message>
        <source>the region</source>
        <translation>daerah</translation>
    </message>
    <message>
        <source>sealed at the desk</source>
        <translation>disegel di meja</translation>
    </message>
    <message>
        <source>announced to the centre</source>
        <translation>diumumkan ke pusat</translation>
    </message>
    <message>
        <source>pushed by a person</source>
        <translation>didorong petugas</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>tanda terima</translation>
    </message>
    <message>
        <source>sent again</source>
        <translation>dikirim ulang</translation>
    </message>
    <message>
        <source>sent whole</source>
        <translation>terkirim utuh</translation>
    </message>
    <message>
        <source>copied for the courier</source>
        <translation>disalin untuk kurir</translation>
    </message>
    <message>
        <source>carried by courier</source>
        <translation>dibawa kurir</translation>
    </message>
    <message>
        <source>arrived damaged</source>
        <translation>sampai dalam keadaan rusak</translation>
    </message>
    <message>
        <source>no receipt in time</source>
        <translation>tanda terima tidak datang tepat waktu</translation>
    </message>
    <message>
        <source>not on the centre&apos;s list</source>
        <translation>tidak ada di daftar pusat</translation>
    </message>
    <message>
        <source>resent by a person</source>
        <translation>dikirim ulang petugas</translation>
    </message>
    <message>
        <source>to be recorded again</source>
        <translation>akan direkam ulang</translation>
    </message>
    <message>
        <source>sealed file destroyed, history kept</source>
        <translation>berkas segel dimusnahkan, riwayat disimpan</translation>
    </message>
    <message>
        <source>no receipt came</source>
        <translation>tanda terima tidak datang</translation>
    </message>
    <message>
        <source>the centre says it has arrived; no receipt came</source>
        <translation>kata pusat sudah tiba; tanda terima tidak datang</translation>
    </message>
    <message>
        <source>receipt given</source>
        <translation>tanda terima diberikan</translation>
    </message>
    <message>
        <source>the recording can be read</source>
        <translation>rekaman terbaca</translation>
    </message>
    <message>
        <source>recorded once only</source>
        <translation>tunggal</translation>
    </message>
    <message>
        <source>drill of the emulated centre</source>
        <translation>latihan pusat tiruan</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>tidak diberitahukan</translation>
    </message>
    <message>
        <source>told twice</source>
        <translation>disebut dua kali</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>tidak lulus</translation>
    </message>
    <message>
        <source>not proven</source>
        <translation>tidak terbukti</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>tanpa nama petugas</translation>
    </message>
    <message>
        <source>only one person</source>
        <translation>hanya satu orang</translation>
    </message>
    <message>
        <source>account not known</source>
        <translation>akun tidak dikenal</translation>
    </message>
    <message>
        <source>role does not allow it</source>
        <translation>perannya tidak berhak</translation>
    </message>
    <message>
        <source>times do not fit</source>
        <translation>waktu tidak cocok</translation>
    </message>
    <message>
        <source>was cut</source>
        <translation>terpotong</translation>
    </message>
    <message>
        <source>not known to the centre</source>
        <translation>tidak dikenal pusat</translation>
    </message>
    <message>
        <source>Corrected biodata</source>
        <translation>Biodata diperbaiki</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Mutu</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Pembandingan</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Pengecualian</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Jejak audit</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Jam</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Posisi</translation>
    </message>
    <message>
        <source>which hand it is</source>
        <translation>tangan kanan atau kiri</translation>
    </message>
    <message>
        <source>the other fingers</source>
        <translation>jari lainnya</translation>
    </message>
    <message>
        <source>the person before</source>
        <translation>orang sebelumnya</translation>
    </message>
    <message>
        <source>the operator</source>
        <translation>petugas</translation>
    </message>
    <message>
        <source>All USB devices are listed.
Nothing to do.</source>
        <translation>Semua perangkat USB sudah didata.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>This computer shows no USB devices.
Tell the technician.</source>
        <translation>Komputer ini tidak menunjukkan perangkat USB.
Beri tahu teknisi.</translation>
    </message>
    <message>
        <source>The device is there.
Nothing to do.</source>
        <translation>Perangkat ada.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>The device does not answer.
Plug it in and switch it on.</source>
        <translation>Perangkat tidak menjawab.
Colokkan dan nyalakan.</translation>
    </message>
    <message>
        <source>A device is plugged in that nobody expects.
Unplug it, or tell the technician.</source>
        <translation>Ada perangkat yang tidak terdaftar.
Cabut, atau beri tahu teknisi.</translation>
    </message>
    <message>
        <source>Another device stands in its place.
Plug in the station&apos;s own device.</source>
        <translation>Perangkat lain terpasang di tempatnya.
Pasang perangkat milik stasiun ini.</translation>
    </message>
    <message>
        <source>The settings name a driver that does not exist.
Tell the technician.</source>
        <translation>Pengaturan menyebut driver yang tidak ada.
Beri tahu teknisi.</translation>
    </message>
    <message>
        <source>The settings name the driver of another kind of device.
Tell the technician.</source>
        <translation>Pengaturan menyebut driver untuk jenis perangkat lain.
Beri tahu teknisi.</translation>
    </message>
    <message>
        <source>The station may use it.
Nothing to do.</source>
        <translation>Stasiun boleh memakainya.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>The station may not use it.
Tell the technician: the rules are missing.</source>
        <translation>Stasiun tidak boleh memakainya.
Beri tahu teknisi: aturan akses belum dipasang.</translation>
    </message>
    <message>
        <source>Another program uses it.
Close that program, then try again.</source>
        <translation>Program lain sedang memakainya.
Tutup program itu, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Another program uses it.
Restart the computer, then try again.</source>
        <translation>Program lain sedang memakainya.
Nyalakan ulang komputer, lalu coba lagi.</translation>
    </message>
    <message>
        <source>It says who it is.
Nothing to do.</source>
        <translation>Perangkat menyebut identitasnya.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>It tells no serial number.
Write down which one it is.</source>
        <translation>Perangkat tidak menyebut nomor seri.
Catat perangkat yang mana.</translation>
    </message>
    <message>
        <source>It cannot prove who it is.
Do not use it; call the technician.</source>
        <translation>Perangkat tidak dapat membuktikan identitasnya.
Jangan dipakai; panggil teknisi.</translation>
    </message>
    <message>
        <source>Its own test is passed.
Nothing to do.</source>
        <translation>Uji mandirinya lulus.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>It says itself that it is not in order.
Plug it out and in again; then call the technician.</source>
        <translation>Perangkat melaporkan dirinya bermasalah.
Cabut dan colokkan lagi; lalu panggil teknisi.</translation>
    </message>
    <message>
        <source>Its certificate ends soon.
Tell the technician before that day.</source>
        <translation>Sertifikatnya segera habis masa berlaku.
Beri tahu teknisi sebelum hari itu.</translation>
    </message>
    <message>
        <source>It has no test of its own; it opened well.
Nothing to do.</source>
        <translation>Tidak punya uji mandiri; terbuka dengan baik.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>It answers quickly and without errors.
Nothing to do.</source>
        <translation>Menjawab cepat tanpa galat.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>It answers slowly.
Plug it directly into the computer.</source>
        <translation>Jawabannya lambat.
Colokkan langsung ke komputer.</translation>
    </message>
    <message>
        <source>Some of its answers fail.
Try another socket, then another cable.</source>
        <translation>Sebagian jawabannya gagal.
Coba colokan lain, lalu kabel lain.</translation>
    </message>
    <message>
        <source>Data comes damaged over its cable.
Take a shorter cable, away from chargers.</source>
        <translation>Data rusak di kabelnya.
Pakai kabel lebih pendek, jauh dari pengisi daya.</translation>
    </message>
    <message>
        <source>It does not answer.
Plug it out and in again; then call the technician.</source>
        <translation>Perangkat tidak menjawab.
Cabut dan colokkan lagi; lalu panggil teknisi.</translation>
    </message>
    <message>
        <source>Its live view flows.
Nothing to do.</source>
        <translation>Gambar langsungnya lancar.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>Its live view stutters.
Plug it directly into the computer.</source>
        <translation>Gambar langsungnya tersendat.
Colokkan langsung ke komputer.</translation>
    </message>
    <message>
        <source>It shows no live view.
Nothing to do.</source>
        <translation>Tidak menampilkan gambar langsung.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>A capture went well.
Nothing to do.</source>
        <translation>Pengambilan berjalan baik.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>The capture brought nothing usable.
Try again with a clean finger, or sit straight.</source>
        <translation>Pengambilan tidak menghasilkan apa-apa.
Coba lagi dengan jari bersih, atau duduk tegak.</translation>
    </message>
    <message>
        <source>The capture failed.
Plug it out and in again; then call the technician.</source>
        <translation>Pengambilan gagal.
Cabut dan colokkan lagi; lalu panggil teknisi.</translation>
    </message>
    <message>
        <source>What it records is hardly recognised.
Clean it, see to the light, try with somebody else.</source>
        <translation>Hasilnya hampir tidak dikenali.
Bersihkan, atur cahaya, coba dengan orang lain.</translation>
    </message>
    <message>
        <source>The glass is clean.
Nothing to do.</source>
        <translation>Kacanya bersih.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>Something lay on the glass.
Take the fingers off, then test again.</source>
        <translation>Ada sesuatu di atas kaca.
Angkat jari, lalu uji lagi.</translation>
    </message>
    <message>
        <source>It cannot show its empty glass.
Look at the glass against the light.</source>
        <translation>Kaca kosong tidak dapat ditampilkan.
Periksa kaca di bawah cahaya.</translation>
    </message>
    <message>
        <source>Glass, light and pixels are in order.
Nothing to do.</source>
        <translation>Kaca, cahaya, dan piksel baik.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>Some pixels are dead.
Clean the glass; then have it replaced.</source>
        <translation>Ada piksel mati.
Bersihkan kaca; lalu minta diganti.</translation>
    </message>
    <message>
        <source>The glass is dirty.
Wipe it with a dry cloth.</source>
        <translation>Kacanya kotor.
Lap dengan kain kering.</translation>
    </message>
    <message>
        <source>The glass is lit unevenly.
Shade it from the sun and lamps.</source>
        <translation>Cahaya di kaca tidak merata.
Lindungi dari matahari dan lampu.</translation>
    </message>
    <message>
        <source>Ridges hardly stand out.
Wipe the glass; then have it replaced.</source>
        <translation>Garis sidik jari hampir tidak terlihat.
Lap kaca; lalu minta diganti.</translation>
    </message>
    <message>
        <source>Two captures show the same picture.
Lift the finger between captures.</source>
        <translation>Dua pengambilan menunjukkan gambar yang sama.
Angkat jari di antara pengambilan.</translation>
    </message>
    <message>
        <source>It resolves what it says.
Nothing to do.</source>
        <translation>Resolusinya sesuai.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>It does not resolve what it says.
Tell the technician.</source>
        <translation>Resolusinya tidak sesuai.
Beri tahu teknisi.</translation>
    </message>
    <message>
        <source>Its resolution was not measured.
Test it with a ruled target.</source>
        <translation>Resolusinya belum diukur.
Uji dengan lembar bergaris.</translation>
    </message>
    <message>
        <source>No ruled lines were found on the glass.
Lay the target flat with its lines upright.</source>
        <translation>Garis pada lembar uji tidak ditemukan.
Letakkan lembar rata dengan garis tegak.</translation>
    </message>
    <message>
        <source>It shows no picture of what lies on its glass.
Measure it with its maker&apos;s program.</source>
        <translation>Perangkat tidak menunjukkan gambar di kacanya.
Ukur dengan program pembuatnya.</translation>
    </message>
    <message>
        <source>The guided test was not finished.
Read what to do, then test again.</source>
        <translation>Uji terpandu tidak selesai.
Baca petunjuknya, lalu uji lagi.</translation>
    </message>
    <message>
        <source>It resolves too little for a recording.
Have it replaced.</source>
        <translation>Resolusinya terlalu rendah untuk perekaman.
Minta diganti.</translation>
    </message>
    <message>
        <source>No picture came to look at.
See the lines above.</source>
        <translation>Tidak ada gambar untuk diperiksa.
Lihat baris di atas.</translation>
    </message>
    <message>
        <source>The picture is sharp.
Nothing to do.</source>
        <translation>Gambarnya tajam.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>The picture is not sharp.
Clean the lens; set the focus.</source>
        <translation>Gambarnya tidak tajam.
Bersihkan lensa; atur fokus.</translation>
    </message>
    <message>
        <source>The light is right.
Nothing to do.</source>
        <translation>Cahayanya tepat.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>The picture is too dark.
Switch the lamps on.</source>
        <translation>Gambarnya terlalu gelap.
Nyalakan lampu.</translation>
    </message>
    <message>
        <source>The picture is too bright.
Turn lamps away.</source>
        <translation>Gambarnya terlalu terang.
Jauhkan lampu.</translation>
    </message>
    <message>
        <source>The light does not flicker.
Nothing to do.</source>
        <translation>Cahayanya tidak berkedip.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>It gives the same picture over and over.
Plug it out and in again.</source>
        <translation>Kamera memberi gambar yang sama terus.
Cabut dan colokkan lagi.</translation>
    </message>
    <message>
        <source>The light flickers.
Change old tubes; tell the technician.</source>
        <translation>Cahayanya berkedip.
Ganti lampu tabung lama; beri tahu teknisi.</translation>
    </message>
    <message>
        <source>The backdrop is even.
Nothing to do.</source>
        <translation>Latarnya rata.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>The backdrop is uneven.
Smooth it; light it from both sides.</source>
        <translation>Latarnya tidak rata.
Ratakan; terangi dari dua sisi.</translation>
    </message>
    <message>
        <source>No picture of the camera came.
See the lines above.</source>
        <translation>Tidak ada gambar dari kamera.
Lihat baris di atas.</translation>
    </message>
    <message>
        <source>The eyes are sharp and large enough.
Nothing to do.</source>
        <translation>Mata tajam dan cukup besar.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>The eyes are not sharp or too small.
Clean the lens; come nearer.</source>
        <translation>Mata tidak tajam atau terlalu kecil.
Bersihkan lensa; lebih dekat.</translation>
    </message>
    <message>
        <source>The infrared light is right.
Nothing to do.</source>
        <translation>Cahaya inframerahnya tepat.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>The infrared light is weak or missing.
Plug it out and in again; then have it replaced.</source>
        <translation>Cahaya inframerahnya lemah atau mati.
Cabut dan colokkan lagi; lalu minta diganti.</translation>
    </message>
    <message>
        <source>The infrared light blinds the camera.
Shade it from the sun.</source>
        <translation>Cahaya inframerah menyilaukan kamera.
Lindungi dari matahari.</translation>
    </message>
    <message>
        <source>Its lamp lights.
Nothing to do.</source>
        <translation>Lampunya menyala.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>Its lamp does not light.
Try another cable; then have it replaced.</source>
        <translation>Lampunya tidak menyala.
Coba kabel lain; lalu minta diganti.</translation>
    </message>
    <message>
        <source>Other light outshines its lamp.
Shade it from the sun and bulbs.</source>
        <translation>Cahaya lain mengalahkan lampunya.
Lindungi dari matahari dan lampu pijar.</translation>
    </message>
    <message>
        <source>Its lamp cannot be switched from here.
Look at the lamp: it glows faintly red.</source>
        <translation>Lampunya tidak dapat diatur dari sini.
Lihat lampunya: menyala merah redup.</translation>
    </message>
    <message>
        <source>No picture of an eye came.
See the lines above.</source>
        <translation>Tidak ada gambar mata.
Lihat baris di atas.</translation>
    </message>
    <message>
        <source>The pen is followed without gaps.
Nothing to do.</source>
        <translation>Pena terbaca tanpa celah.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>Parts of the writing get lost.
Plug the pad directly into the computer.</source>
        <translation>Sebagian tulisan hilang.
Colokkan pad langsung ke komputer.</translation>
    </message>
    <message>
        <source>The pad fell silent under the pen.
Plug it out and in again; then have it replaced.</source>
        <translation>Pad berhenti saat ditulisi.
Cabut dan colokkan lagi; lalu minta diganti.</translation>
    </message>
    <message>
        <source>The pen seems to jump.
Take a shorter cable, away from chargers.</source>
        <translation>Pena tampak melompat.
Pakai kabel lebih pendek, jauh dari pengisi daya.</translation>
    </message>
    <message>
        <source>The pen is reported too rarely.
Plug the pad directly into the computer.</source>
        <translation>Pena terlalu jarang terbaca.
Colokkan pad langsung ke komputer.</translation>
    </message>
    <message>
        <source>A straight line comes out straight.
Nothing to do.</source>
        <translation>Garis lurus terbaca lurus.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>A straight line comes out crooked.
Tell the technician to calibrate it.</source>
        <translation>Garis lurus terbaca bengkok.
Minta teknisi mengkalibrasi.</translation>
    </message>
    <message>
        <source>Nobody drew a straight line.
Test again and draw one along a ruler.</source>
        <translation>Garis lurus belum digambar.
Uji lagi dan gambar dengan penggaris.</translation>
    </message>
    <message>
        <source>The pen is felt in all corners.
Nothing to do.</source>
        <translation>Pena terasa di semua sudut.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>The pen is not felt in a corner.
Test again; then have the pad replaced.</source>
        <translation>Pena tidak terasa di satu sudut.
Uji lagi; lalu minta pad diganti.</translation>
    </message>
    <message>
        <source>The corners were not tried.
Rest the pen in each corner, then draw the diagonal.</source>
        <translation>Sudut-sudut belum dicoba.
Tahan pena di tiap sudut, lalu gambar diagonal.</translation>
    </message>
    <message>
        <source>A pen at rest stays where it is.
Nothing to do.</source>
        <translation>Pena yang diam tetap di tempat.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>A pen at rest seems to tremble.
Keep the pad away from chargers and screens.</source>
        <translation>Pena yang diam tampak bergetar.
Jauhkan pad dari pengisi daya dan layar.</translation>
    </message>
    <message>
        <source>Nothing was written.
See the lines above.</source>
        <translation>Belum ada yang ditulis.
Lihat baris di atas.</translation>
    </message>
    <message>
        <source>It knows where the station is.
Nothing to do.</source>
        <translation>Lokasi stasiun diketahui.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>The place is too uncertain.
Lay the receiver at a window, and wait.</source>
        <translation>Lokasinya terlalu tidak pasti.
Letakkan penerima di jendela, lalu tunggu.</translation>
    </message>
    <message>
        <source>It sees no satellites.
Lay the receiver at a window or outside.</source>
        <translation>Satelit tidak terlihat.
Letakkan penerima di jendela atau di luar.</translation>
    </message>
    <message>
        <source>The printer is ready.
Nothing to do.</source>
        <translation>Pencetak siap.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>The printer is open.
Close the cover.</source>
        <translation>Pencetak terbuka.
Tutup penutupnya.</translation>
    </message>
    <message>
        <source>A part of the printer is stuck.
Switch it off, free the cutter, switch it on.</source>
        <translation>Bagian pencetak macet.
Matikan, bebaskan pemotong, nyalakan.</translation>
    </message>
    <message>
        <source>The paper is nearly used up.
Lay a new roll ready.</source>
        <translation>Kertas hampir habis.
Siapkan gulungan baru.</translation>
    </message>
    <message>
        <source>There is no paper.
Put a new roll in.</source>
        <translation>Kertas habis.
Pasang gulungan baru.</translation>
    </message>
    <message>
        <source>It reads codes.
Nothing to do.</source>
        <translation>Kode terbaca.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>Nobody showed it a code.
Test again and show it one.</source>
        <translation>Belum ada kode yang ditunjukkan.
Uji lagi dan tunjukkan kode.</translation>
    </message>
    <message>
        <source>It reads cards.
Nothing to do.</source>
        <translation>Kartu terbaca.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>No card lay on it.
Test again with a card on it.</source>
        <translation>Belum ada kartu di atasnya.
Uji lagi dengan kartu di atasnya.</translation>
    </message>
    <message>
        <source>The card does not answer.
Try another card.</source>
        <translation>Kartunya tidak menjawab.
Coba kartu lain.</translation>
    </message>
    <message>
        <source>Plugged in again, it is soon ready.
Nothing to do.</source>
        <translation>Setelah dicolok lagi, cepat siap.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>Plugged in again, it takes long.
Try another socket.</source>
        <translation>Setelah dicolok lagi, lama siapnya.
Coba colokan lain.</translation>
    </message>
    <message>
        <source>Plugged in again, it does not come back.
Restart the station.</source>
        <translation>Setelah dicolok lagi, tidak kembali.
Nyalakan ulang stasiun.</translation>
    </message>
    <message>
        <source>It was not pulled out.
Pull it out and put it in again.</source>
        <translation>Belum dicoba dicabut.
Cabut dan colokkan lagi.</translation>
    </message>
    <message>
        <source>Many captures in a row went well.
Nothing to do.</source>
        <translation>Banyak pengambilan beruntun berjalan baik.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>Among many captures some failed.
Try another cable; then have it replaced.</source>
        <translation>Dari banyak pengambilan, sebagian gagal.
Coba kabel lain; lalu minta diganti.</translation>
    </message>
    <message>
        <source>The program grows with each capture.
Send a ticket to the technician.</source>
        <translation>Program membesar tiap pengambilan.
Kirim tiket kepada teknisi.</translation>
    </message>
    <message>
        <source>No long test was run.
The technician can run one.</source>
        <translation>Uji panjang belum dijalankan.
Teknisi dapat menjalankannya.</translation>
    </message>
    <message>
        <source>The result is kept.
Nothing to do.</source>
        <translation>Hasilnya disimpan.
Tidak perlu berbuat apa-apa.</translation>
    </message>
    <message>
        <source>The result could not be kept.
See that the disk is not full.</source>
        <translation>Hasilnya tidak dapat disimpan.
Periksa apakah disk penuh.</translation>
    </message>
    <message>
        <source>Something was in order last time and is not now.
Begin with the lines in red.</source>
        <translation>Ada yang memburuk sejak uji terakhir.
Mulai dari baris merah.</translation>
    </message>
    <message>
        <source>Something else must be in order first.
See the lines above.</source>
        <translation>Hal lain harus beres dahulu.
Lihat baris di atas.</translation>
    </message>
    <message>
        <source>The test itself failed.
Send a ticket to the technician.</source>
        <translation>Pengujian itu sendiri gagal.
Kirim tiket kepada teknisi.</translation>
    </message>
    <message>
        <source>The slip is being printed.</source>
        <translation>Bukti perekaman sedang dicetak.</translation>
    </message>
    <message>
        <source>The slip is printed.
Give it to the person.</source>
        <translation>Bukti perekaman sudah dicetak.
Berikan kepada pemohon.</translation>
    </message>
    <message>
        <source>No printer. The slip is kept as a PDF.
It lies in the station&apos;s folder slips, named by its number.</source>
        <translation>Tidak ada printer. Bukti disimpan sebagai PDF.
Letaknya di folder slips stasiun ini, dengan nama nomor perekaman.</translation>
    </message>
    <message>
        <source>The printer has no paper.
Put a new roll in, then print again. The recording is safe.</source>
        <translation>Printer kehabisan kertas.
Pasang gulungan baru, lalu cetak lagi. Rekaman aman.</translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open.
Close it, then print again. The recording is safe.</source>
        <translation>Tutup printer terbuka.
Tutup dulu, lalu cetak lagi. Rekaman aman.</translation>
    </message>
    <message>
        <source>The slip could not be printed.
Check printer and paper, then print again. The recording is safe.</source>
        <translation>Bukti tidak dapat dicetak.
Periksa printer dan kertas, lalu cetak ulang. Rekaman aman.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Record again</source>
        <translation>Rekam ulang</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>Pengaduan</translation>
    </message>
    <message>
        <source>Status file</source>
        <translation>Berkas pusat</translation>
    </message>
    <message>
        <source>Daily report</source>
        <translation>Laporan harian</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Perangkat</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Setelan</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>menolak</translation>
    </message>
    <message>
        <source>comes again</source>
        <translation>datang lagi</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>tidak hadir</translation>
    </message>
    <message>
        <source>This file is no text list.
In the spreadsheet choose Save as, CSV UTF-8, and bring that file.</source>
        <translation>Berkas ini bukan daftar teks.
Di lembar kerja pilih Simpan sebagai, CSV UTF-8, lalu bawa berkas itu.</translation>
    </message>
    <message>
        <source>This is a workbook, not a list.
Open it in the spreadsheet, choose Save as, CSV UTF-8, and bring that file.</source>
        <translation>Ini buku kerja, bukan daftar.
Buka di lembar kerja, pilih Simpan sebagai, CSV UTF-8, lalu bawa berkas itu.</translation>
    </message>
    <message>
        <source>The list is too long for one day.
Bring a list of fewer than 20,000 people.</source>
        <translation>Daftar terlalu panjang untuk satu hari.
Bawa daftar kurang dari 20.000 orang.</translation>
    </message>
    <message>
        <source>Nobody stands in this list.
Below the headings each person needs a line.</source>
        <translation>Tidak ada orang di daftar ini.
Di bawah judul kolom, setiap orang perlu satu baris.</translation>
    </message>
    <message>
        <source>Nobody knows the heading of column {column}.
Take that column out, or name it as on the family card.</source>
        <translation>Judul kolom {column} tidak dikenal.
Hapus kolom itu, atau beri nama seperti di kartu keluarga.</translation>
    </message>
    <message>
        <source>The column {column} is missing.
Add it with its heading, then save again.</source>
        <translation>Kolom {column} tidak ada.
Tambahkan dengan judulnya, lalu simpan lagi.</translation>
    </message>
    <message>
        <source>The column {column} stands there twice.
Take one of them out.</source>
        <translation>Kolom {column} ada dua.
Hapus salah satunya.</translation>
    </message>
    <message>
        <source>{found} fields instead of {expected}.
Put text that holds a comma in quotation marks.</source>
        <translation>{found} isian, seharusnya {expected}.
Teks yang berisi koma harus diapit tanda kutip.</translation>
    </message>
    <message>
        <source>A quotation mark is opened and not closed.
Take it out; lines below it may be missing, too.</source>
        <translation>Tanda kutip dibuka tetapi tidak ditutup.
Hapus tanda itu; baris di bawahnya mungkin ikut hilang.</translation>
    </message>
    <message>
        <source>The NIK does not have 16 digits.
Copy it again from the family card.</source>
        <translation>NIK tidak 16 angka.
Salin lagi dari kartu keluarga.</translation>
    </message>
    <message>
        <source>The spreadsheet made a number of the NIK.
Format that column as text, type the NIK again.</source>
        <translation>Lembar kerja mengubah NIK menjadi bilangan.
Jadikan kolom itu teks, lalu ketik ulang NIK.</translation>
    </message>
    <message>
        <source>This NIK stands in an earlier line, too.
One of the two is wrong, or spare.</source>
        <translation>NIK ini sudah ada di baris sebelumnya.
Salah satunya keliru atau berlebih.</translation>
    </message>
    <message>
        <source>The name is missing.
Copy it from the family card.</source>
        <translation>Nama kosong.
Salin dari kartu keluarga.</translation>
    </message>
    <message>
        <source>{column}: this word is not known.
Write it as on the family card.</source>
        <translation>{column}: kata ini tidak dikenal.
Tulis seperti di kartu keluarga.</translation>
    </message>
    <message>
        <source>The birth date cannot be read, or the NIK says another one.
Write it as 1995-08-17.</source>
        <translation>Tanggal lahir tidak terbaca, atau berbeda dari NIK.
Tulis seperti 1995-08-17.</translation>
    </message>
    <message>
        <source>The permit is neither empty nor ITAP.
Write ITAP, or leave it empty.</source>
        <translation>Izin tinggal bukan kosong dan bukan ITAP.
Tulis ITAP, atau kosongkan.</translation>
    </message>
    <message>
        <source>{column}: this is a formula.
Write the text itself.</source>
        <translation>{column}: ini rumus.
Tulis teksnya langsung.</translation>
    </message>
    <message>
        <source>{column}: {found} letters are too many.
At most {expected}.</source>
        <translation>{column}: {found} huruf terlalu panjang.
Paling banyak {expected}.</translation>
    </message>
    <message>
        <source>NIK</source>
        <translation>NIK</translation>
    </message>
    <message>
        <source>family card number</source>
        <translation>nomor KK</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nama</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>jenis kelamin</translation>
    </message>
    <message>
        <source>birth place</source>
        <translation>tempat lahir</translation>
    </message>
    <message>
        <source>birth date</source>
        <translation>tanggal lahir</translation>
    </message>
    <message>
        <source>address</source>
        <translation>alamat</translation>
    </message>
    <message>
        <source>village</source>
        <translation>desa</translation>
    </message>
    <message>
        <source>district</source>
        <translation>kecamatan</translation>
    </message>
    <message>
        <source>regency</source>
        <translation>kabupaten</translation>
    </message>
    <message>
        <source>province</source>
        <translation>provinsi</translation>
    </message>
    <message>
        <source>religion</source>
        <translation>agama</translation>
    </message>
    <message>
        <source>marital status</source>
        <translation>status perkawinan</translation>
    </message>
    <message>
        <source>occupation</source>
        <translation>pekerjaan</translation>
    </message>
    <message>
        <source>nationality</source>
        <translation>kewarganegaraan</translation>
    </message>
    <message>
        <source>blood type</source>
        <translation>golongan darah</translation>
    </message>
    <message>
        <source>permit</source>
        <translation>izin tinggal</translation>
    </message>
    <message>
        <source>status</source>
        <translation>status</translation>
    </message>
    <message>
        <source>Both eyes are open</source>
        <translation>Kedua mata terbuka</translation>
    </message>
    <message>
        <source>The mouth is shut</source>
        <translation>Mulut tertutup</translation>
    </message>
    <message>
        <source>No glasses, no coloured lenses</source>
        <translation>Tanpa kacamata dan softlens</translation>
    </message>
    <message>
        <source>The backdrop has the right colour</source>
        <translation>Warna latar benar</translation>
    </message>
    <message>
        <source>It is the person who sits here</source>
        <translation>Benar orang yang duduk di sini</translation>
    </message>
    <message>
        <source>Language
Of every screen. F10 changes it at any moment.</source>
        <translation>Bahasa
Untuk semua layar. F10 menggantinya kapan saja.</translation>
    </message>
    <message>
        <source>Look
Outdoors is for sunlight: black on white, thick lines. F9 changes it.</source>
        <translation>Tampilan
Luar ruang untuk di bawah matahari: hitam di atas putih, garis tebal. F9 menggantinya.</translation>
    </message>
    <message>
        <source>Letters
Outdoors they are of 115 % in any case. 130 % needs a screen of 1920 x 1080 and holds from the next start; a smaller screen shows 115 %.</source>
        <translation>Huruf
Di luar ruang selalu 115 %. 130 % perlu layar 1920 x 1080 dan berlaku sejak aplikasi dibuka lagi; layar yang lebih kecil menampilkan 115 %.</translation>
    </message>
    <message>
        <source>Sounds
High: captured. Twice the same: once more. Low: something is wrong. The screen always says it too.</source>
        <translation>Suara
Nada naik: terekam. Dua nada sama: ulangi. Nada rendah: ada yang salah. Layar selalu mengatakannya juga.</translation>
    </message>
    <message>
        <source>Take by itself
When all is good for a moment, the sample is taken without a press.</source>
        <translation>Ambil otomatis
Bila semuanya baik sejenak, rekaman diambil tanpa menekan tombol.</translation>
    </message>
    <message>
        <source>Spare the battery
Fewer live pictures a second. What is recorded stays as good. By itself: on battery, below 30 %.</source>
        <translation>Hemat baterai
Gambar langsung lebih jarang. Mutu rekaman tetap sama. Otomatis: saat memakai baterai di bawah 30 %.</translation>
    </message>
    <message>
        <source>Person&apos;s display
Fills a second screen where there is one; otherwise it is a window that can be turned to the person.</source>
        <translation>Layar pemohon
Memenuhi layar kedua bila ada; bila tidak, menjadi jendela yang dapat diputar ke pemohon.</translation>
    </message>
    <message>
        <source>Foot pedal
The pedal presses the big button of every screen. Teach it once: press Teach, then step on it.</source>
        <translation>Pedal kaki
Pedal menekan tombol besar di setiap layar. Kenalkan sekali: tekan Kenalkan, lalu injak pedalnya.</translation>
    </message>
    <message>
        <source>Order of steps
Holds from the next person on. The supervisor or the administrator may change it.</source>
        <translation>Urutan langkah
Berlaku mulai pemohon berikutnya. Yang boleh mengubah: penyelia atau administrator.</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Kantor</translation>
    </message>
    <message>
        <source>Outdoors</source>
        <translation>Luar ruang</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Malam</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Nyala</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Mati</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ya</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Tidak</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Otomatis</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Selalu</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Tidak pernah</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Terbuka</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Tertutup</translation>
    </message>
    <message>
        <source>Lay the fingers that the drawn hand shows flat on the glass and press lightly.
Dry fingers: moisten them a little, or rub them.
Wet fingers: dry them with a cloth.
Fewer fingers are seen than wanted: press with all of them at once; clean the glass.
A finger is missing or bandaged: press X; the supervisor confirms it.
Not good after the last try: the best try can be accepted, or the step left for later.</source>
        <translation>Letakkan jari yang ditunjukkan gambar tangan rata di kaca dan tekan ringan.
Jari kering: lembapkan sedikit, atau gosok.
Jari basah: lap dengan kain.
Jari yang terbaca kurang: tekan semua bersamaan; bersihkan kaca.
Jari tidak ada atau dibalut: tekan X; penyelia mengesahkan.
Belum baik setelah percobaan terakhir: yang terbaik dapat diterima, atau langkah ini ditunda.</translation>
    </message>
    <message>
        <source>Type user name and PIN. What was begun before a lock goes on at its step.
PIN forgotten: the administrator makes a new one.
Too many tries: wait until the time shown is over.
A lamp on the left is red: sign in all the same and examine the devices (F7).</source>
        <translation>Ketik nama pengguna dan PIN. Yang dimulai sebelum layar terkunci dilanjutkan di langkahnya.
Lupa PIN: administrator membuat yang baru.
Terlalu banyak percobaan: tunggu sampai waktu yang tertera habis.
Lampu di kiri merah: tetap masuk, lalu periksa perangkat (F7).</translation>
    </message>
    <message>
        <source>Choose a person and press Start. Searching is by name or NIK.
The person is not on the list: compare with the family card, then send them to the biodata counter.
A draft stands there: Continue goes on where it stopped; nothing is lost.
A lamp on the left is red: plug the device in again, or examine it (F7).
No line: record on. What is sealed is safe and is sent by itself later.</source>
        <translation>Pilih pemohon lalu tekan Mulai. Cari dengan nama atau NIK.
Pemohon tidak ada di daftar: cocokkan dengan kartu keluarga, lalu arahkan ke loket biodata.
Ada draf: Lanjutkan meneruskan dari tempat berhenti; tidak ada yang hilang.
Lampu di kiri merah: pasang kembali alatnya, atau periksa (F7).
Tidak ada jaringan: tetap merekam. Yang sudah disegel aman dan dikirim sendiri nanti.</translation>
    </message>
    <message>
        <source>A technician examines the devices and changes settings, and sees nobody&apos;s data.
A device does not answer: F7 says what was found and what to do next.
Help from far away is needed: F7, then save a ticket onto a USB stick.</source>
        <translation>Teknisi memeriksa perangkat dan mengubah setelan, tanpa melihat data siapa pun.
Alat tidak menjawab: F7 menyebut apa yang ditemukan dan apa yang harus dilakukan.
Perlu bantuan dari jauh: F7, lalu simpan tiket ke USB.</translation>
    </message>
    <message>
        <source>Read the biodata aloud and compare them with the family card.
A line is otherwise on the family card: S corrects it, with a second officer.
It is somebody else, or another NIK: do not record; S says where to go.
NIK and sex or date differ: a second officer confirms with a PIN.</source>
        <translation>Bacakan biodata dan cocokkan dengan Kartu Keluarga.
Ada baris yang berbeda dengan Kartu Keluarga: tekan S, perbaiki bersama petugas kedua.
Orang lain, atau NIK lain: jangan rekam; S menunjukkan ke mana.
NIK berbeda dengan jenis kelamin atau tanggal: petugas kedua memastikan dengan PIN.</translation>
    </message>
    <message>
        <source>The face stands inside the oval, eyes open, mouth shut, in even light.
Too dark or too bright: turn the person or the lamp; no sun from one side.
The backdrop is the wrong one: red for odd years of birth, blue for even ones.
The person sits in a wheelchair or cannot hold still: lower the camera, then press the big button yourself.
Not good after the last try: the best try can be accepted.</source>
        <translation>Wajah di dalam garis oval, mata terbuka, mulut tertutup, cahaya merata.
Terlalu gelap atau terang: putar pemohon atau lampu; jangan ada sinar dari satu sisi.
Latar salah: merah untuk tahun lahir ganjil, biru untuk genap.
Pemohon memakai kursi roda atau tidak bisa diam: rendahkan kamera, lalu tekan sendiri tombol besar.
Belum baik setelah percobaan terakhir: yang terbaik dapat diterima.</translation>
    </message>
    <message>
        <source>Both eyes look into the device, wide open, without glasses.
Lids cover the eye: ask the person to open wide, then to look up a little.
Too far or too near: follow the words on the right.
An eye is missing or blind: press X; the supervisor confirms it.</source>
        <translation>Kedua mata melihat ke alat, terbuka lebar, tanpa kacamata.
Kelopak menutupi mata: minta mata dibuka lebar, lalu melihat sedikit ke atas.
Terlalu jauh atau dekat: ikuti kata-kata di sebelah kanan.
Mata tidak ada atau buta: tekan X; penyelia mengesahkan.</translation>
    </message>
    <message>
        <source>The person signs on the pad as on paper, then the big button is pressed.
It went wrong: R lets the person sign again.
The person cannot write: a line or a cross will do; if not even that, press X.</source>
        <translation>Pemohon menandatangani di papan seperti di kertas, lalu tombol besar ditekan.
Salah tulis: R untuk menandatangani lagi.
Pemohon tidak bisa menulis: garis atau silang cukup; bila itu pun tidak bisa, tekan X.</translation>
    </message>
    <message>
        <source>Look at everything once more. A step on the left leads back to it.
One sample is weak: go back to its step and try again; the best one counts.
A step was left for later: it must be done before the packet is sealed.</source>
        <translation>Lihat semuanya sekali lagi. Langkah di kiri membawa kembali ke sana.
Satu rekaman lemah: kembali ke langkahnya dan coba lagi; yang terbaik yang dipakai.
Ada langkah yang ditunda: harus selesai sebelum paket disegel.</translation>
    </message>
    <message>
        <source>Show the person the photo and ask whether it may be on the card.
The person does not like it: it is taken again.</source>
        <translation>Perlihatkan foto kepada pemohon dan tanyakan apakah boleh dipakai di KTP.
Pemohon tidak suka: foto diambil lagi.</translation>
    </message>
    <message>
        <source>Both index fingers are scanned again, to see that they are this person&apos;s.
They do not match: clean the glass and try again; a supervisor may accept it.</source>
        <translation>Kedua telunjuk dipindai lagi untuk memastikan milik pemohon ini.
Tidak cocok: bersihkan kaca dan coba lagi; penyelia boleh menerima.</translation>
    </message>
    <message>
        <source>The person reads the statement, or it is read aloud, and signs.
The person does not agree: go back to the list; nothing is sealed.
The person reads English: F10 shows the statement in English.</source>
        <translation>Pemohon membaca pernyataan, atau dibacakan, lalu menandatangani.
Pemohon tidak setuju: kembali ke daftar; tidak ada yang disegel.
Pemohon membaca bahasa Inggris: F10 menampilkan pernyataan dalam bahasa Inggris.</translation>
    </message>
    <message>
        <source>The packet is being sealed and written. Wait a moment.
The power goes: nothing is lost; sign in again and seal once more.</source>
        <translation>Paket sedang disegel dan disimpan. Tunggu sebentar.
Listrik mati: tidak ada yang hilang; masuk lagi dan segel sekali lagi.</translation>
    </message>
    <message>
        <source>The packet is sealed and safe. Give the slip to the person.
No printer: the slip is kept as a file and can be printed again from the outbox.</source>
        <translation>Paket sudah disegel dan aman. Berikan tanda terima kepada pemohon.
Tidak ada pencetak: tanda terima disimpan sebagai berkas dan dapat dicetak lagi dari outbox.</translation>
    </message>
    <message>
        <source>People whom the centre wants recorded once more, and why.
Somebody cannot be reached: leave them on the list and note it.</source>
        <translation>Orang yang diminta pusat untuk direkam ulang, dan sebabnya.
Tidak dapat dihubungi: biarkan di daftar dan beri catatan.</translation>
    </message>
    <message>
        <source>Find out where somebody&apos;s recording is, and what to tell them.
Nothing is found: compare the number with the slip, digit by digit.</source>
        <translation>Cari di mana rekaman seseorang dan apa yang disampaikan kepadanya.
Tidak ditemukan: cocokkan nomor dengan tanda terima, angka demi angka.</translation>
    </message>
    <message>
        <source>Compares the centre&apos;s status file with what is known here. Nothing changes unasked.
No file is found: put the stick in, then look again with R.
Lines cannot be read: ask for the file once more, saved as CSV.</source>
        <translation>Membandingkan berkas status pusat dengan data di sini. Tidak ada yang berubah tanpa persetujuan.
Berkas tidak ditemukan: pasang stik USB, lalu cari lagi dengan R.
Baris tidak terbaca: minta berkasnya sekali lagi, disimpan sebagai CSV.</translation>
    </message>
    <message>
        <source>What was done today, to be printed or saved at the end of the day.
Figures look wrong: they are counted from sealed packets; look into the outbox (F6).</source>
        <translation>Yang dikerjakan hari ini, untuk dicetak atau disimpan di akhir hari.
Angka terlihat salah: dihitung dari paket yang disegel; lihat outbox (F6).</translation>
    </message>
    <message>
        <source>Every sealed packet, where it is, and who must act.
Nothing is sent: see what the line says at the top. Packets are safe meanwhile.
A packet came back: H shows why and what is next.
The line is expensive: P pauses sending.</source>
        <translation>Setiap paket yang disegel, di mana, dan siapa yang harus bertindak.
Tidak ada yang terkirim: lihat keadaan jaringan di atas. Paket tetap aman.
Paket dikembalikan: H menunjukkan sebabnya dan langkah berikutnya.
Jaringan mahal: P menjeda pengiriman.</translation>
    </message>
    <message>
        <source>Examines every device and says what was found and what to do next.
A device is red: do what stands beside it, then examine it again.
It stays red: save a ticket and give it to the workshop. It holds nobody&apos;s data.</source>
        <translation>Memeriksa setiap alat dan menyebut apa yang ditemukan serta langkah berikutnya.
Alat merah: lakukan yang tertulis di sampingnya, lalu periksa lagi.
Tetap merah: simpan tiket dan berikan ke bengkel. Isinya bukan data siapa pun.</translation>
    </message>
    <message>
        <source>What holds at this station. Every change is kept at once and noted.
Letters are too small: choose 115 %, or the look Outdoors.
The pedal does nothing: teach it here.</source>
        <translation>Yang berlaku di stasiun ini. Setiap perubahan langsung disimpan dan dicatat.
Huruf terlalu kecil: pilih 115 %, atau tampilan Luar ruang.
Pedal tidak bekerja: kenalkan di sini.</translation>
    </message>
    <message>
        <source>the big button</source>
        <translation>tombol besar</translation>
    </message>
    <message>
        <source>back; never loses anything</source>
        <translation>kembali; tidak ada yang hilang</translation>
    </message>
    <message>
        <source>to the next button</source>
        <translation>ke tombol berikutnya</translation>
    </message>
    <message>
        <source>this help</source>
        <translation>bantuan ini</translation>
    </message>
    <message>
        <source>look: office, outdoors, night</source>
        <translation>tampilan: kantor, luar ruang, malam</translation>
    </message>
    <message>
        <source>language</source>
        <translation>bahasa</translation>
    </message>
    <message>
        <source>lock the screen</source>
        <translation>kunci layar</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>beres</translation>
    </message>
    <message>
        <source>to look at</source>
        <translation>perlu dilihat</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>rusak</translation>
    </message>
    <message>
        <source>not examined</source>
        <translation>belum diperiksa</translation>
    </message>
    <message>
        <source>Not examined yet
All devices take half a minute. Somebody sits before the camera, lays fingers on the scanner and writes on the pad meanwhile.</source>
        <translation>Belum diperiksa
Semua alat perlu setengah menit. Selama itu seseorang duduk di depan kamera, meletakkan jari di pemindai dan menulis di papan.</translation>
    </message>
    <message>
        <source>Preparing
The station lets go of its devices. Nobody is recorded meanwhile.</source>
        <translation>Menyiapkan
Stasiun melepas alat-alatnya. Selama itu tidak ada yang direkam.</translation>
    </message>
    <message>
        <source>Examining
Sit before the camera, lay four fingers on the scanner, look into the iris device, write on the pad.</source>
        <translation>Sedang memeriksa
Duduk di depan kamera, letakkan empat jari di pemindai, lihat ke alat iris, tulis di papan.</translation>
    </message>
    <message>
        <source>Examined
The station has its devices back.</source>
        <translation>Selesai diperiksa
Stasiun sudah memakai alatnya lagi.</translation>
    </message>
    <message>
        <source>Cancelled
What was found so far stays. The station has its devices back.</source>
        <translation>Dibatalkan
Yang sudah ditemukan tetap ada. Stasiun sudah memakai alatnya lagi.</translation>
    </message>
    <message>
        <source>The examination ended early
Try again. If it stays so, restart the computer and call the workshop.</source>
        <translation>Pemeriksaan terhenti
Coba lagi. Bila tetap begitu, nyalakan ulang komputer dan hubungi bengkel.</translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation>Pencetak bukti</translation>
    </message>
    <message>
        <source>GPS receiver</source>
        <translation>Penerima GPS</translation>
    </message>
    <message>
        <source>Code reader</source>
        <translation>Pembaca kode</translation>
    </message>
    <message>
        <source>Card reader</source>
        <translation>Pembaca kartu</translation>
    </message>
    <message>
        <source>Examine all</source>
        <translation>Periksa semua</translation>
    </message>
    <message>
        <source>Pull the plugs
Each emulated plug is pulled and put in; the device must be ready again in two seconds.</source>
        <translation>Cabut colokan
Setiap colokan tiruan dicabut dan dipasang; alat harus siap lagi dalam dua detik.</translation>
    </message>
    <message>
        <source>Measure pixels
Lay the ruled target of 1 mm on the clean glass, lines upright, and press it flat until the light goes out.</source>
        <translation>Ukur piksel
Letakkan sasaran bergaris 1 mm di kaca bersih, garis tegak, dan tekan rata sampai lampunya padam.</translation>
    </message>
    <message>
        <source>Test the corners
Rest the pen half a second in each of the four corners, then draw one line from corner to corner along a ruler.</source>
        <translation>Uji sudut papan
Diamkan pena setengah detik di keempat sudut, lalu tarik satu garis dari sudut ke sudut dengan penggaris.</translation>
    </message>
    <message>
        <source>The report is being written.</source>
        <translation>Laporan sedang ditulis.</translation>
    </message>
    <message>
        <source>The report is printed.</source>
        <translation>Laporan sudah dicetak.</translation>
    </message>
    <message>
        <source>The report is written.
It lies in the station&apos;s folder reports, named by its day. It holds personal data: keep it locked away.</source>
        <translation>Laporan sudah ditulis.
Berkasnya di folder reports stasiun, bernama tanggalnya. Memuat data pribadi: simpan terkunci.</translation>
    </message>
    <message>
        <source>There is no printer.
Press X: the report is kept as a PDF.</source>
        <translation>Tidak ada printer.
Tekan X: laporan disimpan sebagai PDF.</translation>
    </message>
    <message>
        <source>The report could not be written.
Check printer and disk, then try again.</source>
        <translation>Laporan tidak dapat ditulis.
Periksa printer dan disk, lalu coba lagi.</translation>
    </message>
    <message>
        <source>Name
Spelling only, letter by letter as on the family card. Another name needs a court&apos;s decision: send the person to the SIAK service.</source>
        <translation>Nama
Hanya ejaan, huruf demi huruf seperti di Kartu Keluarga. Ganti nama perlu penetapan pengadilan: arahkan ke layanan SIAK.</translation>
    </message>
    <message>
        <source>Birth place
As the family card and the birth certificate write it.</source>
        <translation>Tempat lahir
Seperti tertulis di Kartu Keluarga dan akta kelahiran.</translation>
    </message>
    <message>
        <source>Address
As on the family card. Whoever has moved first reports the move at the SIAK service.</source>
        <translation>Alamat
Seperti di Kartu Keluarga. Yang sudah pindah melapor dulu di layanan SIAK.</translation>
    </message>
    <message>
        <source>Village
Spelling only. Whoever has moved first reports the move at the SIAK service.</source>
        <translation>Desa/kelurahan
Hanya ejaan. Yang sudah pindah melapor dulu di layanan SIAK.</translation>
    </message>
    <message>
        <source>Religion
As on the family card. Whoever has changed it since needs a new family card first.</source>
        <translation>Agama
Seperti di Kartu Keluarga. Yang sudah berubah perlu Kartu Keluarga baru dulu.</translation>
    </message>
    <message>
        <source>Occupation
As on the family card.</source>
        <translation>Pekerjaan
Seperti di Kartu Keluarga.</translation>
    </message>
    <message>
        <source>Blood type
As a test result shows it. Not known: leave it empty.</source>
        <translation>Golongan darah
Sesuai hasil pemeriksaan. Tidak tahu: kosongkan.</translation>
    </message>
    <message>
        <source>Date of birth
It belongs to the NIK and is not changed here. Two officers note what the papers say; the centre decides.</source>
        <translation>Tanggal lahir
Terikat pada NIK dan tidak diubah di sini. Dua petugas mencatat isi dokumen; pusat yang memutuskan.</translation>
    </message>
    <message>
        <source>Sex
It belongs to the NIK and is not changed here. Two officers note what the papers say; the centre decides.</source>
        <translation>Jenis kelamin
Terikat pada NIK dan tidak diubah di sini. Dua petugas mencatat isi dokumen; pusat yang memutuskan.</translation>
    </message>
    <message>
        <source>Marital status
Only an event changes it, with its certificate. Two officers note what the papers say; the person reports it at the SIAK service.</source>
        <translation>Status kawin
Hanya berubah karena peristiwa, dengan aktanya. Dua petugas mencatat isi dokumen; pemohon melapor di layanan SIAK.</translation>
    </message>
    <message>
        <source>NIK
A NIK is for life and never corrected. Do not record: send the person to the SIAK service with family card and birth certificate.</source>
        <translation>NIK
NIK berlaku seumur hidup dan tidak pernah diperbaiki. Jangan rekam: arahkan ke layanan SIAK dengan Kartu Keluarga dan akta kelahiran.</translation>
    </message>
    <message>
        <source>Family card number
This may be another family. Do not record: send the person to the SIAK service with the newest family card.</source>
        <translation>No. Kartu Keluarga
Mungkin keluarga lain. Jangan rekam: arahkan ke layanan SIAK dengan Kartu Keluarga terbaru.</translation>
    </message>
    <message>
        <source>District
Only a move changes it. Do not record: send the person to the SIAK service to report the move.</source>
        <translation>Kecamatan
Hanya berubah karena pindah. Jangan rekam: arahkan ke layanan SIAK untuk lapor pindah.</translation>
    </message>
    <message>
        <source>Nationality
Do not record: send the person to Disdukcapil with passport and permit.</source>
        <translation>Kewarganegaraan
Jangan rekam: arahkan ke Disdukcapil dengan paspor dan izin tinggal.</translation>
    </message>
    <message>
        <source>This is somebody else
Stop. Do not record. Look for the right person on the list; if two people use one NIK, send both to Disdukcapil.</source>
        <translation>Ini orang lain
Berhenti. Jangan rekam. Cari orang yang benar di daftar; bila satu NIK dipakai dua orang, arahkan keduanya ke Disdukcapil.</translation>
    </message>
    <message>
        <source>Corrected here</source>
        <translation>Diperbaiki di sini</translation>
    </message>
    <message>
        <source>Only noted here</source>
        <translation>Hanya dicatat di sini</translation>
    </message>
    <message>
        <source>Not here: do not record</source>
        <translation>Bukan di sini: jangan rekam</translation>
    </message>
    <message>
        <source>Write what the papers say.</source>
        <translation>Tulis isi dokumennya.</translation>
    </message>
    <message>
        <source>This is what stands there already.</source>
        <translation>Sama dengan yang sudah tertulis.</translation>
    </message>
    <message>
        <source>The card has only letters A to Z and the marks that belong to this line.</source>
        <translation>Kartu hanya memuat huruf A sampai Z dan tanda yang lazim di baris ini.</translation>
    </message>
    <message>
        <source>Too long for the card.</source>
        <translation>Terlalu panjang untuk kartu.</translation>
    </message>
    <message>
        <source>Choose one of these.</source>
        <translation>Pilih salah satu.</translation>
    </message>
    <message>
        <source>Day, month, year, as in 17-08-1995.</source>
        <translation>Tanggal, bulan, tahun, seperti 17-08-1995.</translation>
    </message>
    <message>
        <source>This is another name, not another spelling. Send the person to SIAK.</source>
        <translation>Ini nama lain, bukan ejaan lain. Arahkan ke layanan SIAK.</translation>
    </message>
    <message>
        <source>Your own right index finger
Lay it on the scanner now.</source>
        <translation>Telunjuk kanan petugas sendiri
Tempelkan di pemindai sekarang.</translation>
    </message>
    <message>
        <source>Your finger was recognised.</source>
        <translation>Sidik jari petugas dikenali.</translation>
    </message>
    <message>
        <source>This is not your finger.
It has been noted. Only whoever is signed in corrects: clean the finger and lay it again.</source>
        <translation>Ini bukan jari petugas yang masuk.
Sudah dicatat. Hanya petugas yang masuk boleh memperbaiki: bersihkan jari lalu tempelkan lagi.</translation>
    </message>
    <message>
        <source>No finger was read.
Clean the glass, then lay the finger again.</source>
        <translation>Jari tidak terbaca.
Lap kaca, lalu tempelkan jari lagi.</translation>
    </message>
    <message>
        <source>Finger not checked
This account has given no finger at this station. The packet will say so.</source>
        <translation>Sidik jari tidak diperiksa
Akun ini belum memberi sidik jari di stasiun ini. Hal ini dicatat dalam paket.</translation>
    </message>
    <message>
        <source>Finger not checked
The scanner is away. The packet will say so.</source>
        <translation>Sidik jari tidak diperiksa
Pemindai tidak ada. Hal ini dicatat dalam paket.</translation>
    </message>
    <message>
        <source>Finger not checked
It could not be compared. The packet will say so.</source>
        <translation>Sidik jari tidak diperiksa
Tidak dapat dibandingkan. Hal ini dicatat dalam paket.</translation>
    </message>
</context>
<context>
    <name>Workshop</name>
    <message>
        <source>Nobody&apos;s data are shown to a technician.

F7 examines the devices, F8 changes the settings.</source>
        <translation>Data pemohon tidak ditampilkan kepada teknisi.

F7 memeriksa perangkat, F8 mengubah setelan.</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>Apa yang dikerjakan?</translation>
    </message>
    <message>
        <source>Choose on the left.</source>
        <translation>Pilih di sebelah kiri.</translation>
    </message>
    <message>
        <source>To the devices</source>
        <translation>Ke perangkat</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Keluar</translation>
    </message>
</context>
</TS>
