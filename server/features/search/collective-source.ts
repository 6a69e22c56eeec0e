import { collectiveUrl, findCollective, listCollectives } from '../collectives/index.ts'
import { topicsAbove } from '../topics/index.ts'
import type { Found, SearchSource } from './search-source.ts'
import { collectiveDocument } from './searchable.rules.ts'
import { territoriesAround } from './territories-around.ts'

const PAGE = 100

/** Groups that citizens built, in the order of the addresses of their pages. */
export const collectiveSource: SearchSource = {
  name: 'collective',
  kinds: ['collective'],
  hasTitles: true,
  async list(after) {
    const collectives = await listCollectives(PAGE, after)
    return {
      found: collectives.map(asFound),
      next: collectives.length === PAGE ? collectives.at(-1)?.slug : undefined,
    }
  },
  async read(id) {
    const collective = await findCollective(id)
    return collective ? asFound(collective) : { id, version: 0, documents: [] }
  },
}

type Collective = NonNullable<Awaited<ReturnType<typeof findCollective>>>

const asFound = (collective: Collective): Found => ({
  id: collective._id,
  version: 0,
  documents: [
    collectiveDocument({
      id: collective._id,
      name: collective.name,
      about: collective.about,
      url: collectiveUrl(collective),
      topicSlugs: eachOnce(collective.topics.flatMap(topicsAbove)),
      territories: eachOnce(collective.territories.flatMap(territoriesAround)),
      createdAt: collective.createdAt,
      isExample: collective.isExample,
    }),
  ],
})

const eachOnce = (values: readonly string[]): string[] => [...new Set(values)]
