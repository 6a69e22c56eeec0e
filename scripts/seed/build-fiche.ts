import type {
  Block,
  Fiche,
  FicheContact,
  FicheDefinition,
  FicheLink,
  FicheService,
  Section,
} from '../../shared/api/fiches.ts'
import { Anchors } from './anchors.ts'
import { attribute, childOf, childrenOf, descendants, wordsOf, type XmlNode } from './element.ts'
import { currentAddress, officialAddress } from './links.ts'
import { readBlocks, readCase, readSection, type Reading } from './read-blocks.ts'

export type Audience = Fiche['audience']

/** One publication of the package: a sheet, or the page of a procedure or theme that lists sheets. */
export interface Publication {
  audience: Audience
  number: string
  node: XmlNode
}

/** What is known of all sheets, for the one that is being built. */
export interface Library {
  hasFiche(id: string): boolean
  topicsOf(publication: Publication): string[]
}

const KINDS: Record<string, Fiche['kind']> = {
  'Fiche Comment faire si': 'event',
  'Fiche Comment faire si - simulateur': 'event',
  'Fiche Question-réponse': 'question',
  'Fiche Question-réponse conditionnée': 'question',
  "Fiche d'information": 'information',
  "Fiche d'information conditionnée": 'information',
  'Fiche avec liens externes': 'links',
  Dossier: 'procedure',
  Theme: 'theme',
}

const SERVICES: Record<string, FicheService['kind']> = {
  Formulaire: 'form',
  Simulateur: 'simulator',
  'Modèle de document': 'letter',
  'Outil de recherche': 'finder',
}

/** A publication as a sheet of ours. */
export function buildFiche({ audience, number, node }: Publication, library: Library): Fiche {
  const id = `${audience}-${number}`
  const kind = KINDS[attribute(node, 'type')]
  if (!kind) throw new Error(`${id} is of a kind that we do not know: ${attribute(node, 'type')}`)
  const anchors = new Anchors()
  const contacts = new Map<string, FicheContact>()
  const services = new Map<string, FicheService>()
  const terms = childrenOf(node, 'Definition', 'Abreviation')
  const reading: Reading = {
    anchors,
    targets: {
      audience,
      hasFiche: (target) => library.hasFiche(target),
      definitions: new Set(terms.map((term) => keyOf(term))),
      services: serviceAddresses(node),
    },
    situations: readSituations(node),
    keepContact: (contact) => keep(contacts, contact, (key) => readContact(contact, key, reading)),
    keepService: (service) => keep(services, service, (key) => readService(service, key, reading)),
  }
  const sections = readSections(node, reading)
  const lists = readDossier(node, reading, library, audience)
  for (const contact of childrenOf(node, 'OuSAdresser')) reading.keepContact(contact)
  for (const service of childrenOf(node, 'ServiceEnLigne')) reading.keepService(service)
  return {
    id,
    edition: readDate(node, id),
    audience,
    kind,
    title: wordsOf(childOf(node, 'dc:title')),
    description: wordsOf(childOf(node, 'dc:description')),
    breadcrumb: readBreadcrumb(node),
    topics: library.topicsOf({ audience, number, node }),
    url: currentAddress(attribute(node, 'spUrl')) ?? officialAddress(audience, number),
    sections: [...sections, ...lists],
    steps: kind === 'event',
    contacts: [...contacts.values()],
    services: [...services.values()],
    definitions: terms.map((term) => readDefinition(term, reading)),
    links: [
      ...childrenOf(node, 'PourEnSavoirPlus').flatMap(readWebLink),
      ...childrenOf(node, 'LienExterneCommente').flatMap(readCommentedLink),
    ],
    laws: childrenOf(node, 'Reference').flatMap(readWebLink),
    questions: childrenOf(node, 'QuestionReponse').flatMap((child) =>
      readFicheLink(child, library, audience),
    ),
    related: childrenOf(node, 'VoirAussi').flatMap((see) =>
      childrenOf(see, 'Fiche', 'Dossier').flatMap((child) => readFicheLink(child, library, audience)),
    ),
  }
}

/** `modified 2020-06-23` → `2020-06-23`, which names the edition. */
function readDate(node: XmlNode, id: string): string {
  const date = /\d{4}-\d{2}-\d{2}/.exec(wordsOf(childOf(node, 'dc:date')))?.[0]
  if (!date) throw new Error(`${id} has no date`)
  return date
}

