// The web server. Any number of them run beside each other on one database.
import { realNow } from '#platform/clock'
import { readConfiguration } from '#platform/config'

const configuration = readConfiguration(process.env, realNow())

// React decides while it is loaded which of its builds it is: the one for those who develop it takes two to three times as
// long for a page. What is loaded later goes by what the installation was told to be.
const { NODE_ENV: told = '' } = process.env
process.env.NODE_ENV = 'production'
const { serve } = await import('./serve.ts')
await serve(configuration)
process.env.NODE_ENV = told
