/** Global of a sandbox in which histories are replayed and nothing is carried out; set ahead of the bundle. */
export const replayMark = '__wfbReplaysOnly';
