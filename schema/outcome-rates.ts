import type { OutcomeRates, Rate } from '../methods/estimation/response-rates/outcome-rates.ts';
import type { ResponseRates } from '../methods/estimation/response-rates/response-rates.ts';
import { builder } from './builder.ts';

const signedIn = { signedIn: true } as const;

/** In the words of AAPOR, Standard Definitions, 10th edition (2023). */
const rateWords = {
  rr1: 'Response rate 1 (应答率): interviews of all who may be eligible.',
  rr2: 'Response rate 2: with partial interviews.',
  rr3: 'Response rate 3: of the unknown, the share e counts as eligible.',
  rr4: 'Response rate 4: as 3, with partial interviews.',
  rr5: 'Response rate 5: of the known alone.',
  rr6: 'Response rate 6: as 5, with partial interviews.',
  coop1: 'Cooperation rate 1 (合作率): interviews of all who were met.',
  coop2: 'Cooperation rate 2: with partial interviews.',
  coop3: 'Cooperation rate 3: of those met who were able to.',
  coop4: 'Cooperation rate 4: as 3, with partial interviews.',
  ref1: 'Refusal rate 1 (拒访率): of all who may be eligible.',
  ref2: 'Refusal rate 2: of the unknown, the share e.',
  ref3: 'Refusal rate 3: of the known alone.',
  con1: 'Contact rate 1 (接触率): of all who may be eligible.',
  con2: 'Contact rate 2: of the unknown, the share e.',
  con3: 'Contact rate 3: of the known alone.',
} as const satisfies Partial<Record<keyof OutcomeRates, string>>;

export const outcomeRatesRef = builder.objectRef<OutcomeRates>('OutcomeRates').implement({
  description: 'Response, cooperation, refusal and contact rates by AAPOR; each 0 to 1, empty without cases.',
  fields: (t) => {
    const rate = (name: keyof typeof rateWords) =>
      t.float({
        nullable: true,
        description: rateWords[name],
        authScopes: signedIn,
        resolve: (rates): Rate => rates[name],
      });
    return {
      rr1: rate('rr1'),
      rr2: rate('rr2'),
      rr3: rate('rr3'),
      rr4: rate('rr4'),
      rr5: rate('rr5'),
      rr6: rate('rr6'),
      coop1: rate('coop1'),
      coop2: rate('coop2'),
      coop3: rate('coop3'),
      coop4: rate('coop4'),
      ref1: rate('ref1'),
      ref2: rate('ref2'),
      ref3: rate('ref3'),
      con1: rate('con1'),
      con2: rate('con2'),
      con3: rate('con3'),
      eligibleShare: t.exposeFloat('eligibleShare', {
        description: 'e: the share of the unknown taken to be eligible.',
        authScopes: signedIn,
      }),
    };
  },
});

export const responseRatesRef = builder.objectRef<ResponseRates>('ResponseRates').implement({
  description: 'The response of what was drawn at first; a reserve turns no refusal into a response.',
  fields: (t) => ({
    unweighted: t.field({
      type: outcomeRatesRef,
      description: 'Each case counts as one.',
      authScopes: signedIn,
      resolve: ({ unweighted }) => unweighted,
    }),
    weighted: t.field({
      type: outcomeRatesRef,
      description: 'By base weights (按基础权数): the share of the households that the sample stands for.',
      authScopes: signedIn,
      resolve: ({ weighted }) => weighted,
    }),
    neverAttempted: t.exposeInt('neverAttempted', {
      description: 'Cases that nobody tried; during fieldwork they are in no rate.',
      authScopes: signedIn,
    }),
    reserveShare: t.exposeFloat('reserveShare', {
      nullable: true,
      description: 'Answers of reserves (备用样本) over all answers.',
      authScopes: signedIn,
    }),
  }),
});
