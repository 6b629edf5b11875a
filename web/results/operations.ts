import {
  type Reader,
  readFields,
  readInteger,
  readList,
  readNullable,
  readNumber,
  readOneOf,
  readText,
  readTruth,
} from '../../methods/questionnaire/json-shape.ts';
import type { Language } from '../page/language.ts';
import { postGraphql } from '../page/post-graphql.ts';
import { REFUSAL_FIELDS, type Refusal, readRefusal } from '../page/refusal.ts';

/** Everything that the page shows comes with this one query. */
export const AREA_RESULTS = `query AreaResults($campaign: ID!, $division: String!) {
  viewer { name grants { division } }
  results(campaign: $campaign, division: $division) {
    __typename
    ... on AreaResults {
      campaign { name }
      division { code name level }
      provisional simulated asOf
      counts { cases answered otherOutcomes villages villagesClosed }
      samplingNotes { note strata }
      indicators {
        key name unit scale denominator
        estimates { group groupName estimate interval { lower upper level } n effectiveN notEstimable }
      }
      children { division { code name level } counts { cases answered otherOutcomes villages villagesClosed } }
    }
    ${REFUSAL_FIELDS}
  }
}`;

export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

export interface Counts {
  readonly cases: number;
  readonly answered: number;
  readonly otherOutcomes: number;
  readonly villages: number;
  readonly villagesClosed: number;
}

export interface Interval {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
}

export interface Estimate {
  readonly group: string;
  readonly groupName: string;
  readonly estimate: number | null;
  readonly interval: Interval | null;
  /** Null where the figure may not be shown. */
  readonly n: number | null;
  readonly effectiveN: number | null;
  /** Why there is no figure, in the reader's language. */
  readonly notEstimable: string | null;
}

export type Unit = 'PERSONS' | 'HOUSEHOLDS' | 'YUAN' | 'POINTS';

export interface Indicator {
  readonly key: string;
  readonly name: string;
  readonly unit: Unit;
  /** A share from 0 to 1, the difference of two, or an amount in the unit. */
  readonly scale: 'SHARE' | 'DIFFERENCE' | 'AMOUNT';
  readonly denominator: string;
  readonly estimates: readonly Estimate[];
}

export interface SamplingNote {
  readonly note: string;
  readonly strata: readonly string[];
}

export interface AreaResults {
  readonly campaignName: string;
  readonly division: Division;
  readonly provisional: boolean;
  readonly simulated: boolean;
  readonly asOf: string;
  readonly counts: Counts;
  /** What is to be said of all figures because of how villages were drawn. */
  readonly samplingNotes: readonly SamplingNote[];
  readonly indicators: readonly Indicator[];
  readonly children: readonly { readonly division: Division; readonly counts: Counts }[];
}

export interface Viewer {
  readonly name: string;
  /** Divisions that a right was given for; `null` is a right without limit to a division. */
  readonly divisions: readonly (string | null)[];
}

export interface Answer {
  readonly viewer: Viewer | null;
  readonly results: AreaResults | null;
  readonly refusal: Refusal | null;
}

const readDivision: Reader<Division> = (value, path) => {
  const fields = readFields(value, path);
  return {
    code: readText(fields['code'], `${path}.code`),
    name: readText(fields['name'], `${path}.name`),
    level: readText(fields['level'], `${path}.level`),
  };
};

const readCounts: Reader<Counts> = (value, path) => {
  const fields = readFields(value, path);
  const count = (name: keyof Counts): number => readInteger(fields[name], `${path}.${name}`);
  return {
    cases: count('cases'),
    answered: count('answered'),
    otherOutcomes: count('otherOutcomes'),
    villages: count('villages'),
    villagesClosed: count('villagesClosed'),
  };
};

const readInterval: Reader<Interval> = (value, path) => {
  const fields = readFields(value, path);
  return {
    lower: readNumber(fields['lower'], `${path}.lower`),
    upper: readNumber(fields['upper'], `${path}.upper`),
    level: readNumber(fields['level'], `${path}.level`),
  };
};

