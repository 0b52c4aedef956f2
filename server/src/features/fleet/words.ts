import type { KubernetesError } from './kubernetes-api.ts';

/** Why the cluster did not do what was asked, for the pool's page and history. */
export function describeRefusal(error: KubernetesError): string {
  const { status, message, holders } = error;
  if (holders.length > 0) {
    const who = [...new Set(holders)].join(' and ');
    return `Somebody else (${who}) has changed its Deployment, and that is left as it is. Undo that change, or delete the Deployment: it is made anew.`;
  }
  if (status === 429) return 'The cluster is too busy to change its workers; it is asked again and again.';
  if (error.passes)
    return `The cluster does not answer, so its workers stay as they are; it is asked again and again.`;
  if (status === 401) return 'The cluster does not accept this server’s account.';
  if (status === 403) return `The cluster does not allow its workers: ${sentence(message)}`;
  return `The cluster refuses its Deployment: ${sentence(message)}`;
}

const longest = 500;

function sentence(message: string): string {
  const text = message.length > longest ? `${message.slice(0, longest)}…` : message;
  return /[.…!?]$/.test(text) ? text : `${text}.`;
}
