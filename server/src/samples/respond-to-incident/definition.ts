import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** An alarm pages those on call, one after another, until somebody takes it; then it is watched until it is over. */
export function respondToIncident({ shopUrl, email }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Respond to an incident',
    description:
      'Monitoring raises an alarm. Whoever is on call is paged, and after ten minutes the next one, until somebody takes it. A day after it is over, a review is due.',
    subject: '{{ input.severity }} · {{ input.service }} · {{ input.summary }}',
    input: {
      type: 'object',
      title: 'Alarm',
      required: ['service', 'severity', 'summary'],
      properties: {
        service: { type: 'string', title: 'Service', enum: ['shop', 'warehouse'], default: 'shop' },
        severity: {
          type: 'string',
          title: 'Severity',
          enum: ['minor', 'major', 'critical'],
          default: 'major',
        },
        summary: {
          type: 'string',
          title: 'What is wrong',
          default: 'Payments take longer than 10 seconds',
          maxLength: 500,
        },
      },
    },
    triggers: [
      { id: 'manual', kind: 'manual' },
      { id: 'alarm', kind: 'webhook', reply: 'accepted', verify: 'none' },
    ],
    events: [
      {
        name: 'acknowledged',
        title: 'Somebody takes it',
        schema: {
          type: 'object',
          required: ['by'],
          properties: { by: { type: 'string', title: 'Who', default: 'Alan Turing' } },
        },
      },
      {
        name: 'resolved',
        title: 'It is over',
        schema: {
          type: 'object',
          properties: { cause: { type: 'string', title: 'Cause', default: 'A full disk' } },
        },
      },
    ],
    values: [
      { name: 'responder', title: 'Who takes care', schema: { type: 'string' }, initial: '' },
      { name: 'pages', title: 'Pages sent', schema: { type: 'integer' }, initial: 0 },
    ],
    steps: [
      {
        id: 'minor',
        kind: 'branch',
        title: 'Can it wait?',
        cases: [
          {
            id: 'canWait',
            title: 'It is minor',
            when: "input.severity === 'minor'",
            steps: [
              {
                id: 'mailMinor',
                kind: 'task',
                title: 'Mail it, nobody is woken',
                action: 'email.send',
                with: {
                  to: email,
                  subject: '{{ input.service }}: {{ input.summary }}',
                  text: 'This can wait until the morning.',
                },
              },
              { id: 'stopMinor', kind: 'end', output: { responder: '', cause: '' } },
            ],
          },
        ],
      },
      {
        id: 'onCall',
        kind: 'task',
        title: 'See who is on call',
        action: 'http.request',
        with: { url: `${shopUrl}/on-call/{{ input.service }}` },
      },
      {
        id: 'paging',
        kind: 'repeat',
        title: 'Page one after another, until somebody takes it',
        mode: 'until',
        when: "values.responder !== ''",
        check: 'after',
        limit: 6,
        onLimit: 'continue',
        steps: [
          { id: 'count', kind: 'set', values: { pages: '{{ values.pages + 1 }}' } },
          {
            id: 'person',
            kind: 'transform',
            title: 'Whose turn it is',
            value: '{{ steps.onCall.body.people[(values.pages - 1) % steps.onCall.body.people.length] }}',
          },
          {
            id: 'calling',
            kind: 'status',
            text: 'Paging {{ steps.person.name }}',
            fields: { pages: '{{ values.pages }}' },
          },
          {
            id: 'page',
            kind: 'task',
            title: 'Page the person',
            action: 'http.request',
            with: {
              method: 'POST',
              url: `${shopUrl}/pages`,
              body: {
                reference: '{{ run.id }}',
                to: '{{ steps.person.phone }}',
                text: '{{ input.severity }}: {{ input.summary }}',
              },
            },
            retry: { attempts: 10, firstDelay: '1s', maxDelay: '10s' },
          },
          {
            id: 'answer',
            kind: 'receive',
            title: 'Wait for somebody to take it',
            event: 'acknowledged',
            deadline: { after: '10m', then: 'continue' },
          },
          {
            id: 'taken',
            kind: 'branch',
            title: 'Did somebody take it?',
            cases: [
              {
                id: 'yes',
                title: 'Yes',
                when: 'steps.answer.received',
                steps: [
                  {
                    id: 'note',
                    kind: 'set',
                    values: { responder: "{{ steps.answer.data.by ?? 'somebody' }}" },
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        id: 'nobody',
        kind: 'branch',
        title: 'Has nobody answered?',
        cases: [
          {
            id: 'silence',
            title: 'Nobody, after six pages',
            when: "values.responder === ''",
            steps: [
              {
                id: 'alarmHouse',
                kind: 'task',
                title: 'Tell the house that nobody answers',
                action: 'email.send',
                with: {
                  to: email,
                  subject: 'Nobody answers: {{ input.summary }}',
                  text: '{{ values.pages }} pages were sent within an hour, and nobody took the incident.',
                },
              },
              {
                id: 'stopSilence',
                kind: 'fail',
                message: 'Nobody took the incident “{{ input.summary }}”.',
                code: 'NOBODY_ANSWERED',
              },
            ],
          },
        ],
      },
      { id: 'working', kind: 'status', text: '{{ values.responder }} takes care of it', fields: {} },
      {
        id: 'end',
        kind: 'receive',
        title: 'Wait until it is over',
        event: 'resolved',
        deadline: { after: '8h', then: 'continue' },
      },
      {
        id: 'stillOpen',
        kind: 'branch',
        title: 'Does it take too long?',
        cases: [
          {
            id: 'tooLong',
            title: 'Not over after eight hours',
            when: '!steps.end.received',
            steps: [
              {
                id: 'askForHelp',
                kind: 'task',
                title: 'Ask the house for help',
                action: 'email.send',
                with: {
                  to: email,
                  subject: 'Still going on after eight hours: {{ input.summary }}',
                  text: '{{ values.responder }} takes care of it and may need help.',
                },
              },
              {
                id: 'laterEnd',
                kind: 'receive',
                title: 'Wait until it is over at last',
                event: 'resolved',
                deadline: { after: '7d', then: 'fail' },
              },
            ],
          },
        ],
      },
      { id: 'aDay', kind: 'wait', for: '1d' },
      {
        id: 'review',
        kind: 'task',
        title: 'Remind of the review',
        action: 'email.send',
        with: {
          to: email,
          subject: 'Review: {{ input.summary }}',
          text: 'What happened, why, and what do we change? {{ values.responder }} took care of it.',
        },
      },
    ],
    output: {
      responder: '{{ values.responder }}',
      cause: "{{ coalesce(steps.end.data.cause, steps.laterEnd.data.cause, 'unknown') }}",
    },
  };
}
