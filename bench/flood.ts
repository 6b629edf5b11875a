/**
 * Does the sample's intake notice 10,000 messages a minute on the open channel? Answers come in at a steady pace, first alone, then
 * while the flood runs, over HTTP to one server process. In the cloud each request of a flood has a process of its own; here all share
 * one, so this is the harder case.
 */
import { z } from 'zod';
import { messagesFor, openCode } from './flood/messages.ts';
import { type Answered, outcomesOf, sendPaced } from './flood/paced.ts';
import { startChild } from './intake/ask-child.ts';
import { openCampaign } from './intake/open-campaign.ts';
import { percentile } from './intake/order-statistics.ts';
import { clients } from './intake/plan.ts';
import { submissionsFor, takingTurns } from './intake/submissions.ts';
import type { Bench } from './runner/figure.ts';

const startedSystem = z.object({ url: z.url(), initSecret: z.string() });
const tokenAnswer = z.object({ access_token: z.string() });

const flood = { messages: 10_000, aSecond: 10_000 / 60 } as const;
const answersASecond = 5;
const answersInAMinute = 60 * answersASecond;

export const bench: Bench = async ({ print }) => {
  const system = startChild(new URL('./intake/system-process.ts', import.meta.url));
  try {
    const { url, initSecret } = await system.ask('started', startedSystem);
    const accessToken = async (person: string): Promise<string> => {
      const answer = await fetch(`${url}/issuer/demo-token?person=${person}`, { method: 'POST' });
      return tokenAnswer.parse(await answer.json()).access_token;
    };
    const campaign = await openCampaign({ url, initSecret, accessToken }, 2 * answersInAMinute + 50);
    const submissions = submissionsFor(campaign.form, takingTurns(campaign.cases, clients));
    const bodies = submissions.map(({ body }) => body);
    const graphql = `${url}/graphql`;
    const id = `Campaign:${campaign.cases[0]?.token.split('.')[1]}`;
    const code = await openCode({ url: graphql, token: await accessToken('lead') }, id);
    const json = { 'content-type': 'application/json', 'accept-language': 'zh' };
    const interviewing = { ...json, authorization: `Bearer ${campaign.interviewer.token}` };
    await sendPaced(graphql, interviewing, bodies.slice(0, 50), 50);
    print(`${answersASecond} answers a second for a minute, alone`);
    const alone = await sendPaced(
      graphql,
      interviewing,
      bodies.slice(50, 50 + answersInAMinute),
      answersASecond,
    );
    print(`the same beside ${flood.messages} messages in a minute`);
    const [beside, messages] = await Promise.all([
      sendPaced(graphql, interviewing, bodies.slice(50 + answersInAMinute), answersASecond),
      sendPaced(graphql, json, messagesFor(code, flood.messages), flood.aSecond),
    ]);
    for (const [outcome, count] of outcomesOf(messages)) {
      print(`messages: ${count} ${outcome}`);
    }
    return [
      ...latencies('alone', alone),
      ...latencies('beside the flood', beside),
      taken(beside),
      ...latencies('of a message', messages),
    ];
  } finally {
    await system.stop();
  }
};

const latencies = (name: string, answers: readonly Answered[]) => {
  const milliseconds = answers.map((each) => each.milliseconds);
  const rounded = (share: number): number => Math.round(10 * percentile(milliseconds, share)) / 10;
  return [
    { name: `${name}, median`, value: rounded(0.5), unit: 'ms' },
    { name: `${name}, 99 of 100`, value: rounded(0.99), unit: 'ms' },
  ];
};

const taken = (answers: readonly Answered[]) => {
  const value = outcomesOf(answers).get('NEW') ?? 0;
  return {
    name: 'answers taken beside the flood',
    value,
    unit: '',
    target: answersInAMinute,
    holds: value === answersInAMinute,
  };
};
