declare global {
  namespace App {
    interface PageState {
      /** Name of the sheet that is open over the page, so that "back" closes it. */
      sheet?: string;
    }
  }
}

export {};
