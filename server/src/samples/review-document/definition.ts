import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** A document on its way from a draft to the public, as states: back and forth between author and reviewers as often as it takes. */
export function reviewDocument({ shopUrl }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Review a document',
    description:
      'A document goes from draft to review and, perhaps after changes, to the public. What nobody works on for a month is put aside.',
    subject: '{{ input.title }} · {{ input.author }}',
    input: {
      type: 'object',
      title: 'Document',
      required: ['title', 'author', 'email', 'address'],
      properties: {
        title: { type: 'string', title: 'Title', default: 'How we roast', maxLength: 300 },
        author: { type: 'string', title: 'Author', default: 'Ada Lovelace', maxLength: 200 },
        email: { type: 'string', format: 'email', title: 'E-mail of the author', default: 'ada@example.com' },
        address: {
          type: 'string',
          format: 'uri',
          title: 'Where it lies',
          default: 'https://docs.example.com/how-we-roast',
        },
      },
    },
    events: [
      {
        name: 'submitted',
        title: 'Handed in for review',
        schema: {
          type: 'object',
          properties: { note: { type: 'string', title: 'What has changed', default: 'Ready to be read' } },
        },
      },
      { name: 'withdrawn', title: 'Withdrawn by the author' },
    ],
    values: [{ name: 'rounds', title: 'Rounds of review', schema: { type: 'integer' }, initial: 0 }],
    steps: [
      {
        id: 'document',
        kind: 'stateMachine',
        title: 'The document',
        initial: 'draft',
        most: 100,
        states: [
          {
            id: 'draft',
            title: 'Draft',
            transitions: [
              { id: 'handIn', event: 'submitted', to: 'inReview' },
              { id: 'dropDraft', event: 'withdrawn', to: 'putAside' },
              { id: 'forgotten', after: '30d', to: 'putAside' },
            ],
          },
          {
            id: 'inReview',
            title: 'In review',
            entry: [
              { id: 'countRound', kind: 'set', values: { rounds: '{{ values.rounds + 1 }}' } },
              {
                id: 'review',
                kind: 'approval',
                ask: 'Publish “{{ input.title }}” of {{ input.author }}?',
                to: { roles: ['owner', 'admin'] },
                facts: [
                  { label: 'Author', value: '{{ input.author }}' },
                  { label: 'Round', value: '{{ values.rounds }}' },
                ],
                details: 'The document: {{ input.address }}',
                consequences: {
                  approve: 'It is published.',
                  reject: 'It goes back to the author with your comment.',
                },
                deadline: { after: '1w', then: 'reject' },
                remindEvery: '2d',
              },
            ],
            transitions: [
              { id: 'accept', when: 'steps.review.approved', to: 'public' },
              {
                id: 'sendBack',
                to: 'changes',
                steps: [
                  {
                    id: 'tellAuthor',
                    kind: 'task',
                    title: 'Tell the author what to change',
                    action: 'email.send',
                    with: {
                      to: '{{ input.email }}',
                      subject: '“{{ input.title }}” needs changes',
                      text: '{{ steps.review.comment ?? "Nobody had the time to read it. Please hand it in again." }}',
                    },
                  },
                ],
              },
            ],
          },
          {
            id: 'changes',
            title: 'Being changed',
            transitions: [
              { id: 'handInAgain', event: 'submitted', to: 'inReview' },
              { id: 'dropChanges', event: 'withdrawn', to: 'putAside' },
              { id: 'givenUp', after: '30d', to: 'putAside' },
            ],
          },
          {
            id: 'public',
            title: 'Public',
            final: true,
            entry: [
              {
                id: 'publish',
                kind: 'task',
                title: 'Put it on the website',
                action: 'http.request',
                with: {
                  method: 'POST',
                  url: `${shopUrl}/publications`,
                  body: { reference: '{{ input.address }}', visible: true },
                },
              },
              {
                id: 'tellPublic',
                kind: 'task',
                title: 'Tell the author that it is public',
                action: 'email.send',
                with: {
                  to: '{{ input.email }}',
                  subject: '“{{ input.title }}” is public',
                  text: 'Thank you for the good work!',
                },
              },
            ],
          },
          { id: 'putAside', title: 'Put aside', final: true },
        ],
      },
    ],
    output: { state: '{{ steps.document.state }}', rounds: '{{ values.rounds }}' },
  };
}
