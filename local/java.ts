import { execFile } from 'node:child_process';

/** DynamoDB Local 1.25 is compiled for this version. */
const neededJava = 17;

const howToGetIt =
  'get it with "apt-get install openjdk-17-jre-headless" or from https://adoptium.net, then start again';

/** What is wrong with the Java that `command` starts, as one line with the remedy; undefined when it will do. */
export const javaProblem = async (command: string): Promise<string | undefined> => {
  const answer = await versionText(command);
  // Java 8 and older call themselves 1.8, 1.7 …
  const version = /version "(?:1\.)?(\d+)/.exec(answer)?.[1];
  if (version === undefined) {
    return `Java is missing, and DynamoDB Local needs it (version ${neededJava} or newer): ${howToGetIt}.`;
  }
  return Number(version) < neededJava
    ? `Java ${version} is too old, DynamoDB Local needs ${neededJava} or newer: ${howToGetIt}.`
    : undefined;
};

/** `java -version` writes on the error stream; a missing program gives no text. */
const versionText = (command: string): Promise<string> =>
  new Promise((resolve) => {
    execFile(command, ['-version'], (_error, output, errors) => resolve(`${output}${errors}`));
  });
