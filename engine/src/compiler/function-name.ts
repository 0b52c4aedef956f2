const reserved = new Set(
  (
    'abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do else enum eval export extends ' +
    'false finally for from function get if implements import in infer instanceof interface is keyof let module namespace never new null number object of ' +
    'package private protected public readonly require return runtime set static steps string super switch symbol this throw true try type typeof undefined ' +
    'unknown var void while with workflow yield lib guard input run values proxyActivities constructor prototype'
  ).split(' '),
);

/** A workflow's name as the name of its function: `Order fulfilment (EU)` → `orderFulfilmentEu`. */
export function toFunctionName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const joined = words
    .map((word, index) => {
      const rest = word === word.toUpperCase() ? word.slice(1).toLowerCase() : word.slice(1);
      return (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + rest;
    })
    .join('')
    .slice(0, 60);
  if (joined === '') return 'myWorkflow';
  return /^\d/.test(joined) || reserved.has(joined)
    ? `workflow${joined.charAt(0).toUpperCase()}${joined.slice(1)}`
    : joined;
}
