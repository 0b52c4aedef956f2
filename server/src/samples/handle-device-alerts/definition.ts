import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** Readings come by the thousand; a device that is too hot is worked on once, the hottest first, however often it says so. */
export function handleDeviceAlerts({ shopUrl, email }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Handle device alerts',
    description:
      'Devices send their temperature. One that is too hot becomes an alert, once however often it is repeated, and the worst one is worked on first.',
    subject: '{{ input.device }} · {{ input.temperature }} °C',
    input: {
      type: 'object',
      title: 'Reading',
      required: ['device', 'temperature'],
      properties: {
        device: {
          type: 'string',
          title: 'Device',
          enum: ['roaster-1', 'roaster-2', 'cold-store-1'],
          default: 'roaster-1',
        },
        temperature: { type: 'number', title: 'Temperature, °C', default: 245 },
      },
    },
    triggers: [
      { id: 'manual', kind: 'manual' },
      { id: 'reading', kind: 'webhook', reply: 'accepted', verify: 'none' },
    ],
    events: [
      {
        name: 'repaired',
        title: 'The device is in order again',
        schema: {
          type: 'object',
          properties: { note: { type: 'string', title: 'What it was', default: 'A worn fan' } },
        },
      },
    ],
    backlogs: [
      {
        name: 'alerts',
        title: 'Device alerts',
        item: {
          type: 'object',
          required: ['device', 'name', 'technician', 'over'],
          properties: {
            device: { type: 'string', title: 'Device' },
            name: { type: 'string', title: 'Name' },
            technician: { type: 'string', title: 'Technician' },
            over: { type: 'number', title: 'Degrees over the limit' },
          },
        },
        order: 'priority',
        priority: 'item.over',
        key: 'item.device',
        onDuplicate: 'replace',
        maxSize: 1_000,
        whenFull: 'fail',
      },
    ],
    steps: [
      {
        id: 'device',
        kind: 'task',
        title: 'Look up the device',
        action: 'http.request',
        with: { url: `${shopUrl}/devices/{{ urlEncode(input.device) }}` },
      },
      {
        id: 'hot',
        kind: 'branch',
        title: 'Is it too hot?',
        cases: [
          {
            id: 'fine',
            title: 'Within its limit',
            when: 'input.temperature <= steps.device.body.limit',
            steps: [{ id: 'stopFine', kind: 'end', output: { alert: 'none' } }],
          },
        ],
      },
      {
        id: 'add',
        kind: 'backlogAdd',
        backlog: 'alerts',
        item: {
          device: '{{ input.device }}',
          name: '{{ steps.device.body.name }}',
          technician: '{{ steps.device.body.technician }}',
          over: '{{ input.temperature - steps.device.body.limit }}',
        },
      },
      {
        id: 'known',
        kind: 'branch',
        title: 'Is it known already?',
        cases: [
          {
            id: 'isKnown',
            title: 'Waiting or worked on already',
            when: '!steps.add.added',
            steps: [{ id: 'stopKnown', kind: 'end', output: { alert: 'known' } }],
          },
        ],
      },
      { id: 'next', kind: 'backlogTake', backlog: 'alerts', wait: { atMost: '1h', then: 'fail' } },
      {
        id: 'order',
        kind: 'task',
        title: 'Send the technician',
        action: 'http.request',
        with: {
          method: 'POST',
          url: `${shopUrl}/work-orders`,
          body: {
            reference: '{{ steps.next.item.device }}',
            technician: '{{ steps.next.item.technician }}',
          },
        },
      },
      {
        id: 'underWay',
        kind: 'status',
        text: '{{ steps.next.item.technician }} looks after {{ steps.next.item.name }}',
        fields: { 'degrees over': '{{ steps.next.item.over }}' },
      },
      {
        id: 'repair',
        kind: 'receive',
        title: 'Wait for the repair',
        event: 'repaired',
        deadline: { after: '2d', then: 'continue' },
      },
      {
        id: 'overdue',
        kind: 'branch',
        title: 'Was it repaired in time?',
        cases: [
          {
            id: 'notYet',
            title: 'Not after two days',
            when: '!steps.repair.received',
            steps: [
              {
                id: 'warn',
                kind: 'task',
                title: 'Tell the house',
                action: 'email.send',
                with: {
                  to: email,
                  subject: '{{ steps.next.item.name }} has not been repaired',
                  text: '{{ steps.next.item.technician }} was sent two days ago. The device may be worked on again from its next alert.',
                },
              },
            ],
          },
        ],
      },
    ],
    output: {
      alert: '{{ steps.repair.received ? "repaired" : "overdue" }}',
      device: '{{ steps.next.item.device }}',
    },
  };
}
