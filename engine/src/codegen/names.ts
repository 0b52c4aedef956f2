/** Names that a step's variable must not take: words of the language, and what generated code itself uses. */
const reserved = [
  // Words of JavaScript and TypeScript, and globals that generated code must still see.
  ...'arguments as async await break case catch class const continue debugger default delete do else enum eval export extends'.split(
    ' ',
  ),
  ...'false finally for from function get if implements import in instanceof interface let new null of package private'.split(
    ' ',
  ),
  ...'protected public return set static super switch this throw true try type typeof undefined var void while with yield'.split(
    ' ',
  ),
  ...'Array Date Error JSON Math NaN Infinity Number Object Promise String Symbol globalThis isNaN isFinite console process'.split(
    ' ',
  ),
  ...'require module exports setTimeout clearTimeout fetch any unknown never string number boolean object symbol'.split(
    ' ',
  ),
  // Injected into hosted code, or declared at the head of a workflow.
  ...'workflow runtime guard lib steps input values run failure$ leg earlier'.split(' '),
];

/** Hands out identifiers, each once. */
export class Names {
  private readonly taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set([...reserved, ...taken]);
  }

  /** The wanted name, or the nearest free one. `wanted` must be an identifier. */
  claim(wanted: string): string {
    let name = wanted;
    for (let suffix = 2; this.taken.has(name); suffix += 1) name = `${wanted}${suffix}`;
    this.taken.add(name);
    return name;
  }

  release(name: string): void {
    this.taken.delete(name);
  }
}
