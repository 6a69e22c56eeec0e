import type { Plugin } from 'esbuild'

/** Leaves WebTransport out of the socket's code: our server has it off, and each reader would load it. */
export const withoutWebTransport: Plugin = {
  name: 'palier-without-webtransport',
  setup(build) {
    build.onLoad({ filter: /engine\.io-client\/build\/esm\/transports\/webtransport\.js$/ }, () => ({
      contents: 'export class WT {}',
    }))
  },
}
