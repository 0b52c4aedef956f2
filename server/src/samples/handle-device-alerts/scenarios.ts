import type { Sample } from '../sample.ts';
import { answer, mailed, refused } from '../stand-ins.ts';
import { handleDeviceAlerts } from './definition.ts';

const input = { device: 'roaster-1', temperature: 245 };

export const handleDeviceAlertsSample: Sample = {
  id: 'handle-device-alerts',
  category: 'operations',
  build: handleDeviceAlerts,
  standIns: {
    device: answer({
      id: 'roaster-1',
      name: 'Drum roaster',
      site: 'Rotterdam',
      technician: 'Hedy Lamarr',
      limit: 230,
    }),
    order: answer({ id: 'wrk_1', status: 'assigned' }, 201),
    warn: mailed,
  },
  scenarios: [
    {
      title: 'A hot device is repaired',
      input,
      script: [{ kind: 'signal', name: 'repaired', data: { note: 'A worn fan' }, after: '5h' }],
      expected: {
        status: 'completed',
        output: { alert: 'repaired', device: 'roaster-1' },
        trace: 'device hot add known next order underWay repair overdue',
        lasts: '5h',
      },
    },
    {
      title: 'A device within its limit is left alone',
      input: { ...input, temperature: 200 },
      expected: { status: 'completed', output: { alert: 'none' }, trace: 'device hot stopFine' },
    },
    {
      title: 'A device whose alert waits already is not worked on twice',
      input,
      waiting: {
        alerts: [{ device: 'roaster-1', name: 'Drum roaster', technician: 'Hedy Lamarr', over: 12 }],
      },
      expected: { status: 'completed', output: { alert: 'known' }, trace: 'device hot add known stopKnown' },
    },
    {
      title: 'A repair that does not come is told after two days',
      input,
      expected: {
        status: 'completed',
        output: { alert: 'overdue', device: 'roaster-1' },
        trace: 'device hot add known next order underWay repair overdue warn',
        lasts: '2d',
      },
    },
    {
      title: 'A device that nobody knows fails its run',
      input: { ...input, device: 'cold-store-1' },
      standIns: { device: refused('No such device.') },
      expected: { status: 'failed', error: 'REQUEST_REJECTED', trace: 'device' },
    },
  ],
};
