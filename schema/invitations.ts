import { z } from 'zod';
import { openShortCode } from '../api/invitations/open-short-code.ts';
import { type PrintedCards, printCards } from '../api/invitations/print-cards.ts';
import { builder } from './builder.ts';
import { campaignRef } from './campaigns.ts';

const signedIn = { signedIn: true } as const;
const anybody = { public: true } as const;

const printedRef = builder.objectRef<PrintedCards>('PrintedCards').implement({
  description: 'Cards (卡片) of a village as a PDF: A4, eight a page, to be cut.',
  fields: (t) => ({
    cards: t.exposeInt('cards', { description: 'How many.', authScopes: signedIn }),
    pages: t.exposeInt('pages', { description: 'On how many pages.', authScopes: signedIn }),
    url: t.exposeString('url', {
      description:
        'Where the PDF can be fetched within the next 15 minutes. Whoever has it can answer for these households.',
      authScopes: signedIn,
    }),
  }),
});

const printInput = builder.inputType('PrintCardsInput', {
  description: 'Which cards are printed.',
  fields: (t) => ({
    village: t.string({ description: '12-digit code.' }),
    cases: t.stringList({
      required: false,
      description: 'Village codes and numbers; empty: every household of the village that has not answered.',
      validate: z.array(z.string().max(30)).min(1).max(200),
    }),
    address: t.string({
      description: 'The public address of the pages, such as https://example.org.',
      validate: z.string().max(200),
    }),
    replaces: t.boolean({
      defaultValue: false,
      description: 'True: cards given out before stop working at once (lost, stolen, read by others).',
    }),
  }),
});

builder.mutationField('printCards', (t) =>
  t.field({
    type: printedRef,
    description:
      'Prints cards with a picture to scan and a number to type (lead). Each printing is on record; the cards themselves are kept nowhere.',
    authScopes: signedIn,
    errors: {},
    args: {
      campaign: t.arg.globalID({ for: campaignRef, description: 'Which campaign.' }),
      input: t.arg({ type: printInput, description: 'Which cards.' }),
    },
    resolve: (_root, { campaign, input }, context) =>
      printCards(context, campaign.id, { ...input, replaces: input.replaces ?? false }),
  }),
);

const openedRef = builder.objectRef<{ readonly token: string }>('OpenedCard').implement({
  description: 'What the number of a card opens.',
  fields: (t) => ({
    token: t.exposeString('token', { description: 'For /r#token.', authScopes: anybody }),
  }),
});

builder.mutationField('openCard', (t) =>
  t.field({
    type: openedRef,
    description:
      'Opens a card by the 16 digits that stand on it (短码), for whoever cannot scan. Tries are counted, so that no number is found by trying.',
    authScopes: anybody,
    errors: {},
    args: {
      number: t.arg.string({
        description: 'As it was typed: blanks, dashes and wide digits do not matter.',
        validate: z.string().max(60),
      }),
    },
    resolve: async (_root, { number }, context) => ({ token: await openShortCode(context, number) }),
  }),
);
