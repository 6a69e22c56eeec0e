import type { Plugin } from 'esbuild'

/** What of the socket's code never runs here, since our server has it off or takes none of it; each reader would load it. */
const LEFT_OUT: [path: RegExp, instead: string][] = [
  [/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/, 'export class WT {}'],
  // No event takes or gives bytes.
  [
    /socket\.io-parser\/build\/esm\/is-binary\.js$/,
    'export const isBinary = () => false; export const hasBinary = isBinary',
  ],
  [
    /socket\.io-parser\/build\/esm\/binary\.js$/,
    'export const deconstructPacket = (packet) => ({ packet, buffers: [] }); export const reconstructPacket = (packet) => packet',
  ],
  [
    /engine\.io-parser\/build\/esm\/contrib\/base64-arraybuffer\.js$/,
    'export const decode = () => undefined',
  ],
]

/** Leaves WebTransport and bytes out of Socket.IO's browser code: an eighth of it. */
export const slimSocket: Plugin = {
  name: 'palier-slim-socket',
  setup(build) {
    for (const [filter, contents] of LEFT_OUT) build.onLoad({ filter }, () => ({ contents }))
  },
}
