/**
 * Accepted submissions a second over HTTP, with the roll-up running, beside the least that any such API does: one get and
 * one conditional put through the same Apollo. The two take turns in every round, with the same requests, behind the same
 * local server, each in a process of its own.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { startChild } from './intake/ask-child.ts';
import { intakeFigures } from './intake/intake-figures.ts';
import { measureBlock, type Target } from './intake/measure-block.ts';
import { type Kind, measureRounds } from './intake/measure-rounds.ts';
import { openCampaign } from './intake/open-campaign.ts';
import { clients, readPlan, warmUps } from './intake/plan.ts';
import { submissionsFor, takingTurns } from './intake/submissions.ts';
import type { Bench } from './runner/figure.ts';

const startedSystem = z.object({
  url: z.url(),
  initSecret: z.string(),
  settings: z.record(z.string(), z.string()),
});

const tokenAnswer = z.object({ access_token: z.string() });

const demoToken =
  (url: string) =>
  async (person: string): Promise<string> => {
    const answer = await fetch(`${url}/issuer/demo-token?person=${person}`, { method: 'POST' });
    return tokenAnswer.parse(await answer.json()).access_token;
  };

export const bench: Bench = async ({ args, print }) => {
  const plan = readPlan(args);
  const system = startChild(new URL('./intake/system-process.ts', import.meta.url));
  const load = startChild(new URL('./intake/load-process.ts', import.meta.url));
  const stops = [load.stop, system.stop];
  try {
    const { url, initSecret, settings } = await system.ask('started', startedSystem);
    // Each access key is a database of its own, in the same DynamoDB Local.
    const variables = { ...settings, AWS_ACCESS_KEY_ID: randomBytes(16).toString('hex') };
    const bare = startChild(new URL('./intake/bare-process.ts', import.meta.url), variables);
    stops.unshift(bare.stop);
    const bareUrl = await bare.ask('started', z.url());
    const wanted = warmUps(plan) + plan.rounds * plan.submissions;
    const campaign = await openCampaign({ url, initSecret, accessToken: demoToken(url) }, wanted);
    const submissions = submissionsFor(campaign.form, takingTurns(campaign.cases, clients));
    print(
      `${clients} clients; ${plan.rounds} rounds of ${plan.submissions} after one of ${warmUps(plan)} to warm up`,
    );
    const headers = {
      'content-type': 'application/json',
      'accept-language': 'zh',
      authorization: `Bearer ${campaign.interviewer.token}`,
    };
    const real = { url: `${url}/graphql`, headers, server: system };
    const targets: Readonly<Record<Kind, Target>> = {
      ours: { ...real, name: 'ours', outcome: 'NEW' },
      again: { ...real, name: 'again', outcome: 'REPEATED' },
      conflict: { ...real, name: 'conflict', outcome: 'CONFLICT' },
      bare: { name: 'bare', url: `${bareUrl}/graphql`, headers, server: bare, outcome: 'NEW' },
      empty: { name: 'empty', url: `${bareUrl}/empty`, headers, server: bare, outcome: 'NEW' },
    };
    const measuring = {
      measure: (kind: Kind, bodies: readonly string[]) =>
        measureBlock({ load, profile: plan.profile }, targets[kind], bodies),
      answered: campaign.answered,
      print,
    };
    return intakeFigures(await measureRounds(measuring, plan, submissions));
  } finally {
    for (const stop of stops) {
      await stop();
    }
  }
};