/** From the theme down to the page above, without the audience's home page. */
export function readBreadcrumb(node: XmlNode): { id: string; title: string }[] {
  const path = childOf(node, 'FilDAriane')
  const levels = path ? childrenOf(path, 'Niveau').slice(1, -1) : []
  return levels.map((level) => ({ id: attribute(level, 'ID'), title: wordsOf(level) }))
}

function readSections(node: XmlNode, reading: Reading): Section[] {
  const sections: Section[] = []
  for (const notice of childrenOf(node, 'Avertissement')) {
    const anchor = reading.anchors.take('Avertissement')
    const blocks = readBlocks(notice, reading, anchor)
    sections.push({
      anchor,
      title: '',
      blocks: [{ kind: 'note', tone: 'warning', title: wordsOf(childOf(notice, 'Titre')), blocks }],
    })
  }
  sections.push(...untitled('introduction', reading, childOf(node, 'Introduction')))
  const text = childOf(node, 'Texte')
  if (text) sections.push(...readText(text, reading))
  for (const list of childrenOf(node, 'ListeSituations')) sections.push(readSituationList(list, reading))
  return sections
}

/** The chapters of a text; what stands before the first one has no title. */
function readText(text: XmlNode, reading: Reading): Section[] {
  const before: XmlNode[] = []
  const sections: Section[] = []
  for (const child of childrenOf(text)) {
    if (child.name === 'Chapitre') sections.push(readSection(child, reading, ''))
    else if (sections.length === 0) before.push(child)
    else
      sections
        .at(-1)
        ?.blocks.push(...readBlocks({ children: [child] }, reading, sections.at(-1)?.anchor ?? ''))
  }
  return [...untitled('texte', reading, { children: before }), ...sections]
}

function untitled(anchor: string, reading: Reading, node: XmlNode | undefined): Section[] {
  if (!node || childrenOf(node).length === 0) return []
  const taken = reading.anchors.take(anchor)
  const blocks = readBlocks(node, reading, taken)
  return blocks.length > 0 ? [{ anchor: taken, title: '', blocks }] : []
}

/** The sheet's own situations: side by side, or one after the other. */
function readSituationList(list: XmlNode, reading: Reading): Section {
  const inOrder = attribute(list, 'affichage') === 'sequentiel'
  const title = inOrder ? 'Étape par étape' : 'Selon votre situation'
  const anchor = reading.anchors.take(title)
  const situations = childrenOf(list, 'Situation').map((child) => readCase(child, reading, anchor))
  const block: Block = inOrder ? { kind: 'steps', steps: situations } : { kind: 'cases', cases: situations }
  return { anchor, title, blocks: [block] }
}

/** The page of a procedure or of a theme lists what stands under it, in groups. */
function readDossier(node: XmlNode, reading: Reading, library: Library, audience: Audience): Section[] {
  const loose = childrenOf(node, 'Fiche', 'Dossier')
  const groups = childrenOf(node, 'SousDossier', 'SousTheme')
  const listOf = (title: string, anchor: string, nodes: XmlNode[]): Section[] => {
    const items = nodes
      .flatMap((child) => readFicheLink(child, library, audience))
      .map((link): Block[] => [{ kind: 'text', text: [{ fiche: link.fiche, text: link.title }] }])
    return items.length > 0 ? [{ anchor, title, blocks: [{ kind: 'list', ordered: false, items }] }] : []
  }
  return [
    ...(loose.length > 0 ? listOf('', reading.anchors.take('Fiches'), loose) : []),
    ...groups.flatMap((group) => {
      const title = wordsOf(childOf(group, 'Titre'))
      return listOf(title, reading.anchors.take(title), childrenOf(group, 'Fiche', 'Dossier'))
    }),
  ]
}

function readFicheLink(node: XmlNode, library: Library, own: Audience): { fiche: string; title: string }[] {
  const fiche = `${(attribute(node, 'audience') || own).toLowerCase()}-${attribute(node, 'ID')}`
  const title = wordsOf(childOf(node, 'Titre')) || wordsOf(node)
  return library.hasFiche(fiche) && title ? [{ fiche, title }] : []
}

