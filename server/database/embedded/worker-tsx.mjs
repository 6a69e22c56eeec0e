// Under tsx on Node 20 a worker thread does not inherit the loader: it registers its own, then imports the TypeScript.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
