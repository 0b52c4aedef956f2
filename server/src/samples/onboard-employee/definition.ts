import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** Weeks of a new colleague: accounts and equipment before the first day, a welcome, talks, and a decision about the probation. */
export function onboardEmployee({ shopUrl, email }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Onboard an employee',
    description:
      'From the signed contract to the end of the probation: accounts and equipment are there on the first day, talks are not forgotten, and somebody decides in time.',
    subject: '{{ input.name }} · from {{ formatDate(input.startsOn, "d MMMM yyyy") }}',
    input: {
      type: 'object',
      title: 'New colleague',
      required: ['name', 'email', 'department', 'startsOn'],
      properties: {
        name: { type: 'string', title: 'Name', default: 'Hedy Lamarr', maxLength: 200 },
        email: { type: 'string', format: 'email', title: 'E-mail', default: 'hedy@example.com' },
        department: {
          type: 'string',
          title: 'Department',
          enum: ['Shop', 'Warehouse', 'Accounting'],
          default: 'Shop',
        },
        startsOn: { type: 'string', format: 'date', title: 'First day', default: '2027-01-04' },
      },
    },
    events: [
      {
        name: 'equipmentArrived',
        title: 'The equipment has arrived',
        schema: {
          type: 'object',
          properties: { place: { type: 'string', title: 'Where it is', default: 'Reception' } },
        },
      },
    ],
    steps: [
      {
        id: 'systems',
        kind: 'transform',
        title: 'Which accounts are needed',
        value:
          "{{ input.department === 'Accounting' ? ['mail', 'chat', 'accounting'] : input.department === 'Warehouse' ? ['mail', 'scanner'] : ['mail', 'chat', 'shop'] }}",
      },
      {
        id: 'prepare',
        kind: 'parallel',
        title: 'Before the first day',
        lanes: [
          {
            id: 'access',
            title: 'Accounts',
            steps: [
              {
                id: 'accounts',
                kind: 'forEach',
                title: 'Make all accounts, two at a time',
                items: 'steps.systems',
                concurrency: 2,
                steps: [
                  {
                    id: 'account',
                    kind: 'task',
                    title: 'Make an account',
                    action: 'http.request',
                    with: {
                      method: 'POST',
                      url: `${shopUrl}/accounts`,
                      body: { reference: '{{ input.email }}', system: '{{ item }}' },
                    },
                  },
                ],
                collect: '{{ item }}',
              },
            ],
          },
          {
            id: 'things',
            title: 'Equipment',
            steps: [
              {
                id: 'orderEquipment',
                kind: 'task',
                title: 'Order laptop and key',
                action: 'http.request',
                with: {
                  method: 'POST',
                  url: `${shopUrl}/equipment-orders`,
                  body: { reference: '{{ input.email }}', department: '{{ input.department }}' },
                },
              },
              {
                id: 'arrival',
                kind: 'receive',
                event: 'equipmentArrived',
                deadline: { after: '10d', then: 'continue' },
              },
              {
                id: 'late',
                kind: 'branch',
                title: 'Is it there in time?',
                cases: [
                  {
                    id: 'missing',
                    title: 'Not there after ten days',
                    when: '!steps.arrival.received',
                    steps: [
                      {
                        id: 'chase',
                        kind: 'task',
                        title: 'Ask where the equipment is',
                        action: 'email.send',
                        with: {
                          to: email,
                          subject: 'The equipment of {{ input.name }} is late',
                          text: 'It was ordered ten days ago ({{ steps.orderEquipment.body.id }}) and has not arrived.',
                        },
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
      { id: 'firstDay', kind: 'wait', until: "{{ addDuration(input.startsOn, '8h') }}" },
      {
        id: 'firstWeek',
        kind: 'phase',
        title: 'First week',
        steps: [
          {
            id: 'welcome',
            kind: 'task',
            title: 'Welcome the new colleague',
            action: 'email.send',
            with: {
              to: '{{ input.email }}',
              subject: 'Welcome, {{ input.name }}!',
              text: "Your accounts are ready: {{ steps.accounts.join(', ') }}.\nYour equipment: {{ steps.arrival.received ? steps.arrival.data.place ?? 'at the reception' : 'still on its way' }}.",
            },
          },
          { id: 'fourDays', kind: 'wait', for: '4d' },
          {
            id: 'works',
            kind: 'approval',
            ask: 'Does everything work for {{ input.name }}?',
            to: { roles: ['admin'] },
            form: {
              type: 'object',
              properties: {
                missing: { type: 'string', format: 'multiline', title: 'What is missing', maxLength: 1_000 },
              },
            },
            consequences: { approve: 'Nothing more is done.', reject: 'What is missing is passed on.' },
            deadline: { after: '3d', then: 'approve' },
            risk: 'low',
          },
        ],
      },
      {
        id: 'talks',
        kind: 'forEach',
        title: 'Talks after one month, two and three',
        items: '[30, 60, 90]',
        steps: [
          { id: 'month', kind: 'wait', until: '{{ addDuration(input.startsOn, item * 86400000) }}' },
          {
            id: 'invite',
            kind: 'task',
            title: 'Remind of the talk',
            action: 'email.send',
            with: {
              to: email,
              cc: '{{ input.email }}',
              subject: 'Talk after {{ item }} days with {{ input.name }}',
              text: 'Please find half an hour this week: what goes well, what does not?',
            },
          },
        ],
      },
      {
        id: 'probation',
        kind: 'approval',
        ask: 'Does {{ input.name }} stay after the probation?',
        to: { roles: ['owner'] },
        facts: [
          { label: 'Department', value: '{{ input.department }}' },
          { label: 'First day', value: '{{ formatDate(input.startsOn, "d MMMM yyyy") }}' },
        ],
        consequences: {
          approve: 'The contract goes on.',
          reject: 'You are asked to talk to {{ input.name }}; nothing is sent.',
        },
        deadline: { after: '3w', then: 'approve' },
        remindEvery: '1w',
        risk: 'high',
      },
      {
        id: 'outcome',
        kind: 'branch',
        title: 'What was decided?',
        cases: [
          {
            id: 'stays',
            title: 'Stays',
            when: 'steps.probation.approved',
            steps: [
              {
                id: 'congratulate',
                kind: 'task',
                title: 'Congratulate',
                action: 'email.send',
                with: {
                  to: '{{ input.email }}',
                  subject: 'You have passed the probation',
                  text: 'Dear {{ input.name }}, we are glad that you stay.',
                },
              },
            ],
          },
        ],
      },
    ],
    output: { stays: '{{ steps.probation.approved }}', accounts: '{{ steps.accounts }}' },
  };
}
