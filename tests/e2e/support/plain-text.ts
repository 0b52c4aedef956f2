/** Amounts hold spaces that do not break, of several kinds; a reader sees a space. */
export const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
