// Signs a receipt with jose, under a certificate issued by OpenSSL, and lets `packets` verify it:
// a centre needs nothing of ours. See scripts/peers/README.md.
import { createPrivateKey } from "node:crypto";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompactSign } from "jose";

const room = mkdtempSync(join(tmpdir(), "receipt-"));
const at = (name) => join(room, name);
const openssl = (...words) => execFileSync("openssl", words, { stdio: ["ignore", "pipe", "ignore"] });
const keys = "tests/vectors/v1-refusals";
const VERIFY = [
  "import sys; from datetime import UTC, datetime; from pathlib import Path",
  "from packets import Trust, verify_receipt",
  "trust = Trust.from_pem(Path(sys.argv[1]).read_bytes())",
  "print(verify_receipt(sys.stdin.read(), trust, datetime.now(UTC)))",
].join("\n");

function certified(uri) {
  writeFileSync(at("extensions"), `keyUsage=critical,digitalSignature\nbasicConstraints=critical,CA:FALSE\nsubjectAltName=URI:${uri}\n`);
  openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", at("key"));
  openssl("req", "-new", "-key", at("key"), "-subj", "/CN=A foreign centre", "-out", at("request"));
  const authority = ["-CA", `${keys}/root.pem`, "-CAkey", `${keys}/root.key`, "-set_serial", "7"];
  openssl("x509", "-req", "-in", at("request"), ...authority, "-extfile", at("extensions"), "-out", at("leaf"));
  const der = openssl("x509", "-in", at("leaf"), "-outform", "DER");
  return { key: createPrivateKey(readFileSync(at("key"))), x5c: [der.toString("base64")] };
}

async function receiptBy(uri) {
  const { key, x5c } = certified(uri);
  const receipt = {
    version: 1, tier: "centre", packet_id: "a".repeat(52), sha256: "ab".repeat(32), size: 10,
    station: "DEMO-01", received_at: new Date().toISOString(), seq: 1,
  };
  const text = new TextEncoder().encode(JSON.stringify(receipt));
  const header = { alg: "ES256", x5c, typ: "perekaman-receipt+jws" };
  return new CompactSign(text).setProtectedHeader(header).sign(key);
}

const verified = (token) => spawnSync(".venv/bin/python", ["-c", VERIFY, `${keys}/root.pem`], { input: token });
const good = verified(await receiptBy("urn:perekaman:centre:receipts"));
const bad = verified(await receiptBy("urn:perekaman:station:DEMO-01"));
rmSync(room, { recursive: true });
console.log(good.status === 0 ? `taken    ${good.stdout}` : `REFUSED  ${good.stderr}`);
console.log(bad.status === 0 ? "TAKEN though a station signed it" : `refused  ${bad.stderr.toString().trim().split("\n").pop()}`);
process.exit(good.status === 0 && bad.status !== 0 ? 0 : 1);
