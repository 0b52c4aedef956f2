/** What the samples are written around. */
export interface SampleSetting {
  /** Where the demo shop answers, and with it the other systems of its company. */
  shopUrl: string;
  /** Who gets the mails that go to the house. */
  email: string;
}
