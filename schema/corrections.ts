import { z } from 'zod';
import type { Correction } from '../api/responses/correction.ts';
import { sendCorrection } from '../api/reviews/send-correction.ts';
import { deviceIdPattern } from '../api/teams/device.ts';
import { builder } from './builder.ts';

const signedIn = { signedIn: true } as const;

const correctionRef = builder.objectRef<Correction>('Correction').implement({
  description:
    'What an interviewer wrote down on visiting a returned case again (补正). The first version stays.',
  fields: (t) => ({
    receivedAt: t.field({
      type: 'DateTime',
      description: 'When it came.',
      authScopes: signedIn,
      resolve: ({ receivedAt }) => receivedAt,
    }),
    accepted: t.exposeBoolean('accepted', { description: 'Whether it counts.', authScopes: signedIn }),
  }),
});

const correctionInput = builder.inputType('SendCorrectionInput', {
  description: 'Answers of a returned interview, visited again.',
  fields: (t) => ({
    token: t.string({ description: 'The interviewer’s link.', validate: z.string().max(300) }),
    correctionId: t.string({
      description: '16 random bytes made on the device, base64url; the same on every retry.',
      validate: z.string().regex(/^[0-9A-Za-z_-]{22}$/),
    }),
    formCode: t.string({ description: 'Which questionnaire.', validate: z.string().max(64) }),
    formVersion: t.int({ description: 'Which version of it.' }),
    language: t.string({
      description: 'In which it was answered.',
      validate: z.string().regex(/^[A-Za-z-]{2,16}$/),
    }),
    comment: t.string({ required: false, description: 'For the reviewer.', validate: z.string().max(2000) }),
    deviceId: t.string({
      required: false,
      description:
        'Of the interviewer’s registered device (设备); needed where the campaign has field rules.',
      validate: z.string().regex(deviceIdPattern),
    }),
    answers: t.field({ type: 'Answers', description: 'All answers, not only the corrected ones.' }),
  }),
});

builder.mutationField('sendCorrection', (t) =>
  t.field({
    type: correctionRef,
    description:
      'Sends a returned interview again, corrected (interviewer). It counts once a reviewer accepts it.',
    authScopes: signedIn,
    errors: {},
    args: { input: t.arg({ type: correctionInput, description: 'The link and all answers.' }) },
    resolve: (_root, { input }, context) => sendCorrection(context, input),
  }),
);
