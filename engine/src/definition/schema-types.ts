/**
 * The part of JSON Schema that people use to describe data: start forms, approval forms, events, values.
 * It is plain JSON Schema (draft 2020-12), so any validator and any form generator can read it.
 */
export type DataSchema = {
  type?: 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';
  title?: string;
  description?: string;
  format?: 'date' | 'date-time' | 'email' | 'uri' | 'multiline' | 'currency';
  enum?: (string | number | boolean)[];
  default?: unknown;
  examples?: unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  items?: DataSchema;
  minItems?: number;
  maxItems?: number;
  properties?: Record<string, DataSchema>;
  required?: string[];
  additionalProperties?: boolean | DataSchema;
  currency?: string;
};

/** An object schema: what a form, a trigger's body or an event carries. */
export interface ObjectSchema {
  type: 'object';
  title?: string;
  description?: string;
  properties: Record<string, DataSchema>;
  required?: string[];
  additionalProperties?: boolean | DataSchema;
}
