// Opens an age file with the npm package `age-encryption` and seals another one for the same key.
//
//   npm install age-encryption@0.3.1          (in a folder of its own)
//   node age.mjs IDENTITY_FILE SEALED PLAIN_OUT SEALED_OUT
//
// PLAIN_OUT gets what was in SEALED; SEALED_OUT holds the same again, sealed by the peer:
//   python -m packets.age decrypt -i IDENTITY_FILE < SEALED_OUT | cmp - PLAIN_OUT
import { readFileSync, writeFileSync } from "node:fs";
import { Decrypter, Encrypter, identityToRecipient } from "age-encryption";

const [identityFile, sealed, plainOut, sealedOut] = process.argv.slice(2);
const lines = readFileSync(identityFile, "utf8").split("\n");
const identity = lines.map((line) => line.trim()).find((line) => line.startsWith("AGE-SECRET-KEY-PQ-"));

const decrypter = new Decrypter();
decrypter.addIdentity(identity);
const plain = await decrypter.decrypt(new Uint8Array(readFileSync(sealed)));
writeFileSync(plainOut, plain);

const encrypter = new Encrypter();
encrypter.addRecipient(await identityToRecipient(identity));
writeFileSync(sealedOut, await encrypter.encrypt(plain));
