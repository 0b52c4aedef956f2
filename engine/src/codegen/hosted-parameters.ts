/** Names that hosted code finds in scope, in the order in which a host gives them. */
export const hostedParameters = ['workflow', 'runtime', 'guard', 'lib', 'steps'] as const;
