import { type Context, openStores, type Stores } from '../../api/context.ts';
import { personIdOf } from '../../api/people/person.ts';
import { openTable } from '../../api/platform/dynamo.ts';
import { openObjects } from '../../api/platform/objects.ts';
import { newId, systemRandom } from '../../api/platform/random.ts';
import { readSettings } from '../../api/platform/settings.ts';
import type { Evaluation } from './evaluation.ts';
import { type PersonKey, subjectOf } from './people.ts';

/** What the API knows of a request by this person at some moment; `seen` may watch what it reads. */
export const contextAt = async (
  { system }: Evaluation,
  person: PersonKey,
  now: Date,
  seen: (stores: Stores) => Stores = (stores) => stores,
): Promise<Context> => {
  const settings = readSettings(system.settings);
  const stores = seen(openStores(openTable(settings)));
  const issuer = `${system.url}/issuer`;
  const subject = subjectOf(person);
  return {
    ...(await stores.people.personWithGrants(personIdOf(issuer, subject))),
    signedIn: { issuer, subject, name: person },
    signInProblem: undefined,
    now,
    random: systemRandom,
    newId: () => newId(now, systemRandom),
    language: 'en',
    stores,
    objects: openObjects(settings),
    linkKey: Buffer.from(system.settings.LINK_KEY, 'base64url'),
    initSecretHash: settings.INIT_SECRET_HASH,
    recentCampaign: stores.campaigns.get,
    forgetPerson: () => undefined,
  };
};
