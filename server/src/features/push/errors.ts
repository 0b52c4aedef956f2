import { DomainError } from '../../errors.ts';

export const invalidEndpoint = (message: string) => new DomainError(422, 'INVALID_ENDPOINT', message);

export const tooManyDevices = () =>
  new DomainError(
    409,
    'TOO_MANY_DEVICES',
    'Notifications are on for very many devices already. Sign some of them out.',
  );
