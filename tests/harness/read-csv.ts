/** The lines of a CSV file as RFC 4180 reads them; what breaks its rules is an error. */
export function readCsv(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy;
  let at = 0;
  for (const [whole, cell = "", end] of text.matchAll(cells)) {
    at += whole.length;
    line.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === "\r\n") {
      lines.push(line);
      line = [];
    }
  }
  if (at !== text.length || line.length > 0) throw new Error(`No CSV from character ${at} on.`);
  return lines;
}
