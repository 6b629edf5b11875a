import { afterAll, beforeAll } from 'vitest';
import { type Evaluation, startEvaluation } from './evaluation.ts';

let started: Evaluation | undefined;

const running = (): Evaluation => {
  if (started === undefined) {
    throw new Error('The test file has to call shareOneSystem()');
  }
  return started;
};

/** Starts a system for all tests of a file: starting one takes longer than most of what it is asked. */
export const shareOneSystem = (): void => {
  beforeAll(async () => {
    started = await startEvaluation({ worker: 'inside' });
  });
  afterAll(() => started?.system.stop());
};

/** The system that the tests of one file share. */
export const evaluation: Evaluation = {
  get system() {
    return running().system;
  },
  get universityId() {
    return running().universityId;
  },
  act: (...asked) => running().act(...asked),
  mustAct: (...asked) => running().mustAct(...asked),
  ask: (...asked) => running().ask(...asked),
  give: (...asked) => running().give(...asked),
};