function readWebLink(node: XmlNode): FicheLink[] {
  const url = currentAddress(attribute(node, 'URL'))
  const title = wordsOf(childOf(node, 'Titre'))
  const about = wordsOf(childOf(node, 'Source')) || wordsOf(childOf(node, 'Complement'))
  return url && title ? [{ title, url, ...(about ? { about } : {}) }] : []
}

function readCommentedLink(node: XmlNode): FicheLink[] {
  const link = childOf(node, 'LienExterne')
  const url = link && currentAddress(attribute(link, 'URL'))
  const title = wordsOf(link)
  const about = wordsOf(childOf(node, 'Commentaire')) || wordsOf(childOf(node, 'Source'))
  return url && title ? [{ title, url, ...(about ? { about } : {}) }] : []
}

function readContact(node: XmlNode, key: string, reading: Reading): FicheContact {
  const type = attribute(node, 'type')
  const resource = childOf(node, 'RessourceWeb')
  const url = resource && currentAddress(attribute(resource, 'URL'))
  const about = [wordsOf(childOf(node, 'Complement')), wordsOf(childOf(node, 'Source'))]
    .filter(Boolean)
    .join(', ')
  const text = childOf(node, 'Texte')
  return {
    key,
    kind: type.startsWith('Local') ? 'local' : type === 'Centre de contact' ? 'phone' : 'national',
    title: wordsOf(childOf(node, 'Titre')),
    ...(about ? { about } : {}),
    ...(url ? { url } : {}),
    blocks: text ? readBlocks(text, { ...reading, anchors: new Anchors() }, key) : [],
  }
}

function readService(node: XmlNode, key: string, reading: Reading): FicheService {
  const url = currentAddress(attribute(node, 'URL'))
  const form = attribute(node, 'numerocerfa')
  const about = wordsOf(childOf(node, 'Source'))
  const blocks = childrenOf(node, 'Introduction', 'Texte').flatMap((text) =>
    readBlocks(text, { ...reading, anchors: new Anchors() }, key),
  )
  const links = childrenOf(node, 'ServiceEnLigneAnnexe', 'NoticeLiee').flatMap(readAnnex)
  return {
    key,
    kind: SERVICES[attribute(node, 'type')] ?? 'online',
    title: wordsOf(childOf(node, 'Titre')),
    ...(about ? { about } : {}),
    ...(form ? { form } : {}),
    ...(url ? { url } : {}),
    links,
    blocks,
  }
}

function readAnnex(node: XmlNode): FicheLink[] {
  const web = childOf(node, 'LienWeb') ?? node
  const url = currentAddress(attribute(web, 'URL'))
  const title = wordsOf(childOf(node, 'Titre')) || wordsOf(node)
  return [...(url && title ? [{ title, url }] : []), ...childrenOf(node, 'NoticeLiee').flatMap(readAnnex)]
}

function readDefinition(node: XmlNode, reading: Reading): FicheDefinition {
  const key = keyOf(node)
  const text = childOf(node, 'Texte')
  return {
    key,
    title: wordsOf(childOf(node, 'Titre')),
    blocks: text ? readBlocks(text, { ...reading, anchors: new Anchors() }, key) : [],
  }
}

/** The words of the questionnaire for each choice that it can set, `T10576` → `Le décès a eu lieu en France`. */
function readSituations(node: XmlNode): Map<string, string> {
  const situations = new Map<string, string>()
  for (const choice of descendants(node, 'Choix')) {
    const words = wordsOf(childOf(choice, 'IntituleSiSelectionne')) || wordsOf(childOf(choice, 'Titre'))
    for (const variable of descendants(choice, 'affecteVrai'))
      situations.set(attribute(variable, 'var'), words)
  }
  return situations
}

function serviceAddresses(node: XmlNode): Map<string, string> {
  const addresses = new Map<string, string>()
  for (const service of descendants(node, 'ServiceEnLigne')) {
    const url = currentAddress(attribute(service, 'URL'))
    if (url) addresses.set(attribute(service, 'ID'), url)
  }
  return addresses
}

const keyOf = (node: XmlNode): string => attribute(node, 'ID').toLowerCase()

function keep<T>(list: Map<string, T>, node: XmlNode, read: (key: string) => T): string {
  const key = keyOf(node)
  if (!list.has(key)) list.set(key, read(key))
  return key
}
