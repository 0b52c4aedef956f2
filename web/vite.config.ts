import tailwindcss from '@tailwindcss/vite';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { chunkGroups, entryExports } from './build-support/chunks.ts';
import { lowerSimulator } from './build-support/lower-simulator.ts';
import { checkChunks } from './build-support/check-chunks.ts';
import { hideAnnouncerById } from './build-support/hide-announcer.ts';
import { staticAdapter } from './build-support/static-adapter.ts';
import { staticIcons } from './build-support/static-icons.ts';

/** Where `vite dev` finds the API; the built app is served by the API server itself. */
const apiTarget = process.env.WFB_API_URL ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [
    tailwindcss(),
    lowerSimulator(),
    checkChunks(),
    sveltekit({
      adapter: staticAdapter({ out: 'build' }),
      // Absolute paths: the one fallback page is served at every depth.
      paths: { relative: false },
      // Registered by lib/pwa/registration.ts, which also runs the update flow.
      serviceWorker: { register: false },
      version: { pollInterval: 0 },
      preprocess: [hideAnnouncerById, staticIcons],
      compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
    }),
  ],
  server: {
    port: 4300,
    proxy: {
      '/api': apiTarget,
      '/ws': { target: apiTarget, ws: true },
    },
  },
  build: { target: 'es2022' },
  // One file, so that its content policy needs to allow no other.
  worker: { format: 'es', plugins: () => [lowerSimulator()] },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          preserveEntrySignatures: entryExports,
          output: { codeSplitting: { groups: chunkGroups } },
        },
      },
    },
  },
});
