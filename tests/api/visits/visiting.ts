/** Interviewers with their devices, and the visits they send. */
import { createHash } from 'node:crypto';
import { type Evaluation, type Fields, listOf } from '../evaluation.ts';
import type { PersonKey } from '../people.ts';

/** 16 bytes as a device makes them; the same for the same name. */
export const idFor = (name: string): string =>
  createHash('sha256').update(name).digest().subarray(0, 16).toString('base64url');

const hour = 3_600_000;
let made = 0;

/** A quarter of an hour, so many hours ago. */
export const visit = (code: string, outcome: number, changes: Fields = {}, hoursAgo = 1): Fields => {
  made += 1;
  const start = Date.now() - hoursAgo * hour;
  return {
    visitId: idFor(`visit ${made}`),
    case: code,
    startedAt: new Date(start).toISOString(),
    endedAt: new Date(start + hour / 4).toISOString(),
    mode: 'FACE',
    outcome,
    ...changes,
  };
};

export const registerDevices = async (
  { mustAct }: Evaluation,
  campaign: string,
  people: readonly PersonKey[],
): Promise<void> => {
  for (const person of people) {
    await mustAct(person, 'registerDevice', { campaign, deviceId: idFor(person), publicName: '手机' });
  }
};

/** Somebody's cases as their device keeps them. */
export const casesOf = async (
  { mustAct }: Evaluation,
  campaign: string,
  person: PersonKey,
): Promise<readonly Fields[]> => {
  const answer = await mustAct(person, 'casesTried', { campaign, device: { deviceId: idFor(person) } });
  return listOf(answer['villages']).flatMap(({ cases }) => listOf(cases));
};
