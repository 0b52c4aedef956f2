import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** The right to be forgotten, in every system of the house: what the law wants kept is named, what fails is not passed over. */
export function deletePersonalData({ shopUrl, email }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Delete personal data',
    description:
      'Somebody asks to be forgotten. After a check by a person, every system deletes what it may; the person is told what was deleted and what has to stay, and why.',
    subject: 'Delete {{ input.email }}',
    input: {
      type: 'object',
      title: 'Request',
      required: ['name', 'email'],
      properties: {
        name: { type: 'string', title: 'Name', default: 'Emmy Noether', maxLength: 200 },
        email: { type: 'string', format: 'email', title: 'E-mail', default: 'emmy@example.com' },
      },
    },
    steps: [
      {
        id: 'identity',
        kind: 'approval',
        ask: 'Delete everything about {{ input.name }}?',
        to: { roles: ['owner', 'admin'] },
        facts: [
          { label: 'Person', value: '{{ input.name }}' },
          { label: 'E-mail', value: '{{ input.email }}' },
        ],
        details: 'Please make sure that the request comes from the person. The law gives a month.',
        consequences: {
          approve: 'Every system deletes what it may. This cannot be undone.',
          reject: 'Nothing is deleted.',
        },
        deadline: { after: '25d', then: 'fail' },
        remindEvery: '3d',
        escalation: { after: '10d', to: { roles: ['owner'] } },
        risk: 'high',
        onReject: 'fail',
      },
      {
        id: 'systems',
        kind: 'task',
        title: 'See which systems there are',
        action: 'http.request',
        with: { url: `${shopUrl}/systems` },
      },
      {
        id: 'each',
        kind: 'forEach',
        title: 'Each system, two at a time',
        items: 'steps.systems.body.items',
        concurrency: 2,
        onError: 'collect',
        steps: [
          {
            id: 'mayDelete',
            kind: 'branch',
            title: 'Does the law want it kept?',
            cases: [
              {
                id: 'kept',
                title: 'It has to stay',
                when: 'item.keepsFor !== null',
                steps: [
                  {
                    id: 'keep',
                    kind: 'transform',
                    title: 'Note what stays',
                    value: '{{ item.title }}: kept for {{ item.keepsFor }}, as the law wants it',
                  },
                ],
              },
            ],
            otherwise: [
              {
                id: 'delete',
                kind: 'task',
                title: 'Delete the data of the person',
                action: 'http.request',
                with: {
                  method: 'POST',
                  url: `${shopUrl}/deletions`,
                  body: { reference: '{{ input.email }}', system: '{{ item.id }}' },
                },
                retry: { attempts: 8, firstDelay: '2s', factor: 3, maxDelay: '1h' },
              },
            ],
          },
        ],
        collect: '{{ coalesce(steps.keep, item.title + ": deleted") }}',
      },
      {
        id: 'gaps',
        kind: 'branch',
        title: 'Did a system fail?',
        cases: [
          {
            id: 'some',
            title: 'Some did',
            when: 'steps.each.errors.length > 0',
            steps: [
              {
                id: 'alarm',
                kind: 'task',
                title: 'Tell the house which system failed',
                action: 'email.send',
                with: {
                  to: email,
                  subject: 'Data of {{ input.email }} could not be deleted everywhere',
                  text: "{{ steps.each.errors.map(error => error.message).join('\\n') }}",
                },
              },
              {
                id: 'incomplete',
                kind: 'fail',
                message: 'Data of {{ input.email }} could not be deleted everywhere.',
                code: 'NOT_DELETED_EVERYWHERE',
              },
            ],
          },
        ],
      },
      {
        id: 'confirm',
        kind: 'task',
        title: 'Tell the person what was done',
        action: 'email.send',
        with: {
          to: '{{ input.email }}',
          subject: 'Your data has been deleted',
          text: "Dear {{ input.name }},\n\n{{ steps.each.results.join('\\n') }}",
        },
      },
    ],
    output: '{{ steps.each.results }}',
  };
}
