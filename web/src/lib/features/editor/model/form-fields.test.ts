import { describe, expect, it } from 'vitest';
import type { ObjectSchema } from '@wfb/engine/definition';
import { addField, changeField, fieldTypes, moveField, readFields, removeField } from './form-fields.ts';

const empty: ObjectSchema = { type: 'object', properties: {} };

describe('the designer of forms', () => {
  it('reads back every kind of field that it adds', () => {
    for (const { type } of fieldTypes) expect(readFields(addField(empty, type))[0]?.type).toBe(type);
  });

  it('names a new field by its first label, and keeps the name from then on', () => {
    const named = changeField(addField(empty, 'text'), 'text', { title: 'Order number', required: true });
    expect(named).toEqual({
      type: 'object',
      properties: { orderNumber: { type: 'string', title: 'Order number' } },
      required: ['orderNumber'],
    });
    expect(Object.keys(changeField(named, 'orderNumber', { title: 'Number' }).properties)).toEqual([
      'orderNumber',
    ]);
  });

  it('gives each field a name of its own, and moves and removes them', () => {
    const two = addField(addField(empty, 'text'), 'text');
    expect(Object.keys(two.properties)).toEqual(['text', 'text2']);
    expect(Object.keys(moveField(two, 'text2', -1).properties)).toEqual(['text2', 'text']);
    expect(moveField(two, 'text2', 1)).toBe(two);
    expect(removeField(changeField(two, 'text', { required: true }), 'text')).toEqual({
      type: 'object',
      properties: { text2: { type: 'string', title: 'Text' } },
    });
  });

  it('keeps numbers as numbers and leaves what it does not know alone', () => {
    const number = addField(empty, 'number');
    expect(changeField(number, 'number', { initial: '5,5' }).properties.number?.default).toBe(5.5);
    expect(changeField(number, 'number', { initial: 'x' }).properties.number?.default).toBeUndefined();
    const nested: ObjectSchema = {
      type: 'object',
      properties: { customer: { type: 'object', properties: {} } },
    };
    expect(readFields(nested)[0]?.type).toBe('other');
    expect(changeField(nested, 'customer', { title: 'Customer' }).properties.customer).toEqual({
      type: 'object',
      properties: {},
      title: 'Customer',
    });
  });
});
