/** The e-mail addresses in what expressions gave: lists are taken apart, nothings left out, each is there once. */
export function addressesIn(people: unknown): string[] {
  const addresses = [people]
    .flat(3)
    .filter((person): person is string => typeof person === 'string' && person !== '');
  return [...new Set(addresses)];
}
