import { territoryKinds, type TerritoryKind } from '../../../shared/api/territories.ts'
import { readPacked } from '../../packed-content.ts'
import { foldName, type Territory } from './territory.rules.ts'

/** All places by code: regions first, then départements, EPCI and communes. Immutable. */
export type Gazetteer = ReadonlyMap<string, Territory>

/**
 * Reads the packed list, one place a line (its fields stand in `scripts/seed/build-territories.ts`). The population of
 * what has no figure of its own is that of its communes.
 * @throws when a line names a place that no line before it gave
 */
export function readGazetteer(text: string): Gazetteer {
  const places = new Map<string, Territory>()
  const lists = new SharedLists()
  for (const line of text.split('\n')) {
    if (line === '') continue
    const place = readPlace(line.split('\t'), places, lists)
    places.set(place.code, place)
  }
  placeEpcis(places)
  return places
}

function readPlace(fields: string[], places: ReadonlyMap<string, Territory>, lists: SharedLists): Territory {
  const [kind = '', bare = '', name = '', ...rest] = fields
  if (!isKind(kind)) throw new Error(`a territory of no known kind: ${kind}`)
  const place: Territory = {
    code: `${kind}-${bare}`,
    kind,
    name,
    folded: foldName(name),
    population: 0,
    postalCodes: lists.of(''),
    within: lists.of(''),
  }
  if (kind === 'DEP') place.within = lists.of(known(`REG-${rest[0]}`, places).code)
  if (kind === 'EPCI') place.population = Number(rest[0])
  if (kind === 'COM') {
    const [departement = '', epci = '', postalCodes = '', inhabitants, partOf = ''] = rest
    const within = [partOf && `COM-${partOf}`, epci && `EPCI-${epci}`, `DEP-${departement}`]
    place.within = lists.of(within.join(' ').trim(), (codes) => [
      ...codes.map((code) => known(code, places).code),
      ...known(`DEP-${departement}`, places).within,
    ])
    place.postalCodes = lists.of(postalCodes)
    place.population = Number(inhabitants)
    // The people of an arrondissement are counted in its commune.
    if (!partOf)
      for (const wider of place.within.slice(-2)) known(wider, places).population += place.population
  }
  return place
}

/** An EPCI lies in a département, or in a région, when all of its communes do. */
function placeEpcis(places: ReadonlyMap<string, Territory>) {
  for (const place of places.values()) {
    const epci = places.get(place.within.find((code) => code.startsWith('EPCI-')) ?? '')
    if (!epci) continue
    const wider = place.within.filter((code) => /^(DEP|REG)-/.test(code))
    epci.within = epci.within.length === 0 ? wider : epci.within.filter((code) => wider.includes(code))
  }
}

/** One array for all places that have the same list: most share their EPCI or their postal code with neighbours. */
class SharedLists {
  readonly #lists = new Map<string, readonly string[]>([['', []]])

  /** @param finish what the list comes to, the first time that it is asked for */
  of(spaced: string, finish = (items: string[]): readonly string[] => items): readonly string[] {
    let list = this.#lists.get(spaced)
    if (!list) this.#lists.set(spaced, (list = finish(spaced.split(/ +/))))
    return list
  }
}

const isKind = (kind: string): kind is TerritoryKind => territoryKinds.some((known) => known === kind)

function known(code: string, places: ReadonlyMap<string, Territory>): Territory {
  const place = places.get(code)
  if (!place) throw new Error(`the list of territories names ${code} before it gives it`)
  return place
}

/** Loaded when the process starts, and the same for its whole life. */
export const gazetteer: Gazetteer = readGazetteer(readPacked('territories.tsv.br'))
