/** The readable part of an address, at most 80 characters of `a-z0-9-`; empty when nothing of the text can stand there. */
export function asSlug(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return words.slice(0, 80).replace(/-+$/, '')
}
