// Sends packets with tus-js-client, one after the other. URL CERTIFICATE KEY ROOT PACKET...
import fs from 'node:fs'
import path from 'node:path'
import https from 'node:https'
import { createRequire } from 'node:module'

const load = createRequire(path.join(process.env.PEERS, 'package.json'))
const tus = load('tus-js-client')
const [url, certificate, key, root, ...packets] = process.argv.slice(2)
const agent = new https.Agent({
  keepAlive: true,
  cert: fs.readFileSync(certificate),
  key: fs.readFileSync(key),
  ca: fs.readFileSync(root),
})

function send(packet) {
  return new Promise((resolve, reject) => {
    const upload = new tus.Upload(fs.createReadStream(packet), {
      endpoint: `${url}/v1/uploads`,
      uploadSize: fs.statSync(packet).size,
      chunkSize: Number.POSITIVE_INFINITY,
      metadata: { packet_id: path.basename(packet, '.packet') },
      retryDelays: Array(10000).fill(1000),
      httpStack: new tus.DefaultHttpStack({ agent }),
      onError: reject,
      onSuccess: resolve,
    })
    upload.start()
  })
}

for (const packet of packets) await send(packet)
agent.destroy()
