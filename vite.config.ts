import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

/** What only a server has; what browsers may know of a module too is its `domain`. */
const SERVERS_OWN = /^#(platform\/|modules\/[^/]+$)/

/** Ends a build in which a screen would bring the server's own code to browsers. */
const keepServersOwn: Plugin = {
  name: 'keep-servers-own',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  resolveId(id, importer) {
    if (SERVERS_OWN.test(id))
      this.error(`${importer} brings ${id} to browsers: import what it shows from a domain.`)
  },
}

export default defineConfig({
  plugins: [reactRouter(), keepServersOwn],
  build: { sourcemap: false, cssMinify: true },
  environments: {
    ssr: {
      build: {
        // Modules and platform run as they are: one copy of each in the process, however it is reached.
        rolldownOptions: { external: [/^#(modules|platform|kernel|client)\//] },
      },
    },
  },
})
