import { ApiError } from './api-error.ts';

/** Whether the browser holds a session that the server knows. */
export async function hasSession(): Promise<boolean> {
  let response: Response;
  try {
    response = await fetch('/api/auth/get-session');
  } catch {
    throw ApiError.fromNetwork();
  }
  if (!response.ok) throw await ApiError.fromResponse(response);
  return (await response.json()) !== null;
}
