import type { Visit } from '../../../api/visits/visit.ts';

let made = 0;

/** A visit at this moment (UTC), a quarter of an hour long, sent at once by a good clock. */
export const visitAt = (startedAt: string, outcome: number, changes: Partial<Visit> = {}): Visit => {
  made += 1;
  const later = (minutes: number): string =>
    new Date(new Date(startedAt).getTime() + minutes * 60_000).toISOString();
  return {
    campaignId: 'c',
    village: '433124100201',
    number: 1,
    visitId: Buffer.alloc(16, made).toString('base64url'),
    by: ['one', 'two'],
    deviceId: 'd',
    startedAt: later(0),
    endedAt: later(15),
    receivedAt: later(16),
    clockOffsetSeconds: 0,
    mode: 'face',
    outcome,
    roomCleared: true,
    noTelephone: false,
    firstJudgements: [],
    note: '',
    contentHash: '',
    ...changes,
  };
};
