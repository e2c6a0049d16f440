// Opens a packet by packets/README.md with stock tools alone, checks it, and lists what is in it.
//
//   node scripts/peers/packet.mjs ROOT_PEM IDENTITY_FILE PACKET [TIME]
//
// fflate unzips, node:crypto judges certificates and hashes, jose verifies, age-encryption opens.
// Ends with 0 only when all that it checks holds. See scripts/peers/README.md.
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { Decrypter } from "age-encryption";
import { unzipSync } from "fflate";
import { compactVerify, decodeProtectedHeader } from "jose";

const [rootFile, identityFile, packetFile, time] = process.argv.slice(2);
const at = time ? new Date(time) : new Date();
const root = new X509Certificate(readFileSync(rootFile));
const text = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
const sha256 = (bytes) => createHash("sha256").update(bytes).digest();
const same = (what, found, wanted) => {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`${what}: ${found}, not ${wanted}`);
};

function leafOf(token) {
  const { alg, x5c } = decodeProtectedHeader(token);
  same("algorithm", alg, "ES256");
  const chain = x5c.map((each) => new X509Certificate(Buffer.from(each, "base64")));
  [...chain.slice(1), root].forEach((issuer, index) => {
    const below = chain[index];
    if (!issuer.ca || !below.checkIssued(issuer) || !below.verify(issuer.publicKey)) throw new Error("chain");
  });
  for (const each of [...chain, root]) {
    if (at < new Date(each.validFrom) || at > new Date(each.validTo)) throw new Error("certificate: not valid then");
  }
  if (chain[0].ca) throw new Error("an authority signs no documents");
  return chain[0];
}

async function verified(token, typ) {
  const leaf = leafOf(token);
  const { payload, protectedHeader } = await compactVerify(token, leaf.publicKey, { algorithms: ["ES256"] });
  same("typ", protectedHeader.typ, typ);
  return { payload, station: leaf.subjectAltName.match(/URI:urn:perekaman:station:([^,]+)/)[1] };
}

function packetId(digest) {
  const letters = "abcdefghijklmnopqrstuvwxyz234567";
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, "0")).join("") + "0000";
  return bits.match(/.{5}/g).map((five) => letters[parseInt(five, 2)]).join("");
}

function opener() {
  const decrypter = new Decrypter();
  const lines = readFileSync(identityFile, "utf8").split("\n").map((line) => line.trim());
  lines.filter((line) => line.startsWith("AGE-SECRET-KEY-PQ-")).forEach((line) => decrypter.addIdentity(line));
  return decrypter;
}

// Offsets are those of the tables in packets/README.md; a quality block moves what stands behind it.
function described(record) {
  const view = Buffer.from(record);
  const kind = view.toString("latin1", 0, 4);
  if (kind === "SDI\0") return `SDI  signature, ${view.readUIntBE(35, 3)} points, ${view.length} bytes`;
  same("length of a record", view.readUInt32BE(8), view.length);
  const general = kind === "FAC\0" ? 17 : 16;
  const blocks = view[general + 18];
  const own = view.subarray(general + 19 + 5 * blocks);
  const size = (at) => `${own.readUInt16BE(at)}x${own.readUInt16BE(at + 2)}`;
  const landmarks = own.readUInt16BE(0);
  const fields = {
    "FIR\0": () => [`finger ${own[0]}, ${own.readUInt16BE(3)} ppi, ${size(14)}`, own.subarray(18)],
    "FAC\0": () => [`face, ${size(19 + 8 * landmarks)}, ${landmarks} landmarks`, own.subarray(28 + 8 * landmarks)],
    "IIR\0": () => [`iris ${own[2]}, ${size(6)}`, own.subarray(29)],
  };
  const [facts, sized] = fields[kind]();
  same("length of a picture", sized.readUInt32BE(0), sized.length - 4);
  const quality = blocks ? `quality ${view[general + 19]}` : "quality not checked";
  return `${kind.slice(0, 3)}  ${facts}, ${quality}, picture of ${sized.length - 4} bytes`;
}

const outer = unzipSync(new Uint8Array(readFileSync(packetFile)));
same("members", Object.keys(outer), ["waybill.jws", "payload.age"]);
const token = text(outer["waybill.jws"]);
const signed = await verified(token, "perekaman-waybill+jws");
const waybill = JSON.parse(text(signed.payload));
same("version", waybill.version, 1);
same("station", waybill.station, signed.station);
const payload = outer["payload.age"];
const digest = sha256(payload);
same("size", payload.length, waybill.size);
same("SHA-256", digest.toString("hex"), waybill.sha256);
same("packet id", packetId(digest), waybill.packet_id);
console.log(`packet ${waybill.packet_id}\nnumber ${waybill.number}, station ${waybill.station}, sealed ${waybill.sealed_at}`);

const header = Buffer.from(payload).toString("latin1").split("\n---")[0];
const stanzas = [...header.matchAll(/^-> (\S+)/gm)].map(([, kind]) => kind);
same("stanzas", stanzas, waybill.recipients.map(() => "mlkem768x25519"));
const inner = unzipSync(await opener().decrypt(payload));
const manifestText = inner["manifest.json"];
const [head, , signature] = text(inner["manifest.jws"]).split(".");
const attached = `${head}.${Buffer.from(manifestText).toString("base64url")}.${signature}`;
same("manifest's station", (await verified(attached, "perekaman-manifest+jws")).station, waybill.station);
const manifest = JSON.parse(text(manifestText));
same("version", manifest.version, 1);
for (const name of ["station", "area_code", "sealed_at", "training"]) same(name, manifest.origin[name], waybill[name]);
same("members", Object.keys(inner), ["manifest.json", "manifest.jws", ...manifest.members.map((each) => each.name)]);
for (const each of manifest.members) {
  const data = inner[each.name];
  same(each.name, [data.length, sha256(data).toString("hex")], [each.size, each.sha256]);
  console.log(`  ${each.name.padEnd(24)}${String(each.size).padStart(9)} bytes`);
}
const xml = text(inner["biometrics.xml"]);
const records = [...xml.matchAll(/<BDB>([^<]*)<\/BDB>/g)].map(([, base64]) => Buffer.from(base64, "base64"));
const samples = [manifest.face, ...manifest.fingers, ...manifest.irises, manifest.signature].filter(Boolean);
same("records", records.length, samples.length);
records.forEach((record) => console.log(`  ${described(record)}`));
manifest.exemptions.forEach((each) => console.log(`  not recorded: ${each.part}, ${each.presence}`));
console.log(`biodata: ${Object.keys(JSON.parse(text(inner["biodata.json"]))).length} members; all that was checked holds`);
