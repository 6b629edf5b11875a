import type { Command } from './command.ts';
import { figureTables } from './estimate/figures.ts';
import { help } from './estimate/help.ts';
import { BadInput } from './estimate/problem.ts';
import { readRequest } from './estimate/read-request.ts';
import { readSample } from './estimate/read-sample.ts';
import { toJson } from './estimate/show-json.ts';
import { toText } from './estimate/show-text.ts';

/** `zhenping estimate`: the estimators of the service for a file on disk. */
export const estimate: Command = {
  help,
  run: (args, { print }) => {
    const request = readRequest(args);
    try {
      const file = readSample(request);
      const tables = figureTables(file, request);
      print(request.json ? toJson(file, tables, request) : toText(file, tables, request));
      return Promise.resolve(0);
    } catch (error) {
      if (error instanceof BadInput && request.json) print(JSON.stringify({ problems: error.problems }));
      throw error;
    }
  },
};
