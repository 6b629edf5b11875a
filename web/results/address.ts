import { type Language, languageOf } from '../page/language.ts';

/** What the page shows, all of it in its address, so that a copied link shows the same. */
export interface Address {
  readonly campaign: string;
  readonly division: string;
  readonly language: Language;
  /** Passed on to the issuer at sign-in: which account to offer. */
  readonly loginHint: string | null;
}

export const readAddress = (search: string): Address => {
  const parameters = new URLSearchParams(search);
  return {
    campaign: parameters.get('campaign') ?? '',
    division: parameters.get('division') ?? '',
    language: languageOf(parameters.get('lang')),
    loginHint: parameters.get('login_hint'),
  };
};

/** The address as a query, Chinese being the silent default. */
export const queryOf = ({ campaign, division, language, loginHint }: Address): string => {
  const parameters = new URLSearchParams({ campaign, division });
  if (language !== 'zh') parameters.set('lang', language);
  if (loginHint !== null) parameters.set('login_hint', loginHint);
  return `?${parameters.toString()}`;
};

/** Lengths of the official codes: province, prefecture, county, township, village. */
const CODE_LENGTHS = [2, 4, 6, 9, 12];

/** The code of the area above, `CN` for the nation; nothing above the nation, or for what is no code. */
export const divisionAbove = (code: string): string | undefined => {
  const level = CODE_LENGTHS.indexOf(code.length);
  if (level === -1 || !/^\d+$/.test(code)) return undefined;
  return level === 0 ? 'CN' : code.slice(0, CODE_LENGTHS[level - 1]);
};

/** Whether a right given for one division (none: for all) reaches another. */
export const covers = (granted: string | null, code: string): boolean =>
  granted === null || granted === 'CN' || code.startsWith(granted);
