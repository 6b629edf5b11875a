import type { ItemOfForm } from '../../methods/quality/interview.ts';

/**
 * What a household is asked, as a model of answering: an item hangs on how well off a household is and on how content, with noise of its
 * own. `cuts` are where the latent value passes to the next option; a few items are only for registered households.
 */
export interface ModelledItem extends ItemOfForm {
  readonly cuts: readonly number[];
  readonly wealth: number;
  readonly content: number;
  readonly registeredOnly: boolean;
}

const opinion = (code: string, registeredOnly = false): ModelledItem => ({
  code,
  kind: 'opinion',
  cuts: [-2.6, -1.8, -0.9, 0.5],
  wealth: 0.1,
  content: 0.75,
  registeredOnly,
});

const choice = (
  code: string,
  cuts: readonly number[],
  wealth: number,
  content = 0,
  registeredOnly = false,
): ModelledItem => ({ code, kind: 'choice', cuts, wealth, content, registeredOnly });

/** Amounts are drawn by `household.ts`; these say only that they are asked. */
const amount = (code: string): ModelledItem => ({
  code,
  kind: 'amount',
  cuts: [],
  wealth: 0,
  content: 0,
  registeredOnly: false,
});

export const QUESTIONS: readonly ModelledItem[] = [
  choice('B1a', [-1.6, -0.9, -0.2, 0.5, 1.2, 1.9], 0.1),
  choice('B1b', [-1.3, -0.5, 0.3, 1, 1.7], 0),
  choice('B2', [-0.6, 0.4, 1.6], -0.2),
  choice('B3', [-1, 0, 1, 2], 0.4),
  choice('B4', [0.2, 1, 1.8], -0.4),
  choice('B5', [1.6, 2.3], 0.5),
  choice('C2', [-0.8, 0.2, 1, 1.7], 0, 0, true),
  choice('C3', [-1, -0.3, 0.2, 0.7, 1.2, 1.7], -0.1, 0, true),
  choice('C4', [-0.2, 0.9], 0, -0.4, true),
  choice('C5', [0.1, 1.1], 0, -0.5),
  choice('C7', [1.2], 0, -0.4),
  choice('D1', [1.7, 2.5], -0.4),
  choice('D2', [-1.4, -0.9, -0.4, 0, 0.4, 0.8, 1.2], 0.5),
  choice('D3', [1.3, 2.1], -0.4),
  choice('D4', [0.2, 1, 1.6, 2], -0.3),
  choice('D5', [0.6, 1.4, 2], -0.3),
  choice('E1', [1.9], -0.2),
  choice('E3', [1.2], -0.2),
  choice('E4', [0.9, 1.7], -0.4),
  choice('E5', [-0.4, 0.5, 1.4, 2.1], -0.6),
  choice('E6', [0.3, 1, 1.5, 2.1], -0.3),
  choice('E7', [0.5, 1.5], -0.5),
  amount('F1'),
  amount('F2'),
  amount('F3'),
  amount('F4'),
  amount('F5'),
  amount('F6'),
  choice('F7', [-0.3, 1], -0.2, -0.3),
  amount('F8'),
  choice('G1', [-0.9, -0.2, 0.4, 1, 1.6], -0.2, 0, true),
  choice('G2', [1.6], 0, -0.4),
  choice('G3', [0.2, 1.3], 0, -0.5, true),
  choice('G4', [-1, -0.4, 0.3, 0.9], 0, 0.2, true),
  choice('G5', [-0.4, 0.8], 0.2, -0.4, true),
  opinion('H1'),
  opinion('H2'),
  opinion('H3'),
  opinion('H4', true),
  opinion('H5', true),
  opinion('H6', true),
  opinion('H7'),
  opinion('H8'),
  opinion('H9'),
  opinion('H10'),
  choice('H11', [1.2, 1.9], 0, -0.6),
];
