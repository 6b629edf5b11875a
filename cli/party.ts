import { fromHex, toHex } from '../methods/proof/hex.ts';
import { signedCommitment } from '../methods/sampling/certificate/verify-parties.ts';
import { partyCommitment } from '../methods/sampling/seed.ts';
import { type Command, WrongUse } from './command.ts';
import { ask, isFields, Refused, refusalFields } from './graphql-client.ts';
import { readKey, readSecret, secretFor, signed, writeNewKey } from './party/party-files.ts';
import { type PartyRequest, readRequest } from './party/read-request.ts';

const help = `zhenping party: brings your own chance into a draw, as one of its parties (参与方); needs no account

  key      makes your signing key; give the public key to the commissioner or the lead before the frame is frozen
  commit   chooses a value by chance, keeps it in a file, and sends a signed commitment to it
  reveal   sends the value, once all have committed and before the deadline

  --key FILE          your signing key
  --secret FILE       what you committed to: keep it until you have revealed it
  --url URL           the GraphQL address, such as http://127.0.0.1:4700/graphql
  --campaign ID       such as Campaign:0mf…
  --party ID          commissioner, evaluator, or the id under which you are registered
  --design-hash HASH  the design that you have read: nothing is sent for another one
  --json              one JSON object

Examples:
  zhenping party key --key auditor-key.json
  zhenping party commit --url http://127.0.0.1:4700/graphql --campaign Campaign:0mf3… --party auditor --key auditor-key.json --secret auditor-secret.json --design-hash 4c1f…
  zhenping party reveal --url http://127.0.0.1:4700/graphql --secret auditor-secret.json

Exit: 0 done, 1 refused (the reason is printed), 2 wrong use.`;

const drawDocument = `query Draw($campaign: ID!) { draw(campaign: $campaign) { ${refusalFields}
  ... on Draw { campaign number frameRoot designHash deadline commitmentsEnd } } }`;

const commitDocument = `mutation Commit($campaign: ID!, $party: String!, $commitment: String!, $signature: String!) {
  commitToDraw(campaign: $campaign, party: $party, commitment: $commitment, signature: $signature) { ${refusalFields}
    ... on DrawParty { party committedAt } } }`;

const revealDocument = `mutation Reveal($campaign: ID!, $party: String!, $salt: String!, $value: String!) {
  revealForDraw(campaign: $campaign, party: $party, salt: $salt, value: $value) { ${refusalFields}
    ... on DrawParty { party revealedAt } } }`;

type Fields = Readonly<Record<string, unknown>>;

const resultOf = (data: Fields, name: string): Fields => {
  const result = data[name];
  return isFields(result) ? result : {};
};

type Committing = Extract<PartyRequest, { readonly act: 'commit' }>;

const commit = async ({
  url,
  campaign,
  party,
  key,
  secret: file,
  designHash,
}: Committing): Promise<string> => {
  const signing = readKey(key);
  const draw = resultOf(await ask({ url }, drawDocument, { campaign }), 'draw');
  if (draw['designHash'] !== designHash) {
    throw new Error(`the frozen design has the hash ${draw['designHash']}, not the one that you have read`);
  }
  const name = { campaign: String(draw['campaign']), drawNumber: Number(draw['number']) };
  const secret = secretFor(file, { campaign: name.campaign, party, designHash });
  const commitment = toHex(
    partyCommitment({
      ...name,
      party,
      frameRoot: fromHex(String(draw['frameRoot']), 32),
      designHash: fromHex(designHash, 32),
      salt: fromHex(secret.salt, 32),
      value: fromHex(secret.value, 32),
    }),
  );
  const signature = signed(signing, signedCommitment(name, party, commitment));
  await ask({ url }, commitDocument, { campaign, party, commitment, signature });
  return commitment;
};

const act = async (request: PartyRequest): Promise<Fields & { readonly sentence: string }> => {
  if (request.act === 'key') {
    const publicKey = writeNewKey(request.key);
    return {
      publicKey,
      sentence: `public key  ${publicKey}\nYour key is in ${request.key}. Keep it secret; give the public key away.`,
    };
  }
  if (request.act === 'commit') {
    const commitment = await commit(request);
    return {
      commitment,
      sentence: `commitment  ${commitment}\nTaken. Keep ${request.secret} until you have revealed it.`,
    };
  }
  const { campaign, party, salt, value } = readSecret(request.secret);
  const variables = { campaign: `Campaign:${campaign}`, party, salt, value };
  await ask({ url: request.url }, revealDocument, variables);
  return { party, value, sentence: `value  ${value}\nTaken: it is part of the seed of the draw.` };
};

/** `zhenping party`: chance from a machine of one's own. */
export const party: Command = {
  help,
  run: async (args, { print, complain }) => {
    const request = readRequest(args);
    try {
      const { sentence, ...result } = await act(request);
      print(request.json ? JSON.stringify(result) : sentence);
      return 0;
    } catch (error) {
      if (error instanceof WrongUse || !(error instanceof Refused)) throw error;
      complain(`zhenping party: ${error.message}`);
      return 1;
    }
  },
};
