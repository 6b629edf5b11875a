import type { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';

const oneOrMany = z.union([z.string().transform((text) => [text]), z.array(z.string())]);

const policy = z.object({
  Properties: z.object({
    PolicyDocument: z.object({
      Statement: z.array(
        z.object({
          Effect: z.string(),
          Action: oneOrMany,
          Resource: z.unknown(),
          Condition: z.unknown().optional(),
        }),
      ),
    }),
    Roles: z.array(z.object({ Ref: z.string() })),
  }),
});

const lambda = z.object({
  Properties: z.object({
    Code: z.object({ ZipFile: z.string() }),
    Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  }),
});

export type Right = {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resource: string;
  readonly condition: string;
};

/** What each function may do: entry file → statements, sorted, with resources and conditions as text. */
export const rightsOf = (template: Template): ReadonlyMap<string, readonly Right[]> => {
  const policies = Object.values(template.findResources('AWS::IAM::Policy')).map((found) =>
    policy.parse(found),
  );
  const functions = Object.values(template.findResources('AWS::Lambda::Function')).map((found) =>
    lambda.parse(found),
  );
  return new Map(
    functions.map(({ Properties: { Code, Role } }) => [
      Code.ZipFile.replace('// ', ''),
      policies
        .filter(({ Properties }) => Properties.Roles.some(({ Ref }) => Ref === Role['Fn::GetAtt'][0]))
        .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
        .map(({ Effect, Action, Resource, Condition }) => ({
          effect: Effect,
          actions: [...Action].sort(),
          resource: JSON.stringify(Resource),
          condition: JSON.stringify(Condition ?? null),
        })),
    ]),
  );
};
