import { crc32, deflateSync, inflateSync } from 'node:zlib';

interface Chunk {
  type: string;
  data: Buffer;
}

const signatureSize = 8;

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = signatureSize; at < png.length; ) {
    const size = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + size) });
    at += size + 12;
  }
  return chunks;
}

function encode({ type, data }: Chunk): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
}

/** The neighbour that comes nearest to what the three together suggest (PNG, section 9.4). */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((near) => Math.abs(guess - near));
  if (toLeft === undefined || toAbove === undefined || toCorner === undefined) return 0;
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function predicted(filter: number | undefined, left: number, above: number, corner: number) {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      return 0;
  }
}

/** Rows as they are, each after a zero: no filter (PNG, section 9.2). */
function unfilter(rows: Buffer, rowSize: number, pixelSize: number): Buffer {
  const step = rowSize + 1;
  const plain = Buffer.alloc(rows.length);
  for (let start = 0; start < rows.length; start += step) {
    const filter = rows[start];
    for (let at = start + 1; at < start + step; at += 1) {
      const isFirst = at <= start + pixelSize;
      const left = isFirst ? 0 : (plain[at - pixelSize] ?? 0);
      const above = plain[at - step] ?? 0;
      const corner = isFirst ? 0 : (plain[at - step - pixelSize] ?? 0);
      plain[at] = (rows[at] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return plain;
}

/**
 * The same picture in fewer bytes: a page is mostly flat colour and repeated letters, which pack best unfiltered.
 *
 * @param png 8-bit RGB, not interlaced, as Chromium takes pictures of opaque pages
 * @throws RangeError for any other kind
 */
export function packed(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (header?.[8] !== 8 || header[9] !== 2 || header[12] !== 0) {
    throw new RangeError('the picture is not 8-bit RGB');
  }
  const isData = ({ type }: Chunk) => type === 'IDAT';
  const rows = inflateSync(Buffer.concat(chunks.filter(isData).map(({ data }) => data)));
  const plain = unfilter(rows, header.readUInt32BE(0) * 3, 3);
  const data = deflateSync(plain, { level: 9, memLevel: 9 });
  return Buffer.concat([
    png.subarray(0, signatureSize),
    encode({ type: 'IHDR', data: header }),
    encode({ type: 'IDAT', data }),
    encode({ type: 'IEND', data: Buffer.alloc(0) }),
  ]);
}
