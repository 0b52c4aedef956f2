/**
 * Something the person at the keyboard can put right: what is wrong, and what to do about it.
 * Any other error is a defect of ours and keeps its stack.
 */
export class Problem extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Problem';
    this.remedy = remedy;
  }
}

const systemProblems: Record<string, { message: string; remedy: string }> = {
  ENOSPC: {
    message: 'The disk is full.',
    remedy: 'Free some space, or point WFB_DATA_DIR and WFB_CACHE_DIR to a disk that has some.',
  },
  EDQUOT: {
    message: 'Your disk quota is used up.',
    remedy: 'Free some space, or point WFB_DATA_DIR and WFB_CACHE_DIR elsewhere.',
  },
  EROFS: {
    message: 'The file system cannot be written to.',
    remedy: 'Point WFB_DATA_DIR and WFB_CACHE_DIR to folders you can write to.',
  },
  EACCES: {
    message: 'Permission denied.',
    remedy: 'Check who owns the file named above, or point WFB_DATA_DIR and WFB_CACHE_DIR elsewhere.',
  },
};

/** Translates what the operating system reports into a problem with a remedy, where we know one. */
export function toProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return undefined;
  const known = systemProblems[(error as NodeJS.ErrnoException).code ?? ''];
  return known && new Problem(`${known.message} (${error.message})`, known.remedy, { cause: error });
}
