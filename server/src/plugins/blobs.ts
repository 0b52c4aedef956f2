import { type CleanableBlobStore, createBlobStore } from '@wfb/blobs';
import fp from 'fastify-plugin';

declare module 'fastify' {
  interface FastifyInstance {
    /** Where large values of runs lie. */
    blobs: CleanableBlobStore;
  }
}

export const blobsPlugin = fp(
  async (app) => {
    app.decorate('blobs', createBlobStore({ prisma: app.prisma, s3Url: app.config.BLOB_STORE_URL }));
  },
  { name: 'blobs', dependencies: ['config', 'prisma'] },
);
