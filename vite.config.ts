import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
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
