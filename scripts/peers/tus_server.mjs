// Serves @tus/server over mutual TLS, as a far end that speaks tus 1.0 and knows nothing of ours.
//
//   npm install @tus/server@2.4.5 @tus/file-store@2.1.1     (in a folder of its own, named in PEERS)
//   PEERS=FOLDER node tus_server.mjs STORE CERTIFICATE KEY ROOT CUT_AFTER
//
// Prints its port. The first connection that has brought CUT_AFTER bytes is broken, and "cut" printed.
import fs from "node:fs";
import https from "node:https";
import path from "node:path";
import { createRequire } from "node:module";

const load = createRequire(path.join(process.env.PEERS, "package.json"));
const { Server } = load("@tus/server");
const { FileStore } = load("@tus/file-store");
const [store, certificate, key, root, cutAfter] = process.argv.slice(2);

const tus = new Server({
  path: "/v1/uploads",
  relativeLocation: true,
  datastore: new FileStore({ directory: store }),
  namingFunction: (_, metadata) => metadata.packet_id,
});

let cut = false;

// Looks at the socket from outside: a listener on the request would take the bytes from tus.
function breakOnce(socket) {
  const look = setInterval(() => {
    if (cut || socket.destroyed) return clearInterval(look);
    if (socket.bytesRead < Number(cutAfter)) return undefined;
    cut = true;
    console.log("cut");
    return socket.destroy();
  }, 1);
}

const options = {
  cert: fs.readFileSync(certificate),
  key: fs.readFileSync(key),
  ca: fs.readFileSync(root),
  requestCert: true,
  minVersion: "TLSv1.3",
};
const server = https.createServer(options, (request, response) => {
  tus.handle(request, response);
});
server.on("secureConnection", breakOnce);
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
