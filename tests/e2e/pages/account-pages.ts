import { PageObject } from '../../support/page-object.ts';

export class SignUpPage extends PageObject {
  readonly path = '/sign-up';

  /** Without an address where the invitation brings it. */
  async signUp({ name, email, password }: { name: string; email?: string; password: string }): Promise<void> {
    await this.page.getByLabel('Your name').fill(name);
    if (email !== undefined) await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: /^Create/ }).click();
    await this.page.getByRole('navigation', { name: 'Main' }).filter({ visible: true }).waitFor();
  }
}

export class SignInPage extends PageObject {
  readonly path = '/sign-in';

  async signIn({ email, password }: { email: string; password: string }): Promise<void> {
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }
}
