// Seals with `packets.age` and opens with the npm package `age-encryption`, and the other way round:
// two recipients, every size at which chunks begin and end. See scripts/peers/README.md.
import { randomBytes } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from "age-encryption";

const CHUNK = 65536;
const SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5_000_000];
const folder = mkdtempSync(join(tmpdir(), "peers-"));
const identities = [await generateHybridIdentity(), await generateHybridIdentity()];
const recipients = await Promise.all(identities.map((each) => identityToRecipient(each)));
let failures = 0;

function ours(verb, options, input) {
  const command = ["-m", "packets.age", verb, ...options];
  const done = spawnSync(".venv/bin/python", command, { input, maxBuffer: 1 << 30 });
  if (done.status !== 0) throw new Error(done.stderr.toString());
  return done.stdout;
}

async function theirsOpens(identity, sealed) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return Buffer.from(await decrypter.decrypt(new Uint8Array(sealed)));
}

async function theirsSeals(plain) {
  const encrypter = new Encrypter();
  for (const each of recipients) encrypter.addRecipient(each);
  return Buffer.from(await encrypter.encrypt(new Uint8Array(plain)));
}

function check(what, size, same) {
  if (!same) failures += 1;
  console.log(`${same ? "same" : "DIFFERS"}  ${String(size).padStart(9)} bytes  ${what}`);
}

for (const size of SIZES) {
  const plain = randomBytes(size);
  const mine = ours("encrypt", recipients.flatMap((each) => ["-r", each]), plain);
  const theirs = await theirsSeals(plain);
  for (const [number, identity] of identities.entries()) {
    const file = join(folder, `identity-${number}.txt`);
    writeFileSync(file, `${identity}\n`);
    const who = `identity ${number + 1} of 2`;
    check(`sealed here, opened by age-encryption, ${who}`, size, plain.equals(await theirsOpens(identity, mine)));
    check(`sealed by age-encryption, opened here, ${who}`, size, plain.equals(ours("decrypt", ["-i", file], theirs)));
  }
}
rmSync(folder, { recursive: true });
process.exit(failures ? 1 : 0);
