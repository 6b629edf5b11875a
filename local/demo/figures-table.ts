import { ask, type GraphqlClient, isFields, refusalFields } from '../../cli/graphql-client.ts';

type Fields = Readonly<Record<string, unknown>>;

export const areaResults = async (
  client: GraphqlClient,
  campaign: string,
  division: string,
): Promise<Fields> => {
  const document = `query Results($campaign: ID!, $division: String!) {
    results(campaign: $campaign, division: $division) { ${refusalFields} ... on AreaResults {
      counts { cases answered otherOutcomes villages villagesClosed }
      indicators { key name unit estimates { group estimate standardError interval { lower upper } n effectiveN } } } } }`;
  const results = (await ask(client, document, { campaign, division }))['results'];
  return isFields(results) ? results : {};
};

const percent = (value: unknown, decimals: number): string =>
  typeof value === 'number' ? `${(100 * value).toFixed(decimals)} %` : 'n/a';

/** Decimals of a percentage follow its half-width in points: clamp(−⌊log₁₀ h⌋, 0, 2). */
const decimalsFor = (lower: unknown, upper: unknown): number =>
  typeof lower === 'number' && typeof upper === 'number' && upper > lower
    ? Math.min(2, Math.max(0, -Math.floor(Math.log10(50 * (upper - lower)))))
    : 1;

/** The four indicators as a table for the terminal: estimate, 95 % interval, n. */
export const figuresTable = (results: Fields): readonly string[] => {
  const indicators = Array.isArray(results['indicators']) ? results['indicators'].filter(isFields) : [];
  const rows = indicators.map((indicator) => {
    const estimates = Array.isArray(indicator['estimates']) ? indicator['estimates'].filter(isFields) : [];
    const whole = estimates.find((each) => each['group'] === 'all') ?? {};
    const interval = isFields(whole['interval']) ? whole['interval'] : {};
    const decimals = decimalsFor(interval['lower'], interval['upper']);
    const [lower, upper] = [interval['lower'], interval['upper']].map((end) => percent(end, decimals));
    return [
      String(indicator['name']),
      percent(whole['estimate'], decimals),
      lower === 'n/a' ? 'n/a' : `${lower} – ${upper}`,
      String(whole['n']),
    ];
  });
  const header = ['Indicator (simulated data)', 'Estimate', '95 % interval', 'n'];
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ');
  return [line(header), widths.map((width) => '─'.repeat(width)).join('───'), ...rows.map(line)];
};
