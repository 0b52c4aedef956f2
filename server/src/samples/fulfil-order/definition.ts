import type { DefinitionInput } from '@wfb/engine/definition';
import type { SampleSetting } from '../setting.ts';

/** Stock, payment, parcel, e-mail: all of it or nothing. People are asked above € 500; what fails is told to the customer. */
export function fulfilOrder({ shopUrl }: SampleSetting): DefinitionInput {
  return {
    format: 1,
    name: 'Fulfil an order',
    description:
      'Reserves the goods, charges the card, sends the parcel and tells the customer; if any of this fails, what was done is undone. Orders over € 500 are approved by a person first.',
    subject: "Order {{ input.order }} · {{ input.customer }} · {{ money(input.total, 'EUR') }}",
    input: {
      type: 'object',
      title: 'Order',
      required: ['order', 'customer', 'email', 'total', 'card'],
      properties: {
        order: { type: 'integer', title: 'Order number', default: 1042, minimum: 1 },
        customer: {
          type: 'string',
          title: 'Customer',
          default: 'Ada Lovelace',
          minLength: 1,
          maxLength: 200,
        },
        email: { type: 'string', format: 'email', title: 'E-mail', default: 'ada@example.com' },
        total: {
          type: 'number',
          format: 'currency',
          currency: 'EUR',
          title: 'Order total',
          default: 900,
          minimum: 0.01,
          maximum: 100_000,
        },
        card: {
          type: 'string',
          title: 'Card',
          description: 'Choose “declined” to see what happens when the bank says no.',
          enum: ['valid', 'declined'],
          default: 'valid',
        },
        address: {
          type: 'string',
          title: 'Address',
          description: 'Choose “unknown” to see everything undone that was done before.',
          enum: ['known', 'unknown'],
          default: 'known',
        },
      },
    },
    triggers: [{ id: 'manual', kind: 'manual' }],
    values: [
      {
        name: 'status',
        title: 'Where the order is',
        schema: { type: 'string', enum: ['new', 'rejected', 'paid', 'shipped', 'failed'] },
        initial: 'new',
      },
    ],
    steps: [
      {
        id: 'large',
        kind: 'branch',
        title: 'Is the order over € 500?',
        cases: [
          {
            id: 'overLimit',
            title: 'Over € 500',
            when: 'input.total > 500',
            steps: [
              {
                id: 'approval',
                kind: 'approval',
                ask: 'Approve order {{ input.order }} of {{ input.customer }}',
                to: { roles: ['owner', 'admin'] },
                facts: [
                  { label: 'Order total', value: "{{ money(input.total, 'EUR') }}" },
                  { label: 'Customer', value: '{{ input.customer }}' },
                  { label: 'Order', value: '{{ input.order }}' },
                ],
                details:
                  'Orders over € 500 need a person’s consent before {{ input.customer }} ({{ input.email }}) is charged.',
                form: {
                  type: 'object',
                  properties: {
                    note: {
                      type: 'string',
                      format: 'multiline',
                      title: 'Note for the warehouse',
                      maxLength: 500,
                    },
                  },
                },
                consequences: {
                  approve: 'The card is charged and the parcel is sent.',
                  reject: 'Nothing is charged, and the customer is told.',
                },
                deadline: { after: '2d', then: 'reject' },
                remindEvery: '12h',
              },
              {
                id: 'refused',
                kind: 'branch',
                title: 'Was it rejected?',
                cases: [
                  {
                    id: 'rejected',
                    title: 'Rejected',
                    when: '!steps.approval.approved',
                    steps: [
                      { id: 'markRejected', kind: 'set', values: { status: 'rejected' } },
                      {
                        id: 'tellRejected',
                        kind: 'task',
                        title: 'Tell the customer that the order was declined',
                        action: 'email.send',
                        with: {
                          to: '{{ input.email }}',
                          subject: 'About your order {{ input.order }}',
                          text: 'Dear {{ input.customer }},\n\nwe are sorry: we cannot accept your order {{ input.order }}. Nothing has been charged.\n\n{{ steps.approval.comment ?? "" }}',
                        },
                      },
                      { id: 'stop', kind: 'end', output: { status: 'rejected', order: '{{ input.order }}' } },
                    ],
                  },
                ],
              },
            ],
          },
        ],
      },
      {
        id: 'fulfil',
        kind: 'try',
        title: 'Charge and ship',
        steps: [
          {
            id: 'deliver',
            kind: 'saga',
            title: 'Reserve, charge and ship, or nothing of it',
            steps: [
              {
                id: 'reserve',
                kind: 'task',
                title: 'Reserve the goods',
                action: 'http.request',
                with: {
                  method: 'POST',
                  url: `${shopUrl}/reservations`,
                  body: { orderId: '{{ input.order }}' },
                },
              },
              {
                id: 'charge',
                kind: 'task',
                title: 'Charge the card',
                action: 'http.request',
                with: {
                  method: 'POST',
                  url: `${shopUrl}/payments`,
                  body: {
                    orderId: '{{ input.order }}',
                    amount: '{{ input.total }}',
                    currency: 'EUR',
                    card: '{{ input.card }}',
                  },
                },
              },
              { id: 'markPaid', kind: 'set', values: { status: 'paid' } },
              {
                id: 'ship',
                kind: 'task',
                title: 'Hand the parcel to the carrier',
                action: 'http.request',
                with: {
                  method: 'POST',
                  url: `${shopUrl}/shipments`,
                  body: {
                    orderId: '{{ input.order }}',
                    customer: '{{ input.customer }}',
                    address: '{{ input.address }}',
                  },
                },
              },
            ],
            undo: {
              reserve: [
                {
                  id: 'release',
                  kind: 'task',
                  title: 'Give the goods back to the shelf',
                  action: 'http.request',
                  with: {
                    method: 'POST',
                    url: `${shopUrl}/releases`,
                    body: {
                      orderId: '{{ input.order }}',
                      reservationId: '{{ steps.reserve.body.id }}',
                    },
                  },
                },
              ],
              charge: [
                {
                  id: 'refund',
                  kind: 'task',
                  title: 'Give the money back',
                  action: 'http.request',
                  with: {
                    method: 'POST',
                    url: `${shopUrl}/refunds`,
                    body: { orderId: '{{ input.order }}', paymentId: '{{ steps.charge.body.id }}' },
                  },
                },
              ],
            },
          },
          {
            id: 'tellShipped',
            kind: 'task',
            title: 'Tell the customer that the parcel is on its way',
            action: 'email.send',
            with: {
              to: '{{ input.email }}',
              subject: 'Your order {{ input.order }} is on its way',
              text: "Dear {{ input.customer }},\n\nwe have charged {{ money(input.total, 'EUR') }} and handed your parcel to {{ steps.ship.body.carrier }}.\nTracking number: {{ steps.ship.body.trackingNumber }}\n\nThank you!",
            },
          },
          { id: 'markShipped', kind: 'set', values: { status: 'shipped' } },
        ],
        catch: [
          { id: 'markFailed', kind: 'set', values: { status: 'failed' } },
          {
            id: 'tellFailed',
            kind: 'task',
            title: 'Tell the customer what went wrong',
            action: 'email.send',
            with: {
              to: '{{ input.email }}',
              subject: 'There is a problem with your order {{ input.order }}',
              text: 'Dear {{ input.customer }},\n\nwe could not complete your order: {{ error.message }}\n\nPlease answer this e-mail, and we will find a way.',
            },
          },
          {
            id: 'stopFailed',
            kind: 'fail',
            message: 'Order {{ input.order }} could not be fulfilled: {{ error.message }}',
            code: 'ORDER_NOT_FULFILLED',
          },
        ],
      },
    ],
    output: {
      status: '{{ values.status }}',
      order: '{{ input.order }}',
    },
  };
}
