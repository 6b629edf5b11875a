import { builtinModules } from 'node:module';
import type { IConfiguration, IForbiddenRuleType } from 'dependency-cruiser';

/**
 * The directions of the folders (docs/architecture.md), one rule a direction. Rules are allow-lists where the folder
 * has few rights, so that a new folder or package is refused until somebody decides. `tests/structure/` plants one
 * violation of each and sees it caught, and fails when fewer modules were read than there are source files.
 */

/** Modules of Node itself; dependency-cruiser names them without `node:`. */
const node = `^(?:node:)?(?:${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`;
const packages = 'node_modules/';
const schemaText = '\\.graphql$';

type From = IForbiddenRuleType['from'];
type To = Extract<IForbiddenRuleType, { to: unknown }>['to'];

const refuse = (name: string, comment: string, from: From, to: To): IForbiddenRuleType => ({
  name,
  comment,
  severity: 'error',
  from,
  to,
});

/** `from` may import what `allowed` names and nothing else. */
const only = (name: string, comment: string, from: From, allowed: string[]): IForbiddenRuleType =>
  refuse(name, comment, from, { pathNot: allowed });

/** Read by `tests/structure/directions.ts`, or by hand: `depcruise --config .dependency-cruiser.ts api schema`. */
const configuration: IConfiguration = {
  forbidden: [
    only(
      'methods-is-pure',
      'The mathematics runs in Lambda, in the browser and on the command line: no input, no output, nothing of ours.',
      { path: '^methods/' },
      [
        '^methods/',
        'node_modules/@stdlib/',
        'node_modules/@noble/hashes/',
        'node_modules/json-logic-js/',
        'node_modules/@types/json-logic-js/',
        // Forms come and go as spreadsheets; bytes in, text out.
        'node_modules/@cj-tech-master/excelts/',
      ],
    ),
    only(
      'web-knows-methods-and-the-schema',
      'Pages see the API only through the printed schema.',
      { path: '^web/' },
      ['^web/', '^methods/', schemaText, packages, node],
    ),
    refuse(
      'pages-run-in-a-browser',
      'Only the files directly in web/ (the build) run in Node.',
      { path: '^web/[^/]+/' },
      { dependencyTypes: ['core'] },
    ),
    refuse(
      'respond-stays-small',
      'The respondent form is for old phones: no distribution packages, not even through another module.',
      { path: '^web/respond/' },
      { path: 'node_modules/@stdlib/', reachable: true },
    ),
    only(
      'cli-knows-methods-and-the-schema',
      'The command line is a GraphQL client like any other.',
      { path: '^cli/' },
      ['^cli/', '^methods/', schemaText, packages, node],
    ),
    only(
      'infra-knows-the-table',
      'The cloud is described from the one table definition; entry files are named by path.',
      { path: '^infra/' },
      ['^infra/', '^api/platform/table\\.ts$', packages, node],
    ),
    only(
      'api-knows-methods',
      'What happens does not know how it is asked.',
      { path: '^api/', pathNot: '^api/[^/]+\\.lambda\\.ts$' },
      ['^api/', '^methods/', packages, node],
    ),
    only(
      'entry-joins-api-and-schema',
      'An entry point is the only file of api/ that imports schema/.',
      { path: '^api/[^/]+\\.lambda\\.ts$' },
      ['^api/', '^schema/', '^methods/', packages, node],
    ),
    refuse(
      'entries-are-ends',
      'An entry point reads the environment, so only what starts it may import it.',
      { pathNot: '^(?:local|bench|tests)/' },
      { path: '^api/[^/]+\\.lambda\\.ts$' },
    ),
    only('schema-knows-api', 'What can be asked is said in terms of what happens.', { path: '^schema/' }, [
      '^schema/',
      '^api/',
      '^methods/',
      packages,
      node,
    ]),
    refuse(
      'rules-are-pure',
      'A business rule decides from what it is given: no store, no AWS, no file, no network.',
      { path: '^api/.+-rules\\.ts$' },
      {
        path: [
          '-(?:store|entity)\\.ts$',
          '^api/platform/',
          'node_modules/@aws-sdk/',
          'node_modules/dynamodb-toolbox/',
          node,
        ],
      },
    ),
    refuse(
      'platform-knows-no-feature',
      'The platform serves every feature, so it imports none.',
      { path: '^api/platform/' },
      { path: '^api/(?!platform/)' },
    ),
    refuse(
      'aws-only-in-platform',
      'One folder knows AWS clients; local/ and tests stand in for AWS.',
      { pathNot: '^(?:api/platform|local|bench|tests)/' },
      { path: 'node_modules/@aws-sdk/' },
    ),
    refuse(
      'toolbox-only-in-stores',
      'How an item looks in the table is known by its store and its entity alone.',
      { path: '^(?:api|schema)/', pathNot: ['-(?:store|entity)\\.ts$', '^api/platform/'] },
      { path: 'node_modules/dynamodb-toolbox/' },
    ),
    refuse(
      'cloud-only-in-infra',
      'The CDK describes; it never runs in production.',
      { pathNot: ['^infra/', '^tests/infra/'] },
      { path: 'node_modules/(?:aws-cdk-lib|cdk-nag|constructs)/' },
    ),
    only(
      'local-runs-the-entries',
      'A laptop runs what AWS would run; the demo talks to it as the command line does.',
      { path: '^local/' },
      ['^local/', '^cli/', '^api/', '^methods/', '^web/[^/]+\\.ts$', schemaText, packages, node],
    ),
    refuse(
      'nobody-needs-local',
      'What runs on a laptop stays out of production.',
      { pathNot: '^(?:local|bench|tests)/' },
      { path: '^(?:local|bench|tests)/' },
    ),
    refuse(
      'tests-are-ends',
      'Nothing but a test imports a test.',
      { pathNot: '^tests/' },
      { path: '^tests/' },
    ),
    refuse('no-cycles', 'A cycle has no first file to read. Types count too.', {}, { circular: true }),
    refuse(
      'no-orphans',
      'A file that nothing imports and that imports nothing is dead.',
      {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '^[^/]+\\.(?:ts|mjs)$',
          '\\.(?:css|html|graphql)$',
          '^tests/',
          '^(?:bench|infra|local|web)/[^/]+\\.ts$',
          // Copied beside the page as it is.
          '^web/respond/old-phone\\.js$',
        ],
      },
      {},
    ),
    refuse('no-unknown-module', 'Every import resolves.', {}, { couldNotResolve: true }),
    refuse(
      'no-undeclared-package',
      'A package that is not in package.json may vanish.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    refuse(
      'no-development-package-in-production',
      'What runs in Lambda or on the command line comes from dependencies; pages are bundled, so theirs may not.',
      // What packs the command line runs where it is developed.
      { path: '^(?:api|schema|methods|cli)/', pathNot: '^cli/pack\\.ts$' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^web/dist/', '^cdk\\.out/'] },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};

export default configuration;
