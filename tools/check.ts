// `npm run check`: what can be said of the project without running it, in under a minute.
import { conclude, runStages } from './house/stages.ts'
import { STATIC_STAGES } from './house/static-stages.ts'

conclude(await runStages(STATIC_STAGES))
