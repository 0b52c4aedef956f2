export { isS3Url } from './objects.ts';
export { type BlobStoreOptions, type CleanableBlobStore, createBlobStore } from './store.ts';
