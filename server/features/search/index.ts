/**
 * Finding questions, answers and official sheets, as one types and on a page of results. The index follows what
 * happens through events; what is missing in it is put in at a start. Without an engine, titles are compared.
 */
export { fillIndex, type Filling } from './fill-index.ts'
export { indexThread } from './index-thread.ts'
export { searchEverything } from './search-everything.ts'
export { searchRoutes } from './search.routes.ts'
export { searchSubscriber } from './search.subscriber.ts'
