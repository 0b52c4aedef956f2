/** Memory and processor time of this process since the last call. */
export function createUsage(): () => { memoryMb: number; cpuPercent: number } {
  let cpu = process.cpuUsage();
  let at = performance.now();
  return () => {
    const now = performance.now();
    const spent = process.cpuUsage(cpu);
    const percent = (spent.user + spent.system) / 10 / Math.max(1, now - at);
    cpu = process.cpuUsage();
    at = now;
    return { memoryMb: process.memoryUsage.rss() / 1024 / 1024, cpuPercent: percent };
  };
}
