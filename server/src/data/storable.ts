export { toStorable, toStorableJson, toStorableText } from '@wfb/prisma/storable';
