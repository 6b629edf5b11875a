/** The certificate that the API gives: sealed for everybody, with what was disclosed for the lead. */
import { describe, expect, test } from 'vitest';
import type { Certificate } from '../../../methods/sampling/certificate/certificate.ts';
import { readCertificate } from '../../../methods/sampling/certificate/read-certificate.ts';
import { verifyCertificate } from '../../../methods/sampling/certificate/verify-certificate.ts';
import { drawn, frame, frozen, sampleOf, signed } from '../campaign-on-its-way.ts';
import { fieldsOf, listOf } from '../evaluation.ts';
import { evaluation } from '../one-system.ts';
import type { PersonKey } from '../people.ts';

describe('the certificate', () => {
  const fetched = async (campaign: string, person: PersonKey | undefined) => {
    const { outcome, value } = await evaluation.act(person, 'makeCertificate', { campaign });
    expect(outcome).toBe('done');
    const answer = await fetch(String(value['url']));
    const text = await answer.text();
    return { text, certificate: readCertificate(JSON.parse(text)), frameUrl: value['frameUrl'] };
  };

  const verdictOf = (certificate: Certificate) => {
    const { verdict, checks } = verifyCertificate(certificate);
    expect(checks.filter(({ holds }) => holds === 'no')).toEqual([]);
    return verdict;
  };

  test('is not there before the draw', async () => {
    const campaign = await signed(evaluation);
    expect((await evaluation.act('lead', 'makeCertificate', { campaign })).outcome).toBe('VILLAGES_UNDRAWN');
  });

  test('proves to anybody that the sample is fixed, and names no village of it', async () => {
    const campaign = await drawn(evaluation);
    const outsiders: readonly (PersonKey | undefined)[] = [
      undefined,
      'commissioner',
      'leader',
      'interviewer',
    ];
    for (const person of outsiders) {
      const { text, certificate, frameUrl } = await fetched(campaign, person);
      expect(verdictOf(certificate)).toBe('fixed');
      const { sampleRoot } = await evaluation.mustAct('lead', 'draw', { campaign });
      // Five villages and two reserves stand under the root.
      expect(certificate.villages).toMatchObject({ root: sampleRoot, leaves: 7, disclosed: [], draws: null });
      expect(frame.filter(({ code }) => text.includes(code))).toEqual([]);
      expect(frameUrl).toBeNull();
    }
  });

  test('shows the lead each village that was disclosed with the proof that it was fixed before, and no other', async () => {
    const campaign = await drawn(evaluation);
    const { data } = await evaluation.mustAct('lead', 'discloseVillages', {
      campaign,
      places: [{ stratum: 'town', ranks: [2] }],
    });
    const [village] = listOf(data);
    expect((await sampleOf(evaluation, campaign)).map(({ code }) => code)).toEqual([village?.['code']]);
    const { text, certificate, frameUrl } = await fetched(campaign, 'lead');
    expect(verdictOf(certificate)).toBe('fixed');
    expect(certificate.villages.disclosed).toMatchObject([
      { stratum: 'town', rank: 2, unit: village?.['code'], ticket: village?.['ticket'] },
    ]);
    expect(frame.filter(({ code }) => text.includes(code)).map(({ code }) => code)).toEqual([
      village?.['code'],
    ]);
    expect(frameUrl).toMatch(/^http/);
    // What outsiders get is the same as before.
    expect((await fetched(campaign, undefined)).certificate.villages.disclosed).toEqual([]);
  });

  test('a draw that was given up after its freeze stays on the public list, however its programme is written', async () => {
    const name = `名单-${Date.now()}`;
    const givenUp = await frozen(evaluation, { programme: name });
    const second = await drawn(evaluation, { programme: `${name} ` });
    const document = `query List($campaign: ID!) { draw(campaign: $campaign) { ... on Draw {
      drawsOfCommissioner { programme campaign designHash drawnAt closedAt } } } }`;
    const { data } = await evaluation.ask(undefined, document, { campaign: second });
    const listed = listOf(fieldsOf(fieldsOf(data)['draw'])['drawsOfCommissioner']);
    expect(listed.filter(({ programme }) => String(programme).startsWith(name))).toEqual([
      {
        programme: name,
        campaign: second.slice('Campaign:'.length),
        designHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        drawnAt: expect.stringMatching(/^20/),
        closedAt: null,
      },
      {
        programme: name,
        campaign: givenUp.campaign.slice('Campaign:'.length),
        designHash: givenUp.designHash,
        drawnAt: null,
        closedAt: null,
      },
    ]);
  });

  test('villages are disclosed by place, never by name; once, and each is logged', async () => {
    const campaign = await drawn(evaluation);
    const disclose = (places: unknown) => evaluation.act('lead', 'discloseVillages', { campaign, places });
    const discloseAll = () => evaluation.act('lead', 'discloseVillages', { campaign, wholeSample: true });
    // A forgotten argument shows nothing.
    expect((await disclose(null)).outcome).toBe('INPUT_INVALID');
    expect((await disclose([{ stratum: 'city' }])).outcome).toBe('STRATUM_UNKNOWN');
    // Three villages and one reserve: the reserve has rank 4.
    for (const rank of [0, 4, 99]) {
      expect((await disclose([{ stratum: 'town', ranks: [1, rank] }])).outcome).toBe('PLACE_UNKNOWN');
    }
    expect(await sampleOf(evaluation, campaign)).toEqual([]);
    await disclose([{ stratum: 'township' }]);
    await disclose([{ stratum: 'town', ranks: [1] }]);
    const before = await sampleOf(evaluation, campaign);
    expect(before.map(({ stratum }) => stratum).toSorted()).toEqual(['town', 'township', 'township']);
    await discloseAll();
    expect(await sampleOf(evaluation, campaign)).toHaveLength(5);
    await discloseAll();
    expect(await sampleOf(evaluation, campaign)).toEqual(expect.arrayContaining([...before]));
    const document =
      'query D($campaign: ID!) { draw(campaign: $campaign) { ... on Draw { disclosures { at villages } } } }';
    const { data } = await evaluation.ask(undefined, document, { campaign });
    const { disclosures } = fieldsOf(fieldsOf(data)['draw']);
    // Two of one stratum, one of the other, then the two that were left; asking again shows nobody anything new.
    expect(listOf(disclosures).map(({ villages }) => villages)).toEqual([2, 1, 2]);
  });
});
