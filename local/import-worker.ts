/** One import in a process of its own, started by `import-process.ts`: the upload comes as a message, and the process ends with it. */
import type { S3Event } from 'aws-lambda';
import { createHandler } from '../api/import.lambda.ts';

const handle = createHandler(process.env);

process.once('message', async (event: S3Event) => {
  try {
    await handle(event);
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    console.log(
      JSON.stringify({
        imported: event.Records.map(({ s3 }) => s3.object.key),
        highestMemoryMb: Math.round(maxRSS / 1024),
        processorSeconds: (userCPUTime + systemCPUTime) / 1e6,
      }),
    );
    process.exit(0);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
});
// When the program that started it is gone, the import is done again by the next one.
process.once('disconnect', () => process.exit(1));
