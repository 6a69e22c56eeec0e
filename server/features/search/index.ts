/**
 * Finding questions, answers, official sheets, topics, collectives and places, as one types and on a page of results. The index follows what
 * happens through events; what is missing in it is put in at a start. Without an engine, titles are compared.
 */
export { fillIndex, type Filling } from './fill-index.ts'
export { rebuildIndex } from './rebuild-index.ts'
export { reconcileIndex } from './reconcile-index.ts'
export { parkedDocuments } from './parked-documents.ts'
export { searchEverything } from './search-everything.ts'
export { searchSources } from './search-sources.ts'
export { searchRoutes } from './search.routes.ts'
export { searchSubscriber } from './search.subscriber.ts'
