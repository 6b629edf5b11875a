import { builder } from './builder.ts';

export const privacyEnum = builder.enumType('Privacy', {
  description: 'What is recorded of who answered.',
  values: {
    CONFIDENTIAL: {
      value: 'confidential',
      description:
        '保密: it is known which case an answer belongs to, so that it can be resumed, corrected and withdrawn; village, township and county are not told.',
    },
    ANONYMOUS: {
      value: 'anonymous',
      description:
        '不记名: only that a card was used is recorded; nothing leads from an answer to a household.',
    },
  } as const,
});
