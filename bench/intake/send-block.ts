import { Agent, request } from 'node:http';
import { z } from 'zod';

/** What one block sends, and to where. */
export const blockSchema = z.object({
  url: z.url(),
  headers: z.record(z.string(), z.string()),
  bodies: z.array(z.string()).min(1),
  /** At the same time, each over one connection that stays open. */
  clients: z.int().min(1),
  /** After these no client begins another request. */
  seconds: z.number().positive(),
});

export type Block = z.infer<typeof blockSchema>;

export const sentSchema = z.object({
  /** Of every request, from its first byte to the last of its answer. */
  milliseconds: z.array(z.number()),
  /** From the first request to the last answer. */
  seconds: z.number(),
  /** How often each `outcome` was answered; what had none counts under the beginning of its answer. */
  outcomes: z.record(z.string(), z.int()),
});

export type Sent = z.infer<typeof sentSchema>;

/** An answer that takes longer is a failure of the bench. */
const answerPatience = 30_000;

/** Sends the bodies in their order, at most `clients` at a time. Throws at the first connection that fails. */
export const sendBlock = async ({ url, headers, bodies, clients, seconds }: Block): Promise<Sent> => {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const queue = bodies.map((body) => Buffer.from(body)).values();
  const milliseconds: number[] = [];
  const answers: string[] = [];
  const began = performance.now();
  const deadline = began + seconds * 1000;
  const client = async (): Promise<void> => {
    while (performance.now() < deadline) {
      const { value: body, done } = queue.next();
      if (done) {
        return;
      }
      const asked = performance.now();
      answers.push(await post(agent, url, headers, body));
      milliseconds.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const ended = performance.now();
  agent.destroy();
  // Read only now: while the block runs the sender leaves the processor to those who are measured.
  return { milliseconds, seconds: (ended - began) / 1000, outcomes: countOutcomes(answers) };
};

const post = (
  agent: Agent,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): Promise<string> =>
  new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-length': body.length },
        timeout: answerPatience,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          text += piece;
        });
        response.on('end', () => resolve(text));
        response.on('error', reject);
      },
    );
    sent.on('timeout', () => sent.destroy(new Error(`${url} did not answer for ${answerPatience / 1000} s`)));
    sent.on('error', reject);
    sent.end(body);
  });

const countOutcomes = (answers: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const outcome = /"outcome":"([A-Z]+)"/.exec(answer)?.[1] ?? answer.slice(0, 300);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
};
