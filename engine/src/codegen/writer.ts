/** Collects lines of code, indented by two spaces per level. */
export class Writer {
  private readonly lines: string[] = [];
  private level = 0;

  get isEmpty(): boolean {
    return this.lines.length === 0;
  }

  /** Writes code; lines within it keep their indentation relative to the current one. */
  line(code: string): void {
    const indent = '  '.repeat(this.level);
    for (const line of code.split('\n')) this.lines.push(line === '' ? '' : indent + line);
  }

  /** Writes lines that are part of a text: not indented, since that would change the text. */
  verbatim(code: string): void {
    this.lines.push(code);
  }

  indented(write: () => void): void {
    this.level += 1;
    write();
    this.level -= 1;
  }

  block(open: string, write: () => void, close = '}'): void {
    this.line(open);
    this.indented(write);
    this.line(close);
  }

  /** Writes into a buffer of its own at the current level. */
  apart(write: (writer: Writer) => void): string[] {
    const writer = new Writer();
    writer.level = this.level;
    write(writer);
    return writer.lines;
  }

  append(lines: string[]): void {
    this.lines.push(...lines);
  }

  toString(): string {
    return `${this.lines.join('\n')}\n`;
  }
}
