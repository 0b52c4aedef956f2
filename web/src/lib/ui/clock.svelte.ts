import { createSubscriber } from 'svelte/reactivity';

/** The present moment as reactive state. It ticks once a second, and only while something on screen reads it. */
class Clock {
  #now = Date.now();
  #subscribe = createSubscriber((update) => {
    const tick = () => {
      this.#now = Date.now();
      update();
    };
    tick();
    const timer = setInterval(tick, 1000);
    // A phone that slept shows the right time at once, not a second later.
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  });

  get now(): number {
    this.#subscribe();
    return Math.max(this.#now, Date.now() - 1000);
  }
}

export const clock = new Clock();