const readEstimate: Reader<Estimate> = (value, path) => {
  const fields = readFields(value, path);
  return {
    group: readText(fields['group'], `${path}.group`),
    groupName: readText(fields['groupName'], `${path}.groupName`),
    estimate: readNullable(readNumber)(fields['estimate'], `${path}.estimate`),
    interval: readNullable(readInterval)(fields['interval'], `${path}.interval`),
    n: readNullable(readInteger)(fields['n'], `${path}.n`),
    effectiveN: readNullable(readNumber)(fields['effectiveN'], `${path}.effectiveN`),
    notEstimable: readNullable(readText)(fields['notEstimable'], `${path}.notEstimable`),
  };
};

const readIndicator: Reader<Indicator> = (value, path) => {
  const fields = readFields(value, path);
  return {
    key: readText(fields['key'], `${path}.key`),
    name: readText(fields['name'], `${path}.name`),
    unit: readOneOf('PERSONS', 'HOUSEHOLDS', 'YUAN', 'POINTS')(fields['unit'], `${path}.unit`),
    scale: readOneOf('SHARE', 'DIFFERENCE', 'AMOUNT')(fields['scale'], `${path}.scale`),
    denominator: readText(fields['denominator'], `${path}.denominator`),
    estimates: readList(readEstimate)(fields['estimates'], `${path}.estimates`),
  };
};

const readNote: Reader<SamplingNote> = (value, path) => {
  const fields = readFields(value, path);
  return {
    note: readText(fields['note'], `${path}.note`),
    strata: readList(readText)(fields['strata'], `${path}.strata`),
  };
};

const readChild: Reader<AreaResults['children'][number]> = (value, path) => {
  const fields = readFields(value, path);
  return {
    division: readDivision(fields['division'], `${path}.division`),
    counts: readCounts(fields['counts'], `${path}.counts`),
  };
};

const readResults: Reader<AreaResults> = (value, path) => {
  const fields = readFields(value, path);
  return {
    campaignName: readText(
      readFields(fields['campaign'], `${path}.campaign`)['name'],
      `${path}.campaign.name`,
    ),
    division: readDivision(fields['division'], `${path}.division`),
    provisional: readTruth(fields['provisional'], `${path}.provisional`),
    simulated: readTruth(fields['simulated'], `${path}.simulated`),
    asOf: readText(fields['asOf'], `${path}.asOf`),
    counts: readCounts(fields['counts'], `${path}.counts`),
    samplingNotes: readList(readNote)(fields['samplingNotes'], `${path}.samplingNotes`),
    indicators: readList(readIndicator)(fields['indicators'], `${path}.indicators`),
    children: readList(readChild)(fields['children'], `${path}.children`),
  };
};

const readViewer: Reader<Viewer> = (value, path) => {
  const fields = readFields(value, path);
  const readGrant: Reader<string | null> = (grant, place) =>
    readNullable(readText)(readFields(grant, place)['division'], `${place}.division`);
  return {
    name: readText(fields['name'], `${path}.name`),
    divisions: readList(readGrant)(fields['grants'], `${path}.grants`),
  };
};

/** Reads what came for `AREA_RESULTS`. @throws ShapeError */
export const readAnswer = (data: unknown): Answer => {
  const fields = readFields(data, 'data');
  const viewer = readNullable(readViewer)(fields['viewer'], 'viewer');
  const refused = readFields(fields['results'], 'results')['__typename'] === 'Refusal';
  return refused
    ? { viewer, results: null, refusal: readRefusal(fields['results'], 'results') }
    : { viewer, results: readResults(fields['results'], 'results'), refusal: null };
};

/** @throws Unreachable, or ShapeError if what came cannot be understood */
export const areaResults = async (
  campaign: string,
  division: string,
  language: Language,
  accessToken: string,
): Promise<Answer> =>
  readAnswer(await postGraphql(AREA_RESULTS, { campaign, division }, language, accessToken));
