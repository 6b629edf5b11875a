import { type Context, type DrawContext, openStores } from '../../api/context.ts';
import { personIdOf } from '../../api/people/person.ts';
import { openBeacon } from '../../api/platform/beacon.ts';
import type { Collisions } from '../../api/platform/collisions.ts';
import { openTable } from '../../api/platform/dynamo.ts';
import { openGates } from '../../api/platform/gates.ts';
import { openObjects } from '../../api/platform/objects.ts';
import { newId, systemRandom } from '../../api/platform/random.ts';
import { openSeal } from '../../api/platform/seal.ts';
import { openSealedBox } from '../../api/platform/sealed-box.ts';
import { senderMark } from '../../api/platform/sender.ts';
import { readSettings } from '../../api/platform/settings.ts';
import { doDrawJob } from '../../api/samples/do-draw-job.ts';
import { drawFunctionBy } from '../../api/samples/draw-function.ts';
import { drawJobSchema } from '../../api/samples/draw-job.ts';
import type { Evaluation } from './evaluation.ts';
import { type PersonKey, subjectOf } from './people.ts';

/** What a request knows, and what the draw function knows while it does a job for the same person. */
export type TestContext = Context & DrawContext;

/** A process of its own beside the API's, on the same table: what a request by this person knows in it. */
export const contextOf = async (
  { system }: Evaluation,
  person: PersonKey | undefined,
  collisions?: Collisions,
) => {
  const settings = readSettings(system.settings);
  const table = openTable(settings, collisions);
  const stores = openStores(table);
  const issuer = `${system.url}/issuer`;
  const now = new Date();
  const known =
    person === undefined
      ? { person: undefined, grants: [] }
      : await stores.people.personWithGrants(personIdOf(issuer, subjectOf(person)));
  const drawing = {
    ...openSeal(settings, systemRandom),
    stores,
    objects: openObjects(settings),
    pulseOf: openBeacon({ drand: settings.DRAND_SERVERS, nist: settings.NIST_SERVER }),
    now,
    newId: () => newId(now, systemRandom),
  };
  const linkKey = Buffer.from(system.settings.LINK_KEY, 'base64url');
  const context: TestContext = {
    ...drawing,
    ...known,
    signedIn: person === undefined ? undefined : { issuer, subject: subjectOf(person), name: person },
    signInProblem: undefined,
    random: systemRandom,
    language: 'en',
    drawFunction: drawFunctionBy((job) => doDrawJob(drawing, drawJobSchema.parse(job))),
    print: () => Promise.reject(new Error('nothing is printed here')),
    linkKey,
    sealedBox: await openSealedBox(linkKey),
    initSecretHash: settings.INIT_SECRET_HASH,
    senderOn: (day) => senderMark(linkKey, '192.0.2.1', day),
    gates: openGates(),
    recentCampaign: stores.campaigns.get,
    forgetPerson: () => undefined,
  };
  return { context, client: table.getDocumentClient() };
};
