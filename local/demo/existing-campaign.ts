import { ask, type GraphqlClient, isFields } from '../../cli/graphql-client.ts';

/**
 * The demo's campaign in a data directory that was used before, or nothing where it is new. A demo that was stopped before
 * its fieldwork was open cannot go on: its keys are sealed and its people wait for steps that only happen once.
 */
export const existingCampaign = async (
  operator: GraphqlClient,
  lead: GraphqlClient,
): Promise<string | undefined> => {
  const { viewer } = await ask(operator, '{ viewer { id } }');
  if (!isFields(viewer)) {
    return undefined;
  }
  const data = await ask(lead, '{ campaigns(first: 1) { edges { node { id state } } } }').catch(() => ({}));
  const campaigns = isFields(data) && 'campaigns' in data ? data['campaigns'] : undefined;
  const edges =
    isFields(campaigns) && Array.isArray(campaigns['edges']) ? campaigns['edges'].filter(isFields) : [];
  const node = edges[0]?.['node'];
  if (isFields(node) && node['state'] === 'FIELDWORK') {
    return String(node['id']);
  }
  throw new Error(
    'This data directory holds something else than a finished demo. Start it with --no-demo, or give another --data DIR.',
  );
};
