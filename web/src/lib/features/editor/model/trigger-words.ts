import {
  describeSchedule,
  parseCron,
  type Trigger,
  type TriggerKind,
  type TriggerOf,
} from '@wfb/engine/definition';

const words: { [K in TriggerKind]: (trigger: TriggerOf<K>) => string } = {
  manual: () => 'by hand',
  webhook: () => 'by a webhook',
  event: ({ event }) => `by the event “${event}”`,
  connection: ({ action }) => `by a connected project that asks for “${action}”`,
  schedule: ({ cron }) => {
    const schedule = describeSchedule(parseCron(cron));
    return schedule.charAt(0).toLowerCase() + schedule.slice(1);
  },
};

export function describeTrigger(trigger: Trigger): string {
  return (words[trigger.kind] as (trigger: Trigger) => string)(trigger);
}

/** "Starts by hand, by a webhook or every workday at 09:00". */
export function describeTriggers(triggers: readonly Trigger[]): string {
  const parts = triggers.map(describeTrigger);
  if (parts.length === 0) return 'Starts by hand';
  return `Starts ${parts.length > 1 ? `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}` : parts[0]}`;
}
