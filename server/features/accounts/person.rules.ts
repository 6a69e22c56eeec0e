/**
 * A name as compared: compatibility forms folded, without accents or case. `Éloïse`, `eloise` and `ELOISE` have one owner.
 */
export function foldName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC')
}
