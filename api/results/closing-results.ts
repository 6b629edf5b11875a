import type { AssociationFigure, QuantileFigure } from '../estimates/closing/closing-figure.ts';
import type { Wording } from '../refusals.ts';
import type { AreaResults } from './area-results.ts';
import { groupWords } from './figure-words.ts';

/** A quantile with the names that the design gives it and its group. */
export interface NamedQuantile extends QuantileFigure {
  readonly name: Wording;
  readonly groupName: Wording;
}

export interface NamedTest extends AssociationFigure {
  readonly name: Wording;
}

const nameIn = (named: readonly { readonly key: string; readonly name: Wording }[], key: string): Wording =>
  named.find((each) => each.key === key)?.name ?? { en: key, zh: key };

export const quantileResults = ({ design, closing }: AreaResults): NamedQuantile[] =>
  (closing?.quantiles ?? []).map((figure) => ({
    ...figure,
    name: nameIn(design.weighting.quantiles, figure.key),
    groupName: groupWords(design, figure.group).name,
  }));

export const testResults = ({ design, closing }: AreaResults): NamedTest[] =>
  (closing?.associations ?? []).map((figure) => ({
    ...figure,
    name: nameIn(design.weighting.associations, figure.key),
  }));
