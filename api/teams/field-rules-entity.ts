import { boolean, list, map, number, string } from 'dynamodb-toolbox';
import { avoidances } from './field-rules.ts';

/** The field rules in force, as the campaign's own item keeps them. */
export const savedFieldRules = map({
  version: number(),
  rules: map({
    minimumTrainingScore: number(),
    avoidance: string().enum(...avoidances),
    pairs: number().enum(1, 2),
    callBacks: map({ attempts: number(), days: number(), phone: boolean() }),
    unseenDays: number(),
    backCheckShare: map({ first: number(), firstInterviews: number(), later: number() }),
    backCheckItems: list(string()),
    lateNight: map({ from: string(), to: string() }),
  }),
});
