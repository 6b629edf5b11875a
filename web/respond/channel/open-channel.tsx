import { randomId } from '../../page/random-id.ts';
import { draftIn } from '../draft.ts';
import { keepersOf } from '../kept/keeper.ts';
import type { open } from '../opening.ts';
import { makeSecret } from '../own/second-secret.ts';
import { freshSession } from '../session.ts';
import { pageLanguage } from '../tongues.ts';
import type { Way } from '../way.ts';
import { Before } from './before.tsx';
import { askChannel, type Channel, sendOpenMessage } from './channel-operations.ts';
import { MessageSent } from './message-sent.tsx';

const TAB = 'zhenping-channel';

/**
 * The code hangs in public, so it hides nothing: what somebody writes is kept under a secret of this tab instead, and whoever opens the
 * code next on the same phone begins with an empty form.
 */
const tabSecret = (): string => {
  try {
    const secret = sessionStorage.getItem(TAB) ?? randomId();
    sessionStorage.setItem(TAB, secret);
    return secret;
  } catch {
    return randomId();
  }
};

/** A message is numbered, and its sender sees with number and secret what became of it. */
const wayOf = (token: string, { days, namedDays }: Channel, secret: string): Way => {
  let contact = '';
  return {
    send: async (submission, language) => {
      const outcome = await sendOpenMessage(submission, contact, language);
      return outcome.ok
        ? { ok: true, value: <MessageSent receipt={outcome.value} secret={secret} /> }
        : outcome;
    },
    Before: ({ onGo }) => (
      <Before
        token={token}
        days={days}
        namedDays={namedDays}
        onGo={(given) => {
          contact = given;
          onGo();
        }}
      />
    ),
  };
};

/** Opens the open channel (社会监督) behind a public code. */
export const openChannel: typeof open = async (token, tag, now) => {
  const outcome = await askChannel(token, pageLanguage(tag, [])).catch(() => undefined);
  if (!outcome) return { opening: { at: 'unreachable' }, tag };
  if (!outcome.ok) return { opening: { at: 'refused', refusal: outcome.refusal }, tag };
  const { link } = outcome.value;
  const keepers = await keepersOf(`${token}#${tabSecret()}`);
  const begun = await keepers.draft.load();
  const draft = begun === undefined ? undefined : draftIn(begun, now);
  const kept = draft?.session ?? freshSession();
  // Made here and not at sending, because the way has to show it.
  const secret = kept.secret ?? makeSecret() ?? '';
  const session = { ...kept, secret };
  const way = wayOf(token, outcome.value, secret);
  return {
    opening: { at: 'opened', link, keepers, session, old: draft?.old === true, waiting: false, way },
    tag: draft?.language ?? tag,
  };
};
