import swagger from '@fastify/swagger';
import fp from 'fastify-plugin';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { errorSchema } from '../schemas.ts';

interface Document {
  paths?: object;
  components?: { schemas?: Record<string, unknown> };
}

/** The zod schemas of the routes validate, serialise, and make the OpenAPI document. */
export const openapiPlugin = fp(
  async (app) => {
    app.setValidatorCompiler(validatorCompiler);
    app.setSerializerCompiler(serializerCompiler);

    app.addHook('onRoute', (route) => {
      if (!route.url.startsWith('/api/v1/') || route.method === 'HEAD') return;
      const { schema } = route;
      if (!schema?.operationId || !schema.response) {
        throw new Error(`${String(route.method)} ${route.url} needs an operationId and response schemas.`);
      }
      schema.tags ??= [schema.operationId.split('.')[0]!];
      schema.response = { ...schema.response, '4xx': errorSchema, '5xx': errorSchema };
      if (route.config?.public) schema.security ??= [];
    });

    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Workflows',
          description:
            'Every list is paged by `cursor`. Every POST that creates takes an `Idempotency-Key`. Errors are `{ code, message, details }`.',
          version: app.config.version,
        },
        components: {
          securitySchemes: {
            session: { type: 'apiKey', in: 'cookie', name: 'wfb.session_token' },
            bearer: { type: 'http', scheme: 'bearer' },
          },
        },
        security: [{ session: [] }, { bearer: [] }],
      },
      transform: (input) => {
        const output = jsonSchemaTransform(input);
        // Read by the idempotency plugin, not validated here: said for those who read the document.
        if (input.route.config?.idempotent) output.schema.headers = idempotencyHeaders;
        return output;
      },
      transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document) as object),
    });

    app.get(
      '/api/openapi.json',
      { schema: { hide: true }, config: { public: true } },
      async (_request, reply) =>
        reply
          .header('cache-control', 'no-cache')
          .type('application/json')
          .send(JSON.stringify(app.swagger())),
    );
  },
  { name: 'openapi', dependencies: ['config'] },
);

const idempotencyHeaders = {
  type: 'object',
  properties: {
    'Idempotency-Key': {
      type: 'string',
      description:
        'Made by the caller: a repeat with the same key creates nothing more and gets the same answer.',
    },
  },
};

/** The type provider adds a request and an answer variant of every named schema: those that nothing refers to are left out. */
function withoutUnused<D extends Document>(document: D): D {
  const schemas = document.components?.schemas ?? {};
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      const name = key === '$ref' && /^#\/components\/schemas\/(.+)$/.exec(String(child))?.[1];
      if (!name) visit(child);
      else if (!used.has(name)) {
        used.add(name);
        visit(schemas[name]);
      }
    }
  };
  visit(document.paths);
  return {
    ...document,
    components: {
      ...document.components,
      schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name))),
    },
  };
}
