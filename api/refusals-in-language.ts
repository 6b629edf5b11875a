import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from './context.ts';

/** Refusals of fields that have no typed result reach their reader in the reader's language, as the typed ones do. */
export const refusalsInLanguage: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body }, contextValue }) => {
        if (body.kind === 'single' && body.singleResult.errors !== undefined) {
          body.singleResult.errors = body.singleResult.errors.map((error) => {
            const wording = error.extensions?.[contextValue.language];
            return typeof wording === 'string' ? { ...error, message: wording } : error;
          });
        }
        return Promise.resolve();
      },
    }),
};
