import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** Everything in which one stage differs from another. A new stage is a new entry, not a new branch in a stack. */
export type StageSettings = {
  readonly name: 'dev' | 'prod';
  /** Households' data stays in one region; a campaign on the mainland needs a `cn-` region. */
  readonly region: string;
  /** Kept data outlives its stack and refuses deletion. */
  readonly keepData: boolean;
  readonly logRetention: RetentionDays;
  /** An uploaded list is needed until it has been imported and asked about. */
  readonly uploadDays: number;
  /** Pictures and recordings are needed until interviews are reviewed. */
  readonly mediaDays: number;
  /** More memory is also more processor: 1,769 MB are one whole core. */
  readonly memoryMb: {
    readonly graphql: number;
    readonly rollup: number;
    readonly import: number;
    readonly draw: number;
    readonly print: number;
  };
  /** Seconds for which changes above the county are gathered before they are worked on; at most 300. */
  readonly aboveCountyWindowSeconds: number;
  /** Requests a second to the API, and how many more at once. */
  readonly throttle: { readonly rateLimit: number; readonly burstLimit: number };
};

/** Named, because the key of the draws' seal names it, and the key is made before the role. */
export const drawRoleName = ({ name }: Pick<StageSettings, 'name'>): string => `zhenping-${name}-draw`;

export const stages: readonly StageSettings[] = [
  {
    name: 'dev',
    region: 'ap-southeast-1',
    keepData: false,
    logRetention: RetentionDays.ONE_MONTH,
    uploadDays: 7,
    mediaDays: 7,
    memoryMb: { graphql: 1024, rollup: 1024, import: 1769, draw: 1769, print: 2048 },
    aboveCountyWindowSeconds: 5,
    throttle: { rateLimit: 100, burstLimit: 200 },
  },
  {
    name: 'prod',
    region: 'ap-southeast-1',
    keepData: true,
    logRetention: RetentionDays.ONE_YEAR,
    uploadDays: 30,
    mediaDays: 90,
    memoryMb: { graphql: 1769, rollup: 1769, import: 3008, draw: 3008, print: 2048 },
    aboveCountyWindowSeconds: 30,
    throttle: { rateLimit: 2000, burstLimit: 4000 },
  },
];
