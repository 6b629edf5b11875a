import type { Indicator } from '../estimates/indicator.ts';
import { refusal } from '../refusals.ts';
import { indicatorsFor } from './instruments/indicators/instrument-indicators.ts';
import { standardForm } from './standard-forms.ts';

/** The indicators that a standard form can be read by; a form without any is none to start a design with. */
export const indicatorsOfStandard = (code: string, version: number): readonly Indicator[] => {
  const form = standardForm(code, version);
  const indicators = form === undefined ? [] : indicatorsFor(form);
  if (indicators.length === 0) {
    throw refusal('form-unknown');
  }
  return indicators;
};
