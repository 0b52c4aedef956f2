import type { Payload } from '@temporalio/common';

// A payload as bytes: 2 bytes length of the metadata as JSON (texts in Latin-1, as they are bytes) | metadata | data.
// Its protobuf encoding would do too, at the price of loading all of Temporal's messages.

export function payloadTo({ metadata, data }: Payload): Buffer {
  const texts = Object.fromEntries(
    Object.entries(metadata ?? {}).map(([key, value]) => [key, Buffer.from(value).toString('latin1')]),
  );
  const head = Buffer.from(JSON.stringify(texts));
  if (head.length > 0xffff) throw new RangeError('The metadata of a payload is too large.');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(head.length);
  // What is absent comes as an empty list from protobuf: the value of a run without output.
  return Buffer.concat([length, head, Buffer.from(data ?? [])]);
}

export function payloadFrom(bytes: Buffer): Payload {
  const end = 2 + bytes.readUInt16BE(0);
  const texts = JSON.parse(bytes.toString('utf8', 2, end)) as Record<string, string>;
  return {
    metadata: Object.fromEntries(
      Object.entries(texts).map(([key, text]) => [key, new Uint8Array(Buffer.from(text, 'latin1'))]),
    ),
    data: new Uint8Array(bytes.subarray(end)),
  };
}
