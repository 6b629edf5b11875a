/** A small form with what the service works out: a soft check, a reviewer's check, calculated items, a file, a derived variable. */
import type { Form, Text } from '../../../methods/questionnaire/form.ts';

const text = (en: string): Text => ({ en });

export const form: Form = {
  code: 'small',
  version: 1,
  title: text('Small'),
  languages: ['en'],
  notices: { confidential: text('…'), anonymous: text('…') },
  items: [
    {
      code: 'persons',
      type: 'integer',
      label: text('Persons'),
      required: true,
      minimum: 1,
      maximum: 30,
      checks: [
        { holds: { '<=': [{ var: 'persons' }, 12] }, message: text('So many?'), kind: 'soft' },
        {
          holds: { or: [{ '!=': [{ var: 'list' }, 'poor'] }, { '<': [{ var: 'persons' }, 10] }] },
          message: text('Rare on the list of the poor'),
          kind: 'review',
        },
      ],
    },
    {
      code: 'income',
      type: 'decimal',
      label: text('Income'),
      required: true,
      minimum: 0,
      maximum: 1_000_000,
    },
    {
      code: 'perHead',
      type: 'calculate',
      label: text('A head'),
      required: false,
      calculation: { '/': [{ var: 'income' }, { var: 'persons' }] },
    },
    { code: 'roof', type: 'image', label: text('The roof'), required: false },
  ],
  derived: [
    {
      code: 'below',
      label: text('Below the line'),
      rule: { if: [{ known: [{ var: 'perHead' }] }, { '<': [{ var: 'perHead' }, { var: 'line' }] }, null] },
    },
  ],
};
