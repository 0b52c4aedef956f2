/** What the samples are written around. */
export interface SampleSetting {
  /** Where the demo shop answers. */
  shopUrl: string;
  /** Who gets the mails that go to the house. */
  email: string;
}
