// Runs `python -m packets.age decrypt` over the public age test vectors (npm package `cctv-age`).
// Its exit code and every byte that it writes must be those of the vector. See scripts/peers/README.md.
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { generateHybridIdentity } from "age-encryption";
import * as vectors from "cctv-age";

const folder = mkdtempSync(join(tmpdir(), "vectors-"));
const stranger = await generateHybridIdentity();
const outcomes = new Map();
const wrong = [];

function read(bytes) {
  const vector = Buffer.from(bytes);
  const end = vector.indexOf("\n\n");
  const lines = vector.subarray(0, end).toString().split("\n").map((line) => line.split(/: (.*)/s));
  const all = (name) => lines.filter(([key]) => key === name).map(([, value]) => value);
  const body = vector.subarray(end + 2);
  const file = all("compressed")[0] === "zlib" ? inflateSync(body) : body;
  return { file, all, expect: all("expect")[0], payload: all("payload")[0] };
}

function opened(vector, name) {
  const path = join(folder, name);
  const identities = vector.all("identity");
  writeFileSync(path, `${(identities.length ? identities : [stranger]).join("\n")}\n`);
  const command = ["-m", "packets.age", "decrypt", "-i", path];
  return spawnSync(".venv/bin/python", command, { input: vector.file, maxBuffer: 1 << 30 });
}

function judged(vector, done) {
  if ((done.status === 0) !== (vector.expect === "success")) return "exit code";
  if (!done.status && done.stderr.length) return "words beside success";
  if (done.status && /Traceback/.test(done.stderr)) return "crash";
  const digest = createHash("sha256").update(done.stdout).digest("hex");
  const nothing = vector.payload === undefined && done.stdout.length === 0;
  return nothing || digest === vector.payload ? null : "bytes";
}

for (const [name, bytes] of Object.entries(vectors.default ?? vectors)) {
  if (!(bytes instanceof Uint8Array)) continue;
  const vector = read(bytes);
  const skipped = vector.all("passphrase").length && !vector.all("identity").length;
  const kind = skipped ? "passphrase: not read" : `${vector.expect}${vector.all("armored")[0] ? ", armored" : ""}`;
  outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
  const fault = skipped ? null : judged(vector, opened(vector, name));
  if (fault) wrong.push(`${name}: ${fault}, expected ${vector.expect}`);
}
rmSync(folder, { recursive: true });
for (const [kind, count] of [...outcomes].sort()) console.log(`${String(count).padStart(5)}  ${kind}`);
console.log(wrong.length ? wrong.join("\n") : "all as expected");
process.exit(wrong.length ? 1 : 0);
