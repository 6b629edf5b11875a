import type { CaseStanding } from '../api/visits/case-standing.ts';
import type { Appointment } from '../api/visits/visit.ts';
import { builder } from './builder.ts';
import { standingEnum } from './visit-words.ts';

const signedIn = { signedIn: true } as const;

const due = (standing: CaseStanding) => (standing.state === 'open' ? standing.due : undefined);

export const standingRef = builder.objectRef<CaseStanding>('CaseStanding').implement({
  description:
    'How a case stands: it has an answer, has ended without one, or what is still to be tried (回访规则).',
  fields: (t) => ({
    state: t.field({
      type: standingEnum,
      description: 'In a word.',
      authScopes: signedIn,
      resolve: ({ state }) => state,
    }),
    outcome: t.int({
      nullable: true,
      description: 'Outcome code 3 to 9, where it has ended.',
      authScopes: signedIn,
      resolve: (standing) => (standing.state === 'ended' ? standing.outcome : undefined),
    }),
    attemptsDue: t.int({
      nullable: true,
      description: 'Attempts at the door that are still needed before “nobody there” is a result.',
      authScopes: signedIn,
      resolve: (standing) => due(standing)?.attempts,
    }),
    daysDue: t.int({
      nullable: true,
      description: 'So many of them on days on which nobody has tried yet.',
      authScopes: signedIn,
      resolve: (standing) => due(standing)?.days,
    }),
    phoneDue: t.boolean({
      nullable: true,
      description: 'Whether it is still to be tried by telephone.',
      authScopes: signedIn,
      resolve: (standing) => due(standing)?.phone,
    }),
    notBefore: t.string({
      nullable: true,
      description: 'The first day of the campaign, YYYY-MM-DD, on which another attempt helps.',
      authScopes: signedIn,
      resolve: (standing) => due(standing)?.notBefore,
    }),
  }),
});

export const appointmentRef = builder.objectRef<Appointment>('Appointment').implement({
  description: 'When the household wants to be visited (预约).',
  fields: (t) => ({
    day: t.exposeString('day', { description: 'Day of the campaign, YYYY-MM-DD.', authScopes: signedIn }),
    time: t.exposeString('time', { description: 'HH:MM by the campaign’s clock.', authScopes: signedIn }),
  }),
});
