export * from '@wfb/engine/contract/validate-data';
