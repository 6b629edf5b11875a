import type { GraphqlClient } from '../../cli/graphql-client.ts';
import { isFields } from '../../cli/graphql-client.ts';
import { areaResults } from '../../local/demo/figures-table.ts';
import { formOf } from '../../local/demo/interviews.ts';
import { type DemoSystem, runDemo } from '../../local/demo/run-demo.ts';
import type { Form } from '../../methods/questionnaire/form.ts';
import type { OpenCase } from './submissions.ts';

export interface OpenCampaign {
  readonly form: Form;
  readonly cases: readonly OpenCase[];
  readonly interviewer: GraphqlClient;
  /** How many answers the county's figures count now. */
  readonly answered: () => Promise<number>;
}

/** Every village of the county has at least these, so that the number of cases does not hang on the draw. */
const households = { exited: 25, poor: 2, nonregistered: 75 };
const fewestCases = 101;

/** Villages of townships, the smaller stratum. */
const xiang = 2;

/**
 * A campaign in fieldwork with exactly so many cases open, made by the demo's people through the API. Which villages are
 * drawn is chance, as in every draw; what each household answers is not.
 */
export const openCampaign = async (system: DemoSystem, wanted: number): Promise<OpenCampaign> => {
  const client = async (person: string): Promise<GraphqlClient> => ({
    url: `${system.url}/graphql`,
    token: await system.accessToken(person),
  });
  const zhen = Math.max(2, Math.ceil(wanted / fewestCases) - xiang + 1);
  const silent = { print: () => undefined, progress: () => undefined };
  const { campaign, county, open } = await runDemo(system, silent, {
    villages: { zhen, xiang },
    households,
    leftOpen: wanted,
  });
  const [interviewer, lead] = [await client('interviewer'), await client('lead')];
  return {
    form: await formOf(interviewer, open[0]?.token ?? ''),
    cases: open,
    interviewer,
    answered: async () => {
      const { counts } = await areaResults(lead, campaign, county);
      return isFields(counts) ? Number(counts['answered']) : 0;
    },
  };
};
