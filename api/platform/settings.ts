import { z } from 'zod';

/** What an entry point knows of its surroundings. Read once, at the first event; nothing else reads the environment. */
const environment = z.object({
  STAGE: z.enum(['local', 'dev', 'prod']),
  TABLE_NAME: z.string().min(3),
  BUCKET_NAME: z.string().min(3),
  AWS_REGION: z.string().min(1),
  /** JSON: the token issuers that are trusted, each with the audience it must name. */
  OIDC_ISSUERS: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.array(z.object({ issuer: z.url(), audience: z.string().min(1) })).min(1)),
  /** Signs respondents' links. The value itself only on a laptop; in the cloud the address of the secret. */
  LINK_KEY: z.base64url().optional(),
  LINK_KEY_SECRET_ARN: z.string().optional(),
  /** Seals the keys of draws. The key itself only on a laptop; in the cloud the address of a key that never leaves its service. */
  SEAL_KEY: z.base64url().optional(),
  SEAL_KEY_ARN: z.string().min(1).optional(),
  /** The function that draws; those that may ask it know its name. */
  DRAW_FUNCTION_NAME: z.string().min(1).optional(),
  /** Where the browser of the function that prints lies packed. */
  CHROMIUM_FOLDER: z.string().min(1).optional(),
  /** The function that prints. */
  PRINT_FUNCTION_NAME: z.string().min(1).optional(),
  /** Server of the randomness beacon of NIST. */
  NIST_SERVER: z.url().default('https://beacon.nist.gov'),
  /** Servers of the beacon drand, asked in this order; blanks between them. */
  DRAND_SERVERS: z
    .string()
    .default('https://api.drand.sh https://drand.cloudflare.com')
    .transform((text) => text.split(' ').filter((server) => server !== ''))
    .pipe(z.array(z.url()).min(1)),
  /** SHA-256 (hex) of the secret that makes the operator. */
  INIT_SECRET_HASH: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of the stand-ins on a laptop; in the cloud a function has its role. */
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  DYNAMODB_ENDPOINT: z.url().optional(),
  S3_ENDPOINT: z.url().optional(),
  LOG_LEVEL: z.string().optional(),
});

export type Settings = Readonly<z.infer<typeof environment>>;

/** What a function that only keeps files knows: neither table nor keys. */
const filesEnvironment = environment.pick({
  STAGE: true,
  BUCKET_NAME: true,
  AWS_REGION: true,
  AWS_ACCESS_KEY_ID: true,
  AWS_SECRET_ACCESS_KEY: true,
  S3_ENDPOINT: true,
  CHROMIUM_FOLDER: true,
});

export type FilesSettings = Readonly<z.infer<typeof filesEnvironment>>;

/** What every AWS client is made with. On a laptop several systems may stand in one process, each with keys of its own. */
export const clientSettings = ({
  STAGE,
  AWS_REGION,
  AWS_ACCESS_KEY_ID,
  AWS_SECRET_ACCESS_KEY,
}: Pick<Settings, 'STAGE' | 'AWS_REGION' | 'AWS_ACCESS_KEY_ID' | 'AWS_SECRET_ACCESS_KEY'>) => ({
  region: AWS_REGION,
  ...(STAGE === 'local' && AWS_ACCESS_KEY_ID !== undefined && AWS_SECRET_ACCESS_KEY !== undefined
    ? { credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY } }
    : {}),
});

/** Throws with the name of each variable that is missing or wrong. */
export const readSettings = (variables: Variables): Settings => {
  const settings = usable(environment.safeParse(variables));
  if (settings.STAGE === 'local') {
    return settings;
  }
  if (settings.LINK_KEY !== undefined || settings.LINK_KEY_SECRET_ARN === undefined) {
    throw new Error('LINK_KEY is for stage local only; set LINK_KEY_SECRET_ARN');
  }
  if (settings.SEAL_KEY !== undefined || settings.SEAL_KEY_ARN === undefined) {
    throw new Error('SEAL_KEY is for stage local only; set SEAL_KEY_ARN');
  }
  return settings;
};

/** The same for a function that only keeps files. */
export const readFilesSettings = (variables: Variables): FilesSettings =>
  usable(filesEnvironment.safeParse(variables));

type Variables = Readonly<Record<string, string | undefined>>;

const usable = <Read>(parsed: z.ZodSafeParseResult<Read>): Read => {
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not usable: ${problems.join('; ')}`);
  }
  return parsed.data;
};
