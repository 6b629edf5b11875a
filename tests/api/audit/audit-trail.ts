import { beforeAll, describe, expect, test } from 'vitest';
import { personIdOf } from '../../../api/people/person.ts';
import { cards } from '../answers.ts';
import { frame, inFieldwork } from '../campaign-on-its-way.ts';
import { listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import { keys, nameOf, type PersonKey, subjectOf } from '../people.ts';
import { type Item, openStored } from '../stored-items.ts';

describe('the audit trail', () => {
  let campaign = '';
  let trail: readonly Item[] = [];
  beforeAll(async () => {
    campaign = await inFieldwork(evaluation);
    const [first] = await cards(evaluation, campaign);
    await evaluation.mustAct('lead', 'revokeLink', { campaign, case: first?.code });
    const stored = openStored(evaluation.system);
    trail = await stored.under(`AUDIT#${campaign.slice('Campaign:'.length)}#`);
    stored.close();
  });

  const idOf = (person: PersonKey): string =>
    personIdOf(`${evaluation.system.url}/issuer`, subjectOf(person));

  /** The acts by who did them, each run of the same act once. */
  const acts = (): readonly (readonly [who: string | undefined, act: unknown])[] =>
    trail
      .map(({ personId, act }) => [keys.find((key) => idOf(key) === personId), act] as const)
      .filter(([who, act], index, all) => who !== all[index - 1]?.[0] || act !== all[index - 1]?.[1]);

  test('every step of a campaign stands in its trail, in order, with who took it', () => {
    expect(acts()).toEqual([
      ['commissioner', 'create a campaign'],
      ['lead', 'import a frame'],
      ['lead', 'save the design'],
      ['lead', 'freeze the frame'],
      ['commissioner', 'sign the design'],
      ['lead', 'run the draw'],
      ['lead', 'disclose villages'],
      ['lead', 'import a frame'],
      ['lead', 'draw the sample'],
      ['lead', 'open fieldwork'],
      // Looking at the cases with their links is recorded too: what was shown to whom.
      ['interviewer', 'take cases'],
      ['lead', 'give out links'],
    ]);
  });

  test('each event names the grant by which it was allowed', async () => {
    const document = '{ viewer { grants { id } } }';
    for (const person of ['commissioner', 'lead', 'interviewer'] as const) {
      const { data } = await evaluation.ask(person, document);
      const grants = JSON.stringify(data);
      const own = trail.filter(({ personId }) => personId === idOf(person));
      expect(own.length).toBeGreaterThan(0);
      for (const { grantId } of own) {
        expect(grants).toContain(String(grantId));
      }
    }
  });

  test('the trail holds ids and hashes: no name of a person or village, no token, no answer', async () => {
    const text = JSON.stringify(trail);
    const links = await cards(evaluation, campaign);
    const secret = [
      ...keys.map(nameOf),
      ...frame.map(({ name }) => name),
      ...links.map(({ token }) => token),
    ];
    expect(secret.filter((each) => text.includes(each))).toEqual([]);
  });

  test('whoever is refused leaves no event', async () => {
    await evaluation.act('leader', 'giveLinks', { campaign, village: '433124100201' });
    const stored = openStored(evaluation.system);
    const after = await stored.under(`AUDIT#${campaign.slice('Campaign:'.length)}#`);
    stored.close();
    expect(after.filter(({ personId }) => personId === idOf('leader'))).toEqual([]);
    expect(listOf(after).length).toBeGreaterThanOrEqual(trail.length);
  });
});
