import compress from '@fastify/compress';
import fp from 'fastify-plugin';

/** Shorter answers fit into the packets that their head needs anyway; bytes. */
const threshold = 1024;

/**
 * Answers of the API go gzipped to whoever takes them so: on a phone's line the words of a run are most of the wait for its page. Routes
 * of plugins that come before it stay as they are; the web app's files were compressed when they were built. Cookies go along with no
 * request from elsewhere (SameSite), so nobody can learn a secret from how well it compresses beside their own words.
 */
export const compressionPlugin = fp(
  async (app) => {
    await app.register(compress, {
      threshold,
      encodings: ['gzip'],
      customTypes: /^application\/([\w.]+\+)?json\b/,
      globalDecompression: false,
    });
  },
  // What keeps an answer for a repeated request has to see it as it was.
  { name: 'compression', dependencies: ['idempotency'] },
);
