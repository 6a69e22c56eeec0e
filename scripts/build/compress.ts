import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const IS_TEXT = /\.(js|css|svg|json|webmanifest)$/

/**
 * The brotli and gzip twins of a text file, at the highest levels since it is done once; none when the
 * file is compressed already (fonts) or is not served (the manifest).
 */
export async function compress(
  file: string,
  contents: Uint8Array,
): Promise<{ file: string; contents: Uint8Array }[]> {
  if (!IS_TEXT.test(file) || file.endsWith('/manifest.json')) return []
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(contents, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: contents.length,
      },
    }),
    promisify(gzip)(contents, { level: constants.Z_BEST_COMPRESSION }),
  ])
  return [
    { file: `${file}.br`, contents: br },
    { file: `${file}.gz`, contents: gz },
  ]
}
