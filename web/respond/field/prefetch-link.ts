import type { Language } from '../../page/language.ts';
import { askLink } from '../ask-link.ts';
import { keepersOf } from '../kept/keeper.ts';

/** What a link opens, kept for when there is no network; asked once, since a form in the field does not change under an interview. */
export const prefetchLink = async (token: string, language: Language): Promise<void> => {
  const { link } = await keepersOf(token);
  if ((await link.load()) === undefined) await link.save(await askLink(token, language));
};
