import { setTimeout as sleep } from 'node:timers/promises';
import { isFields } from '../../cli/graphql-client.ts';
import { type System, type SystemOptions, startSystem } from '../../local/system.ts';
import { type Operation, operations } from './operations.ts';
import { nameOf, type PersonKey, signingIn, subjectOf } from './people.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What a request came to. */
export interface Answer {
  /** `done`; the rule that refused; or the code of an error. */
  readonly outcome: string;
  /** The refusal's or the error's words. */
  readonly message: string;
  readonly problems: readonly Fields[];
  /** The result's fields; empty where there is none. */
  readonly value: Fields;
}

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

export const listOf = (value: unknown): readonly Fields[] =>
  Array.isArray(value) ? value.map(fieldsOf) : [];

/** A system without pages, with its operator, three organisations and everybody of `people.ts` who needs no campaign for a role. */
export interface Evaluation {
  readonly system: System;
  readonly universityId: string;
  /** Sends an operation as this person, or as nobody, over HTTP. */
  readonly act: (
    person: PersonKey | undefined,
    operation: Operation,
    variables?: Fields,
    language?: 'en' | 'zh',
  ) => Promise<Answer>;
  /** As `act`, and throws unless it was done. */
  readonly mustAct: (person: PersonKey, operation: Operation, variables?: Fields) => Promise<Fields>;
  /** Sends a document of its own; gives the whole answer. */
  readonly ask: (person: PersonKey | undefined, document: string, variables?: Fields) => Promise<Fields>;
  readonly give: (
    giver: PersonKey,
    person: PersonKey,
    role: string,
    division: string,
    campaign?: string,
  ) => Promise<Fields>;
}

export const startEvaluation = async (options: SystemOptions = {}): Promise<Evaluation> => {
  const system = await startSystem({
    pages: false,
    worker: 'none',
    dueDraws: 'when-told',
    people: signingIn,
    ...options,
  });
  const request = asking(system);
  const act: Evaluation['act'] = async (person, operation, variables = {}, language = 'en') => {
    const { name, document } = operations[operation];
    return answerOf(await request(person, document, variables, language), name);
  };
  const mustAct: Evaluation['mustAct'] = async (person, operation, variables) => {
    const { outcome, message, problems, value } = await act(person, operation, variables);
    if (outcome !== 'done') {
      throw new Error(`${operation} by ${person}: ${outcome} ${message} ${JSON.stringify(problems)}`);
    }
    return value;
  };
  const give: Evaluation['give'] = (giver, person, role, division, campaign) =>
    mustAct(giver, 'giveRole', {
      person: claimOf(system, person),
      role,
      division,
      campaign: campaign ?? null,
    });
  const ask: Evaluation['ask'] = (person, document, variables = {}) =>
    request(person, document, variables, 'en');
  try {
    const universityId = await foundOrganisations(system, mustAct);
    await give('office-administrator', 'commissioner', 'COMMISSIONER', 'CN');
    await give('institute-administrator', 'institute-commissioner', 'COMMISSIONER', 'CN');
    return { system, universityId, act, mustAct, ask, give };
  } catch (error) {
    await system.stop();
    throw error;
  }
};

/** As an administrator names a person to whom a role is given: by what the token issuer says. */
export const claimOf = (system: System, person: PersonKey): Fields => ({
  issuer: `${system.url}/issuer`,
  subject: subjectOf(person),
  name: nameOf(person),
});

const asking =
  (system: System) =>
  async (
    person: PersonKey | undefined,
    query: string,
    variables: Fields,
    language: 'en' | 'zh',
  ): Promise<Fields> => {
    const authorization =
      person === undefined ? {} : { authorization: `Bearer ${await system.accessToken(person)}` };
    const answer = await fetch(`${system.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language, ...authorization },
      body: JSON.stringify({ query, variables }),
    });
    return fieldsOf(await answer.json());
  };

export const answerOf = (body: Fields, name: string): Answer => {
  const [error] = listOf(body['errors']);
  if (error !== undefined) {
    const code = String(fieldsOf(error['extensions'])['code']);
    return { outcome: code, message: String(error['message']), problems: [], value: {} };
  }
  const value = fieldsOf(fieldsOf(body['data'])[name]);
  return value['__typename'] === 'Refusal'
    ? {
        outcome: String(value['rule']),
        message: String(value['message']),
        problems: listOf(value['problems']),
        value: {},
      }
    : { outcome: 'done', message: '', problems: [], value };
};

/** 湖南省 → 湘西州 → 花垣县 and its neighbour 凤凰县; nothing else is on this list. */
const divisions: readonly (readonly [parent: string, children: readonly (readonly [string, string])[]])[] = [
  ['CN', [['43', '湖南省']]],
  ['43', [['4331', '湘西土家族苗族自治州']]],
  [
    '4331',
    [
      ['433123', '凤凰县'],
      ['433124', '花垣县'],
    ],
  ],
];

const foundOrganisations = async (system: System, mustAct: Evaluation['mustAct']): Promise<string> => {
  const operating = { secret: system.initSecret, organisation: '平台运维中心' };
  await mustAct('operator', 'initialise', operating);
  const found = (name: string, administrator: PersonKey): Promise<Fields> =>
    mustAct('operator', 'addOrganisation', {
      name,
      administrator: claimOf(system, administrator),
    });
  await found('某省考核办', 'office-administrator');
  const university = await found('某大学评估中心', 'university-administrator');
  await found('某研究院', 'institute-administrator');
  for (const [parent, children] of divisions) {
    await mustAct('operator', 'loadDivisions', {
      parent,
      children: children.map(([code, name]) => ({ code, name })),
    });
  }
  return String(university['id']);
};

/** Asks again until the answer holds; fails after ten seconds with the last one. */
export const until = async <Value>(
  look: () => Promise<Value>,
  holds: (value: Value) => boolean,
  patience = 10_000,
): Promise<Value> => {
  const deadline = performance.now() + patience;
  for (;;) {
    const value = await look();
    if (holds(value)) {
      return value;
    }
    if (performance.now() > deadline) {
      throw new Error(
        `It did not happen within ${patience} ms; the last was ${JSON.stringify(value).slice(0, 2_000)}`,
      );
    }
    await sleep(20);
  }
};
