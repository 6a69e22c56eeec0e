import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Commune {
  code: string
  nom: string
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  departement?: string
  commune?: string
  codesPostaux?: string[]
  population?: number
}
interface Epci {
  code: string
  nom: string
  populationMunicipale: number
  membres: { code: string }[]
}
interface Departement {
  code: string
  nom: string
  region: string
}
interface Region {
  code: string
  nom: string
}

/** The abbreviation that an EPCI's name begins with, in words. */
const EPCI_KINDS: [RegExp, string][] = [
  [/^CC /, 'Communauté de communes '],
  [/^CA /, 'Communauté d’agglomération '],
  [/^CU /, 'Communauté urbaine '],
]

/**
 * France as one line per place, tab between fields: `REG code name`, `DEP code name region`,
 * `EPCI code name population`, `COM code name département EPCI postal-codes population commune-that-it-is-a-part-of`.
 * A line comes after those that it names.
 * @param folder the unpacked package of the administrative divisions
 */
export function buildTerritories(folder: string): { text: string; count: number } {
  const read = <T>(name: string): T[] =>
    JSON.parse(readFileSync(join(folder, 'data', `${name}.json`), 'utf8')) as T[]
  const epcis = read<Epci>('epci')
  const epciOf = new Map(epcis.flatMap((epci) => epci.membres.map((member) => [member.code, epci.code])))
  const communes = read<Commune>('communes')
  const lines = [
    ...read<Region>('regions').map(({ code, nom }) => ['REG', code, nom]),
    ...read<Departement>('departements').map(({ code, nom, region }) => ['DEP', code, nom, region]),
    ...epcis.map(({ code, nom, populationMunicipale }) => [
      'EPCI',
      code,
      epciName(nom),
      populationMunicipale,
    ]),
    ...communes
      .filter(({ type }) => type === 'commune-actuelle')
      .map((commune) => communeLine(commune, epciOf)),
    ...communes
      .filter(({ type }) => type === 'arrondissement-municipal')
      .map((part) => communeLine(part, epciOf)),
  ]
  return { text: lines.map((fields) => `${fields.join('\t')}\n`).join(''), count: lines.length }
}

function communeLine(commune: Commune, epciOf: ReadonlyMap<string, string>): (string | number)[] {
  const { code, nom, departement, codesPostaux, population } = commune
  if (!departement) throw new Error(`the commune ${code} stands in no département`)
  const epci = epciOf.get(commune.commune ?? code) ?? ''
  return [
    'COM',
    code,
    nom,
    departement,
    epci,
    (codesPostaux ?? []).join(' '),
    population ?? 0,
    commune.commune ?? '',
  ]
}

function epciName(name: string): string {
  for (const [short, words] of EPCI_KINDS) if (short.test(name)) return name.replace(short, words)
  return name
}
