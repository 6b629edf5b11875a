import type { VNode } from 'preact';
import type { Language } from '../../page/language.ts';
import { type Keeping, keep } from '../keep.ts';
import { Received } from '../later/received.tsx';
import type { Link, Outcome, Receipt } from '../operations.ts';
import { hashOfSecret, makeSecret } from '../own/second-secret.ts';
import type { Session } from '../session.ts';
import type { Way } from '../way.ts';
import { deliver } from './deliver.ts';
import { elsewhere } from './elsewhere.ts';
import { keepElsewhere } from './keep-elsewhere.ts';

type Asked = {
  readonly token: string;
  readonly link: Link;
  readonly language: Language;
  readonly way: Way | undefined;
};

/** From the first question on, a household's own answers are kept for another device too, where they are known to be that household's. */
export const prepareSending = ({ token, link, language, way }: Asked): void => {
  if (way || link.privacy === 'anonymous' || link.audience === 'interviewer') return;
  if (elsewhere.keeper) return;
  elsewhere.keeper = keepElsewhere(token, link, language);
  // What was answered while this part was still on its way.
  if (elsewhere.newest) elsewhere.keeper.take(elsewhere.newest);
};

/** The session with what it needs to be sent. It is kept first: the same secret goes out with every retry, after a crash too. */
export const readySession = async (link: Link, keeping: Keeping, session: Session): Promise<Session> => {
  if (link.privacy === 'anonymous' || session.secret !== undefined) return session;
  const ready = { ...session, secret: makeSecret() };
  await keep(keeping, ready);
  return ready;
};

/** What the page shows at the end, where answers of a card have arrived. */
export const receivedAs = (link: Link, session: Session, outcome: Outcome<Receipt>): Outcome<VNode> => {
  if (!outcome.ok) return outcome;
  const { value: receipt } = outcome;
  // Other answers were accepted before: this secret opens nothing.
  const secret = receipt.outcome === 'CONFLICT' ? undefined : session.secret;
  return { ok: true, value: <Received receipt={receipt} link={link} secret={secret} earlier={false} /> };
};

/** @throws Unreachable where the answers are neither kept nor sent */
export const sendSession = async (
  asked: Asked & {
    /** Of the form's languages. */
    readonly tag: string;
  },
  session: Session,
): Promise<Outcome<VNode> | { readonly ok: 'waiting' }> => {
  const { token, link, tag, language, way } = asked;
  const { responseId, answers } = session;
  const { code: formCode, version: formVersion } = link.form;
  const secretHash = session.secret === undefined ? undefined : await hashOfSecret(session.secret);
  const submission = {
    ...{ token, responseId, formCode, formVersion, language: tag, consent: true, answers },
    ...{ secretHash, draftVersion: elsewhere.keeper?.version() || undefined },
  };
  if (way) return way.send(submission, language);
  const outcome = await deliver(link, submission, language, new Date());
  return outcome.ok === 'waiting' ? outcome : receivedAs(link, session, outcome);
};
