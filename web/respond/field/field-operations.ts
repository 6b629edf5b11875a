import {
  type Reader,
  readFields,
  readInteger,
  readList,
  readNullable,
  readOneOf,
  readText,
  readTruth,
} from '../../../methods/questionnaire/json-shape.ts';
import type { Language } from '../../page/language.ts';
import { postGraphql } from '../../page/post-graphql.ts';
import { REFUSAL_FIELDS } from '../../page/refusal.ts';
import { type Outcome, outcomeOf } from '../operations.ts';

/** Everything that the interviewer's page asks. As all operations of the pages constant texts. */
export const FIELD_CAMPAIGNS = `query FieldCampaigns {
  viewer { id name }
  campaigns(first: 100) { edges { node { id name state simulated fieldRules { rules { unseenDays pairs } } } } }
}`;

export const REGISTER_DEVICE = `mutation RegisterDevice($campaign: ID!, $deviceId: String!, $publicName: String!) {
  registerDevice(campaign: $campaign, deviceId: $deviceId, publicName: $publicName) {
    __typename
    ... on Device { deviceId }
    ${REFUSAL_FIELDS}
  }
}`;

export const FIELD_CASES = `query FieldCases($campaign: ID!, $device: DeviceInput!) {
  fieldCases(campaign: $campaign, device: $device) {
    __typename
    ... on FieldCases {
      serverTime clockOffsetSeconds
      villages { code name cases { code number group household standsInFor token state outcome comment partners { personId name } } }
    }
    ${REFUSAL_FIELDS}
  }
}`;

export interface FieldCampaign {
  readonly id: string;
  readonly name: string;
  readonly simulated: boolean;
  /** Nothing where the campaign has no field rules: then a device is good for a week. */
  readonly unseenDays: number;
  /** Whether visits are recorded; a campaign without field rules knows none. */
  readonly visits: boolean;
}

export interface FieldCase {
  readonly code: string;
  readonly number: number;
  readonly group: string;
  readonly household: string;
  readonly standsInFor: string | null;
  readonly token: string;
  readonly state: 'OPEN' | 'RETURNED' | 'DONE';
  readonly outcome: number | null;
  readonly comment: string | null;
  readonly partners: readonly { readonly personId: string; readonly name: string }[];
}

export interface FieldVillage {
  readonly code: string;
  readonly name: string;
  readonly cases: readonly FieldCase[];
}

export interface FieldCases {
  readonly serverTime: string;
  readonly villages: readonly FieldVillage[];
}

const usualUnseenDays = 7;

const readCampaign: Reader<FieldCampaign | undefined> = (value, path) => {
  const node = readFields(readFields(value, path)['node'], `${path}.node`);
  const rules = readNullable(readFields)(node['fieldRules'], `${path}.fieldRules`);
  const inner = rules && readFields(rules['rules'], `${path}.rules`);
  return readText(node['state'], `${path}.state`) === 'FIELDWORK'
    ? {
        id: readText(node['id'], `${path}.id`),
        name: readText(node['name'], `${path}.name`),
        simulated: readTruth(node['simulated'], `${path}.simulated`),
        visits: rules !== null,
        unseenDays: inner ? readInteger(inner['unseenDays'], `${path}.unseenDays`) : usualUnseenDays,
      }
    : undefined;
};

const readCase: Reader<FieldCase> = (value, path) => {
  const fields = readFields(value, path);
  const text = (name: string): string => readText(fields[name], `${path}.${name}`);
  return {
    code: text('code'),
    number: readInteger(fields['number'], `${path}.number`),
    group: text('group'),
    household: text('household'),
    standsInFor: readNullable(readText)(fields['standsInFor'], `${path}.standsInFor`),
    token: text('token'),
    state: readOneOf('OPEN', 'RETURNED', 'DONE')(fields['state'], `${path}.state`),
    outcome: readNullable(readInteger)(fields['outcome'], `${path}.outcome`),
    comment: readNullable(readText)(fields['comment'], `${path}.comment`),
    partners: readList((one, at) => {
      const partner = readFields(one, at);
      return {
        personId: readText(partner['personId'], `${at}.personId`),
        name: readText(partner['name'], `${at}.name`),
      };
    })(fields['partners'], `${path}.partners`),
  };
};

const readFieldCases: Reader<FieldCases> = (value, path) => {
  const fields = readFields(value, path);
  return {
    serverTime: readText(fields['serverTime'], `${path}.serverTime`),
    villages: readList((one, at) => {
      const village = readFields(one, at);
      return {
        code: readText(village['code'], `${at}.code`),
        name: readText(village['name'], `${at}.name`),
        cases: readList(readCase)(village['cases'], `${at}.cases`),
      };
    })(fields['villages'], `${path}.villages`),
  };
};

/** Who is signed in, and the campaigns in fieldwork in which they have a part. @throws Unreachable */
export const fieldCampaigns = async (
  accessToken: string,
  language: Language,
): Promise<{ readonly personId: string; readonly campaigns: readonly FieldCampaign[] }> => {
  const data = await postGraphql(FIELD_CAMPAIGNS, {}, language, accessToken);
  const viewer = readNullable(readFields)(data['viewer'], 'viewer');
  const { edges } = readFields(data['campaigns'], 'campaigns');
  const campaigns = readList(readCampaign)(edges, 'campaigns');
  return {
    personId: viewer ? readText(viewer['id'], 'viewer.id') : '',
    campaigns: campaigns.filter((one): one is FieldCampaign => one !== undefined),
  };
};

/** @throws Unreachable */
export const registerDevice = async (
  accessToken: string,
  campaign: string,
  deviceId: string,
  publicName: string,
  language: Language,
): Promise<Outcome<string>> => {
  const data = await postGraphql(REGISTER_DEVICE, { campaign, deviceId, publicName }, language, accessToken);
  return outcomeOf(data['registerDevice'], 'registerDevice', (value, path) =>
    readText(readFields(value, path)['deviceId'], `${path}.deviceId`),
  );
};

/** @param deviceTime what this phone's clock shows @throws Unreachable */
export const askFieldCases = async (
  accessToken: string,
  campaign: string,
  deviceId: string,
  deviceTime: string,
  language: Language,
): Promise<Outcome<FieldCases>> => {
  const data = await postGraphql(
    FIELD_CASES,
    { campaign, device: { deviceId, deviceTime } },
    language,
    accessToken,
  );
  return outcomeOf(data['fieldCases'], 'fieldCases', readFieldCases);
};
