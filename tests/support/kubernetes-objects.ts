import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScaledObject, TriggerAuthentication } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import { Deployment } from 'kubernetes-models/apps/v1';
import { Job } from 'kubernetes-models/batch/v1';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { Role, RoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { ConfigMap, Service, ServiceAccount } from 'kubernetes-models/v1';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { repositoryRoot } from '@wfb/launcher/paths';

// The schemas are those that Kubernetes and KEDA publish (Apache-2.0), as the packages `kubernetes-models` and `@kubernetes-models/keda`
// (MIT) carry them: nothing is fetched.

export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  spec?: unknown;
  data?: Record<string, string>;
}

/** Kind → its schema, and the module that has its type. */
const models = {
  ConfigMap: [ConfigMap, 'kubernetes-models/v1'],
  Deployment: [Deployment, 'kubernetes-models/apps/v1'],
  Ingress: [Ingress, 'kubernetes-models/networking.k8s.io/v1'],
  Job: [Job, 'kubernetes-models/batch/v1'],
  PodDisruptionBudget: [PodDisruptionBudget, 'kubernetes-models/policy/v1'],
  Role: [Role, 'kubernetes-models/rbac.authorization.k8s.io/v1'],
  RoleBinding: [RoleBinding, 'kubernetes-models/rbac.authorization.k8s.io/v1'],
  ScaledObject: [ScaledObject, '@kubernetes-models/keda/keda.sh/v1alpha1'],
  Service: [Service, 'kubernetes-models/v1'],
  ServiceAccount: [ServiceAccount, 'kubernetes-models/v1'],
  TriggerAuthentication: [TriggerAuthentication, '@kubernetes-models/keda/keda.sh/v1alpha1'],
} as const;

/** Every YAML file of a folder and those below it, by its path within the folder. */
export function readManifests(folder: string): Map<string, KubernetesObject[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.yaml'),
  );
  return new Map(
    files.sort().map((path) => {
      const documents = parseAllDocuments(readFileSync(join(folder, path), 'utf8'));
      return [path, documents.map((document) => document.toJS() as KubernetesObject)];
    }),
  );
}

/** What the schemas have against the objects: wrong and missing fields, and fields that are not known (which an API server would drop without a word). */
export function findSchemaErrors(objects: readonly KubernetesObject[]): string[] {
  return [...objects.flatMap(findWrong), ...findUnknown(objects)];
}

function findWrong(object: KubernetesObject): string[] {
  const model = models[object.kind as keyof typeof models];
  if (!model) return [`${object.kind} has no schema here`];
  try {
    new (model[0] as new (data: never) => { validate(): void })(object as never).validate();
    return model[0].apiVersion === object.apiVersion ? [] : [`${object.kind} of ${object.apiVersion}`];
  } catch (error) {
    return [`${object.kind} ${object.metadata.name}: ${(error as Error).message}`];
  }
}

/** The schemas themselves let everything through that they do not name; the types made of them do not, in literals. */
function findUnknown(objects: readonly KubernetesObject[]): string[] {
  const file = join(repositoryRoot, 'tests/production/manifests-as-types.ts');
  const text = objects
    .filter(({ kind }) => kind in models)
    .map((object, index) => {
      const [, module] = models[object.kind as keyof typeof models];
      return `export const object${index}: import('${module}').I${object.kind} = ${JSON.stringify(object)};`;
    })
    .join('\n');
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [] },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2024) : getSourceFile(name, ...rest);
  host.fileExists = (name) => name === file || fileExists(name);
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
