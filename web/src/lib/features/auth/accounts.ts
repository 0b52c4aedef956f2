import { ApiError } from '#lib/api/api-error.ts';

/** The few calls to the accounts' endpoints, which are no part of the API's own document. */
async function post(path: string, body: object): Promise<void> {
  let response: Response;
  try {
    response = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw ApiError.fromNetwork();
  }
  if (!response.ok) throw await ApiError.fromResponse(response);
}

export const signIn = (email: string, password: string): Promise<void> =>
  post('sign-in/email', { email, password });

/** With an invitation, an account can also be made where registration is closed. */
export const signUp = (account: {
  name: string;
  email: string;
  password: string;
  invitationId?: string;
}): Promise<void> => post('sign-up/email', account);

export const signOut = (): Promise<void> => post('sign-out', {});

export const switchWorkspace = (organizationId: string): Promise<void> =>
  post('organization/set-active', { organizationId });

export const acceptInvitation = (invitationId: string): Promise<void> =>
  post('organization/accept-invitation', { invitationId });

/** Words for what the accounts' endpoints refuse. Their own messages are for programmers. */
export function accountErrorWords(error: unknown): string {
  if (!(error instanceof ApiError)) return 'Something went wrong. Please try again.';
  switch (error.code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
      return 'E-mail and password do not match. Please check both.';
    case 'USER_ALREADY_EXISTS':
    case 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL':
      return 'There is an account with this e-mail address already. Sign in instead.';
    case 'PASSWORD_TOO_SHORT':
      return 'The password is too short: at least 8 characters, please.';
    case 'REGISTRATION_CLOSED':
      return 'Registration is closed here. Ask somebody who has an account for an invitation.';
    case 'INVITATION_NOT_FOUND':
      return 'This invitation is no longer valid. Ask for a new one.';
    case 'YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION':
      return 'This invitation is for another e-mail address than the one you are signed in with.';
  }
  if (error.status === 429) return 'Too many tries. Please wait a minute.';
  return error.message;
}
