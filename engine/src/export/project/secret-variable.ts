/** Environment variable of a secret: `apiKey` is `SECRET_API_KEY`. */
export function secretVariable(name: string): string {
  return `SECRET_${name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()}`;
}
