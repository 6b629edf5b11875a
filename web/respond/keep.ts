import type { Form } from '../../methods/questionnaire/form.ts';
import { elsewhere } from './kept/elsewhere.ts';
import type { LinkKeepers } from './kept/keeper.ts';
import { atHand } from './media/files-at-hand.ts';
import type { Session } from './session.ts';

/** Where, with which form and in which language a session is kept. */
export interface Keeping {
  readonly keepers: LinkKeepers;
  readonly form: Form;
  readonly tag: string;
}

/** Said in the page itself too, so that a test can wait until what it sees is kept. */
const showKept = (kept: boolean): void => {
  document.documentElement.dataset['kept'] = kept ? 'yes' : 'no';
};

/** Called with every tap, before anything else can happen. @returns whether the session is kept now */
export const keep = async ({ keepers, form, tag }: Keeping, session: Session): Promise<boolean> => {
  showKept(false);
  atHand.keepers = keepers;
  const { code: formCode, version: formVersion } = form;
  const draft = { formCode, formVersion, language: tag, session, touched: Date.now() };
  const kept = await keepers.draft.save(draft);
  atHand.answersNow?.(session.answers);
  elsewhere.newest = draft;
  elsewhere.keeper?.take(draft);
  showKept(kept);
  return kept;
};

/** The pictures and recordings of the answers, but for those that wait to be sent. */
export const forgetFiles = async ({ files }: LinkKeepers): Promise<void> => {
  const part = await import('./media/link-files.ts');
  await part.forgetFiles(files);
};

/** Nothing is to be found here any more, because the receipt has come or the person does not want to answer. */
export const forget = async ({ keepers }: Keeping): Promise<void> => {
  await keepers.draft.forget();
  await keepers.link.forget();
  await forgetFiles(keepers);
};

/** Nor at the service, where somebody does not want to answer. */
export const forgetElsewhere = (): void => elsewhere.keeper?.drop();
