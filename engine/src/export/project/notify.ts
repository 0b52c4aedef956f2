import { Context, log } from '@temporalio/activity';
import type { NotifyActivities } from '../../contract/notify.ts';
import { sendMail } from './mail.ts';

/** Tells people by mail. Who has a role, and who started a run, is for you to say: put them in where this logs them. */
export const notifyActivities: NotifyActivities = {
  async notifyPeople({ instance, people, roles, starter, message, details, urgency }) {
    const { workflowId } = Context.current().info.workflowExecution!;
    const others = [...roles, ...(starter ? ['who started the run'] : [])];
    if (others.length > 0) log.warn('Not told, for their addresses are not known here', { others, message });
    const subject = `${urgency === 'urgent' ? 'Urgent: ' : ''}${message}`.replace(/\s+/g, ' ').slice(0, 200);
    const text = [message, details, `Run ${workflowId}`].filter(Boolean).join('\n\n');
    if (people.length > 0) await sendMail({ to: people, subject, text }, `${workflowId}/${instance}`);
    return { told: people.length, unknown: [] };
  },
};
