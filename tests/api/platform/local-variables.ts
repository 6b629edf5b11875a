/** The environment of an entry point in a test that needs no system. */
export const localVariables = {
  STAGE: 'local',
  TABLE_NAME: 'zhenping',
  BUCKET_NAME: 'zhenping-files',
  AWS_REGION: 'local',
  OIDC_ISSUERS: '[{"issuer":"http://127.0.0.1:9/issuer","audience":"zhenping"}]',
  INIT_SECRET_HASH: '0'.repeat(64),
};
