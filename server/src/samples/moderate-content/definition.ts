import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** What is clearly fine goes online, what is clearly not is hidden, a person looks at the rest; and whoever was hidden may object. */
export function moderateContent({ shopUrl }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Moderate a comment',
    description:
      'Comments are weighed before others see them. Doubtful ones are shown to a person; who disagrees with a hidden comment has a week to object.',
    subject: '{{ input.author }}: {{ input.text.slice(0, 60) }}',
    input: {
      type: 'object',
      title: 'Comment',
      required: ['comment', 'author', 'email', 'text'],
      properties: {
        comment: { type: 'string', title: 'Number of the comment', default: 'C-301', maxLength: 50 },
        author: { type: 'string', title: 'Author', default: 'Alan Turing', maxLength: 200 },
        email: { type: 'string', format: 'email', title: 'E-mail', default: 'alan@example.com' },
        text: {
          type: 'string',
          format: 'multiline',
          title: 'Text',
          default: 'Only an idiot would grind it that coarse.',
          minLength: 1,
          maxLength: 5_000,
        },
      },
    },
    triggers: [
      { id: 'manual', kind: 'manual' },
      { id: 'comment', kind: 'webhook', reply: 'accepted', verify: 'none' },
    ],
    events: [
      {
        name: 'appealed',
        title: 'The author objects',
        schema: {
          type: 'object',
          properties: { why: { type: 'string', title: 'Why', default: 'It was meant as a joke.' } },
        },
      },
    ],
    values: [
      {
        name: 'verdict',
        title: 'Verdict',
        schema: { type: 'string', enum: ['shown', 'hidden', 'unclear'] },
        initial: 'unclear',
      },
    ],
    steps: [
      {
        id: 'weigh',
        kind: 'task',
        title: 'Weigh the text',
        action: 'http.request',
        with: { method: 'POST', url: `${shopUrl}/text-checks`, body: { text: '{{ input.text }}' } },
      },
      {
        id: 'clear',
        kind: 'branch',
        title: 'Is the case clear?',
        cases: [
          {
            id: 'fine',
            title: 'Nothing speaks against it',
            when: 'steps.weigh.body.score < 0.2',
            steps: [{ id: 'markFine', kind: 'set', values: { verdict: 'shown' } }],
          },
          {
            id: 'bad',
            title: 'Clearly against the rules',
            when: 'steps.weigh.body.score > 0.8',
            steps: [{ id: 'markBad', kind: 'set', values: { verdict: 'hidden' } }],
          },
        ],
        otherwise: [
          {
            id: 'look',
            kind: 'approval',
            ask: 'Show this comment of {{ input.author }}?',
            to: { roles: ['member'] },
            facts: [
              { label: 'Author', value: '{{ input.author }}' },
              { label: 'What speaks against it', value: "{{ steps.weigh.body.reasons.join(', ') }}" },
            ],
            details: '{{ input.text }}',
            consequences: { approve: 'Everybody sees it.', reject: 'It is hidden, and the author is told.' },
            deadline: { after: '4h', then: 'reject' },
            risk: 'low',
          },
          {
            id: 'takeOver',
            kind: 'set',
            values: { verdict: "{{ steps.look.approved ? 'shown' : 'hidden' }}" },
          },
        ],
      },
      {
        id: 'show',
        kind: 'task',
        title: 'Show or hide the comment',
        action: 'http.request',
        with: {
          method: 'POST',
          url: `${shopUrl}/publications`,
          body: { reference: '{{ input.comment }}', visible: "{{ values.verdict === 'shown' }}" },
        },
      },
      {
        id: 'hidden',
        kind: 'branch',
        title: 'Was it hidden?',
        cases: [
          {
            id: 'isHidden',
            title: 'Hidden',
            when: "values.verdict === 'hidden'",
            steps: [
              {
                id: 'tell',
                kind: 'task',
                title: 'Tell the author why, and how to object',
                action: 'email.send',
                with: {
                  to: '{{ input.email }}',
                  subject: 'Your comment is not shown',
                  text: 'It has been hidden because of {{ steps.weigh.body.reasons.join(" and ") }}. You can object within a week.',
                },
              },
              {
                id: 'objection',
                kind: 'receive',
                event: 'appealed',
                deadline: { after: '1w', then: 'continue' },
              },
              {
                id: 'objected',
                kind: 'branch',
                title: 'Did the author object?',
                cases: [
                  {
                    id: 'yes',
                    title: 'Yes',
                    when: 'steps.objection.received',
                    steps: [
                      {
                        id: 'secondLook',
                        kind: 'approval',
                        ask: '{{ input.author }} objects. Show the comment after all?',
                        to: { roles: ['admin'] },
                        facts: [
                          { label: 'Author', value: '{{ input.author }}' },
                          { label: 'Why', value: "{{ steps.objection.data.why ?? 'No reason given' }}" },
                        ],
                        details: '{{ input.text }}',
                        deadline: { after: '3d', then: 'reject' },
                      },
                      {
                        id: 'afterAll',
                        kind: 'branch',
                        title: 'Was the author right?',
                        cases: [
                          {
                            id: 'right',
                            title: 'Right',
                            when: 'steps.secondLook.approved',
                            steps: [
                              {
                                id: 'showAfterAll',
                                kind: 'task',
                                title: 'Show the comment after all',
                                action: 'http.request',
                                with: {
                                  method: 'POST',
                                  url: `${shopUrl}/publications`,
                                  body: { reference: '{{ input.comment }}', visible: true },
                                },
                              },
                              { id: 'markShown', kind: 'set', values: { verdict: 'shown' } },
                            ],
                          },
                        ],
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    output: { verdict: '{{ values.verdict }}', score: '{{ steps.weigh.body.score }}' },
  };
}
