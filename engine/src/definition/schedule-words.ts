/** What the schedule form can say. Everything else is `custom`: a cron expression typed by hand. */
export type Schedule =
  | { every: 'minutes'; minutes: number }
  | { every: 'hour'; minute: number }
  | { every: 'day'; hour: number; minute: number }
  /** Days of the week, 0 is Sunday, in ascending order. */
  | { every: 'week'; days: number[]; hour: number; minute: number }
  | { every: 'month'; day: number; hour: number; minute: number }
  | { every: 'custom'; cron: string };

export type ScheduleKind = Schedule['every'];

/** Steps that divide an hour evenly: with others, the last gap of the hour would be shorter. */
export const minuteSteps = [5, 10, 15, 20, 30];
export const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const dayShort = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const workdays = [1, 2, 3, 4, 5];

export function parseCron(cron: string): Schedule {
  const custom: Schedule = { every: 'custom', cron };
  const fields = cron.trim().split(/\s+/);
  if (fields.length !== 5) return custom;
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  if (month !== '*') return custom;
  const everyDay = day === '*' && weekday === '*';

  const step = /^\*\/(\d+)$/.exec(minute);
  if (step && hour === '*' && everyDay && minuteSteps.includes(Number(step[1]))) {
    return { every: 'minutes', minutes: Number(step[1]) };
  }
  const atMinute = toNumber(minute, 59);
  if (atMinute === null) return custom;
  if (hour === '*') return everyDay ? { every: 'hour', minute: atMinute } : custom;
  const atHour = toNumber(hour, 23);
  if (atHour === null) return custom;
  const time = { hour: atHour, minute: atMinute };
  if (everyDay) return { every: 'day', ...time };
  if (day === '*') {
    const days = parseDays(weekday);
    return days ? { every: 'week', days, ...time } : custom;
  }
  const onDay = toNumber(day, 31);
  return weekday === '*' && onDay !== null && onDay > 0 ? { every: 'month', day: onDay, ...time } : custom;
}

const printers: { [K in ScheduleKind]: (schedule: Extract<Schedule, { every: K }>) => string } = {
  minutes: ({ minutes }) => `*/${minutes} * * * *`,
  hour: ({ minute }) => `${minute} * * * *`,
  day: ({ hour, minute }) => `${minute} ${hour} * * *`,
  week: ({ days, hour, minute }) => `${minute} ${hour} * * ${printDays(days)}`,
  month: ({ day, hour, minute }) => `${minute} ${hour} ${day} * *`,
  custom: ({ cron }) => cron,
};

export function printCron(schedule: Schedule): string {
  return (printers[schedule.every] as (schedule: Schedule) => string)(schedule);
}

const sentences: { [K in ScheduleKind]: (schedule: Extract<Schedule, { every: K }>) => string } = {
  minutes: ({ minutes }) => `Every ${minutes} minutes`,
  hour: ({ minute }) => (minute === 0 ? 'Every hour, on the hour' : `Every hour, at minute ${minute}`),
  day: (at) => `Every day at ${clock(at)}`,
  week: ({ days, ...at }) => `${describeDays(days)} at ${clock(at)}`,
  month: ({ day, ...at }) => `On day ${day} of each month at ${clock(at)}`,
  custom: ({ cron }) => `At ${cron}`,
};

/** The schedule in words: "Every workday at 09:00". */
export function describeSchedule(schedule: Schedule): string {
  return (sentences[schedule.every] as (schedule: Schedule) => string)(schedule);
}

/** What a kind starts with, keeping the time of day that was chosen before. */
export function changeKind(schedule: Schedule, every: ScheduleKind): Schedule {
  const minute = 'minute' in schedule ? schedule.minute : 0;
  const hour = 'hour' in schedule ? schedule.hour : 9;
  const starts: { [K in ScheduleKind]: Extract<Schedule, { every: K }> } = {
    minutes: { every: 'minutes', minutes: 15 },
    hour: { every: 'hour', minute },
    day: { every: 'day', hour, minute },
    week: { every: 'week', days: workdays, hour, minute },
    month: { every: 'month', day: 1, hour, minute },
    custom: { every: 'custom', cron: printCron(schedule) },
  };
  return starts[every];
}

function toNumber(field: string, max: number): number | null {
  if (!/^\d{1,2}$/.test(field)) return null;
  const value = Number(field);
  return value <= max ? value : null;
}

function parseDays(field: string): number[] | null {
  const days = new Set<number>();
  for (const part of field.split(',')) {
    const [from, to, ...rest] = part.split('-').map(toDay);
    if (from === null || from === undefined || to === null || rest.length > 0) return null;
    // Cron knows Sunday as 0 and as 7: `5-7` is Friday to Sunday.
    const end = to ?? from;
    if (end < from && end !== 0) return null;
    for (let day = from; day <= (end === 0 && from > 0 ? 7 : end); day++) days.add(day % 7);
  }
  return [...days].sort((a, b) => a - b);
}

function toDay(name: string): number | null {
  const index = dayShort.indexOf(name.toUpperCase());
  if (index !== -1) return index;
  const number = toNumber(name, 7);
  return number === null ? null : number % 7;
}

function printDays(days: number[]): string {
  return [...days].sort((a, b) => a - b).join(',') || '*';
}

function describeDays(days: number[]): string {
  const sorted = [...days].sort((a, b) => a - b);
  if (sorted.join() === workdays.join()) return 'Every workday';
  if (sorted.join() === '0,6') return 'Every weekend day';
  if (sorted.length === 0) return 'Every day';
  // People's weeks begin on Monday.
  const names = [...sorted.filter((day) => day > 0), ...sorted.filter((day) => day === 0)].map(
    (day) => dayNames[day] ?? '',
  );
  return `Every ${names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]}`;
}

function clock({ hour, minute }: { hour: number; minute: number }): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
