import { dev } from '$app/env';
import { goto } from '$app/navigation';
import { toaster } from '../ui/toaster.svelte.ts';

const UPDATE_CHECK_MS = 60 * 60 * 1000;

/**
 * Registers the service worker once the page is at rest, and offers a new version when one is ready. `onfirst` is called when
 * the very first one has taken over: it has seen nothing of what the page fetched until then.
 */
export function registerServiceWorker(onfirst: () => void): () => void {
  if (!('serviceWorker' in navigator)) return () => {};
  let controlled = navigator.serviceWorker.controller !== null;
  let reloading = false;

  const oncontroller = () => {
    // The very first worker takes over without a change of version.
    if (!controlled) {
      controlled = true;
      onfirst();
    } else if (!reloading) {
      reloading = true;
      location.reload();
    }
  };
  navigator.serviceWorker.addEventListener('controllerchange', oncontroller);

  // A notification was tapped while the app was open: go there without loading it again.
  const onmessage = (event: MessageEvent<{ type?: string; url?: string } | null>) => {
    if (event.data?.type === 'navigate' && event.data.url?.startsWith('/')) void goto(event.data.url);
  };
  navigator.serviceWorker.addEventListener('message', onmessage);

  let timer: ReturnType<typeof setInterval> | undefined;
  const start = async () => {
    const registration = await register();
    if (!registration) return;
    if (registration.waiting) offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
      });
    });
    timer = setInterval(() => void registration.update().catch(() => {}), UPDATE_CHECK_MS);
  };
  // Precaching must not compete with what the first page needs.
  if (document.readyState === 'complete') void start();
  else window.addEventListener('load', () => void start(), { once: true });

  return () => {
    clearInterval(timer);
    navigator.serviceWorker.removeEventListener('controllerchange', oncontroller);
    navigator.serviceWorker.removeEventListener('message', onmessage);
  };
}

/** Null where the browser refuses (private windows, policies): the app then works without offline pages and push. */
async function register(): Promise<ServiceWorkerRegistration | null> {
  try {
    const options: RegistrationOptions = { type: dev ? 'module' : 'classic', updateViaCache: 'none' };
    return (await navigator.serviceWorker.register('/service-worker.js', options)) ?? null;
  } catch {
    return null;
  }
}

function offer(worker: ServiceWorker): void {
  toaster.show('A new version is ready.', {
    duration: 10 * 60 * 1000,
    action: { label: 'Update', run: () => worker.postMessage({ type: 'activate' }) },
  });
}
