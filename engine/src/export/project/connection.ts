import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { createKeyRing } from '../../contract/sealing.ts';
import { createDataConverter } from '../../temporal/data-converter.ts';

const { TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY, WFB_KEY, WFB_OLD_KEYS } = process.env;

export const connectionOptions = {
  address: TEMPORAL_ADDRESS || '127.0.0.1:7233',
  ...(TEMPORAL_API_KEY ? { apiKey: TEMPORAL_API_KEY, tls: true } : {}),
};

export const namespace = TEMPORAL_NAMESPACE || 'default';

/** With the key of the instance where its runs began, a worker reads what they hold, and can carry them on. */
export const dataConverter: DataConverter = WFB_KEY ? sealedWith(WFB_KEY, WFB_OLD_KEYS ?? '') : {};

function sealedWith(key: string, oldKeys: string): DataConverter {
  const keys = [key, ...oldKeys.split(',').filter((old) => old.trim() !== '')];
  const [current, ...old] = keys.map((text) => Buffer.from(text, 'base64'));
  return createDataConverter(createKeyRing([current!, ...old]));
}

/** A client; the one who asks closes its connection. */
export async function connectClient(): Promise<Client> {
  const connection = await Connection.connect(connectionOptions);
  return new Client({ connection, namespace, dataConverter });
}
