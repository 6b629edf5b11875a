/**
 * A message of social supervision (社会监督): anybody may send one, about anything, whether they were drawn or not. It has a number and a
 * day by which it is answered, and lies apart from cases: nothing that makes a rate, a weight or a count of the sample ever reads it.
 */
import type { Answers } from '../../methods/questionnaire/form.ts';
import type { Campaign } from '../campaigns/campaign.ts';

export const messageStates = ['received', 'taken-up', 'answered'] as const;
export type MessageState = (typeof messageStates)[number];

/** What was done about a message. */
export interface MessageStep {
  /** UTC moment. */
  readonly at: string;
  readonly by: string;
  readonly state: MessageState;
  /** What the sender is told; may be empty until the message is answered. */
  readonly text: string;
}

export interface OpenMessage {
  readonly campaignId: string;
  readonly year: number;
  /** From 1 in each year of a campaign. */
  readonly sequence: number;
  readonly role: 'complaint';
  /** Where the code hangs by which it came. */
  readonly division: string;
  readonly formVersion: number;
  readonly language: string;
  readonly answers: Answers;
  /** UTC moment. */
  readonly receivedAt: string;
  /** The campaign's last day for the answer, YYYY-MM-DD. */
  readonly dueOn: string;
  /** Whether the sender said how to be reached. */
  readonly named: boolean;
  /** SHA-256 of the sender's secret, with which the sender sees what became of it; hexadecimal. */
  readonly secretHash: string;
  readonly state: MessageState;
  readonly steps: readonly MessageStep[];
  readonly version: number;
}

/**
 * Calendar days until a message is answered: 15, and 20 for a report with a name. Those are the days of the supervision line 12317 of the
 * poverty relief offices.
 */
export const answerDays = { unnamed: 15, named: 20 } as const;

/** `2026-000123`. */
export const numberOf = ({ year, sequence }: Pick<OpenMessage, 'year' | 'sequence'>): string =>
  `${year}-${String(sequence).padStart(6, '0')}`;

export const parseNumber = (
  number: string,
): { readonly year: number; readonly sequence: number } | undefined => {
  const [, year, sequence] = /^(20[0-9]{2})-([0-9]{6,9})$/.exec(number) ?? [];
  return year === undefined ? undefined : { year: Number(year), sequence: Number(sequence) };
};

/** Whether the one number was given out before the other; a flood may bring more messages than six digits count. */
export const isEarlier = (number: string, other: string): boolean => {
  const [one, two] = [parseNumber(number), parseNumber(other)];
  return (
    one !== undefined &&
    two !== undefined &&
    (one.year === two.year ? one.sequence < two.sequence : one.year < two.year)
  );
};

/** The day so many days after this one. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const isOverdue = ({ state, dueOn }: Pick<OpenMessage, 'state' | 'dueOn'>, today: string): boolean =>
  state !== 'answered' && today > dueOn;

/** From the draw until the campaign is sealed: also after closing, for what people saw of fieldwork. */
export const takesMessages = ({ state }: Pick<Campaign, 'state'>): boolean =>
  state === 'drawn' || state === 'fieldwork' || state === 'closed';

/** More steps than anybody needs to answer one message. */
export const mostSteps = 20;
