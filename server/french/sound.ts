/** Spellings that sound alike in French, in the order in which they are levelled. */
const levelled: [RegExp, string][] = [
  [/ph/g, 'f'],
  [/tio(?=n)/g, 'sio'],
  [/(?:qu|q|ck|ch(?=r))/g, 'k'],
  [/ch/g, '8'],
  [/gu(?=[eiy])/g, 'g'],
  [/ge(?=[ao])|g(?=[eiy])/g, 'j'],
  [/sc(?=[eiy])|c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/h/g, ''],
  [/y/g, 'i'],
  [/eau|au/g, 'o'],
  [/(?:ai|ei)(?!n)|e[rz]$|ees?$|ets?$/g, 'e'],
  [/[ae][nm](?![aeiounm])/g, '1'],
  [/(?:ain|ein|in|im)(?![aeiounm])/g, '2'],
  [/ou/g, '3'],
  [/oe|eu/g, '4'],
  [/z/g, 's'],
  [/(.)\1/g, '$1'],
  [/(?<=..)[tdsxp]+$/g, ''],
  [/(?<=..)e$/g, ''],
  [/(?<=..)[tdsxp]+$/g, ''],
]

/** How a folded word sounds, roughly: `pacsse` and `pacse`, `vandre` and `vendre` come to the same. */
export const soundOf = (word: string): string =>
  levelled.reduce((sound, [spelling, level]) => sound.replace(spelling, level), word)
