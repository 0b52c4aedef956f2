import { inflateRawSync } from 'node:zlib';

/**
 * The content of the first file of a zip archive whose name fits, read through the archive's central directory.
 * Enough for a Python wheel: no encryption, no ZIP64.
 */
export function readFromZip(archive: Buffer, fits: (name: string) => boolean): Buffer | undefined {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('not a zip archive');
  const entries = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  for (let entry = 0; entry < entries; entry++) {
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    if (fits(name)) return readEntry(archive, at);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return undefined;
}

function readEntry(archive: Buffer, at: number): Buffer {
  const method = archive.readUInt16LE(at + 10);
  const compressedSize = archive.readUInt32LE(at + 20);
  const header = archive.readUInt32LE(at + 42);
  // The local header's own name and extra fields may differ in length from those of the directory.
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const content = archive.subarray(start, start + compressedSize);
  if (method === 0) return Buffer.from(content);
  if (method === 8) return inflateRawSync(content);
  throw new Error(`compression method ${method} is not known`);
}
