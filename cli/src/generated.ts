// Made by server/scripts/generate-api.ts from server/openapi.json. Do not edit.

export interface paths {
    "/api/v1/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["actions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["approvals.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["approvals.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The first decision wins. A repeat with the same decisionId gives the same answer. */
        post: operations["approvals.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/decide-by-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["approvals.decideByToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/instance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["instance.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["instance.update"];
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["invitations.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description E-mails that runs have sent. Where no mail server is set up they are kept here. */
        get: operations["mails.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["me.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What runs have told you, newest first. */
        get: operations["messages.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["messages.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["messages.markRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["messages.counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["messages.markAllRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["people.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["people.remove"];
        options?: never;
        head?: never;
        patch: operations["people.setRole"];
        trace?: never;
    };
    "/api/v1/people/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["people.invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["people.revokeInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["projects.list"];
        put?: never;
        post: operations["projects.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["projects.get"];
        put?: never;
        post?: never;
        delete: operations["projects.archive"];
        options?: never;
        head?: never;
        patch: operations["projects.update"];
        trace?: never;
    };
    "/api/v1/projects/{id}/backlogs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Work backlogs of a project, with how many items wait and how many are worked on. */
        get: operations["backlogs.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/backlogs/{backlog}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["backlogs.listItems"];
        put?: never;
        /** @description Adds an item, under the same rules as a step of a workflow. */
        post: operations["backlogs.addItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/backlogs/{backlog}/items/{itemId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["backlogs.getItem"];
        put?: never;
        post?: never;
        /** @description Takes a waiting item out. One that a run works on stays with it. */
        delete: operations["backlogs.removeItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/backlogs/{backlog}/items/{itemId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Puts an item that was taken out or dropped back in its place. */
        post: operations["backlogs.restoreItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/event-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What workflows of the project have recorded, by kind and subject. */
        get: operations["eventLog.list"];
        put?: never;
        /** @description Records an event. What was recorded never changes. */
        post: operations["eventLog.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/event-log/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["eventLog.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/event-log/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Kinds of events that were recorded. */
        get: operations["eventLog.listTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Starts the workflows of the project that an event of this name starts, each once. */
        post: operations["projects.sendEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/hot-actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["projects.listHotActions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["projects.listQueues"];
        put?: never;
        post: operations["projects.createQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/queues/{queueId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["projects.getQueue"];
        put?: never;
        post?: never;
        delete: operations["projects.deleteQueue"];
        options?: never;
        head?: never;
        patch: operations["projects.updateQueue"];
        trace?: never;
    };
    "/api/v1/projects/{id}/queues/{queueId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["projects.listQueueEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/queues/{queueId}/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["projects.getQueueLoad"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/queues/{queueId}/scaling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["projects.getQueueScaling"];
        put: operations["projects.setQueueScaling"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/queues/{queueId}/scaling/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["projects.listScalingDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/queues/{queueId}/scaling/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["projects.simulateQueueScaling"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/queues/{queueId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["projects.getQueueUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/read-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Read models of a project: what its recorded events come to. */
        get: operations["readModels.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/read-models/{model}/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Entries by their keys, with all in them that was recorded before. */
        get: operations["readModels.listEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/read-models/{model}/entries/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readModels.getEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/read-models/{model}/entries/{key}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Events that an entry was made of, the newest first. Where they lie far apart, a page may hold few of them, or none, and still be followed by others. */
        get: operations["readModels.listEntryEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/read-models/{model}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["readModels.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/read-models/{model}/rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Makes all entries anew from the event log. */
        post: operations["readModels.rebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["secrets.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/secrets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["secrets.put"];
        post?: never;
        delete: operations["secrets.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/split-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["projects.setSplitPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/splits/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["projects.splitAction"];
        post?: never;
        delete: operations["projects.mergeAction"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["projects.getStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/statistics/{by}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["projects.listStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["workers.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/workers/{workerId}/drain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["workers.drain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/workers/{workerId}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["workers.log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/workers/{workerId}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["workers.restart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/workers/{workerId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["workers.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/workers/{workerId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["workers.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["projects.createSample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The browser has given the device another endpoint. */
        post: operations["push.refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["push.list"];
        put?: never;
        /** @description Repeating it is harmless: it is done at each launch. */
        post: operations["push.subscribe"];
        delete: operations["push.unsubscribe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/push/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["push.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["regions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["runs.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["runs.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Asks the run to stop; it may undo things first. */
        post: operations["runs.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Sends an event that the workflow declares to an open run. It arrives once, behind those sent before. */
        post: operations["runs.sendEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description From the start: a new run. From the failed step: the same run goes on, steps done before keep their results. */
        post: operations["runs.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Steps of a run in the order in which they began. */
        get: operations["runs.listSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/terminate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Ends the run at once; nothing is undone. */
        post: operations["runs.terminate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["runs.counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sessions.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["sessions.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["templates.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["templates.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["templates.use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["workflows.list"];
        put?: never;
        post: operations["workflows.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["workflows.get"];
        put?: never;
        post?: never;
        delete: operations["workflows.archive"];
        options?: never;
        head?: never;
        patch: operations["workflows.update"];
        trace?: never;
    };
    "/api/v1/workflows/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["workflows.saveDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["workflows.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{id}/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["workflows.setQueue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Once this is answered, the run will run, exactly once. */
        post: operations["runs.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{id}/schedules/{triggerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description Pauses a schedule, or lets it go on. */
        patch: operations["workflows.updateSchedule"];
        trace?: never;
    };
    "/api/v1/workflows/{id}/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["workflows.getStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["workflows.listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{id}/versions/{versionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["workflows.getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{id}/versions/{versionId}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["workflows.activateVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{id}/versions/{versionId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["workflows.exportVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{id}/versions/{versionId}/types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["workflows.getVersionTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{id}/webhooks/{triggerId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["workflows.rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["workflows.check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["health.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Action: {
            description: string;
            errors: {
                code: string;
                remedy: string;
                retryable: boolean;
                title: string;
            }[];
            example: {
                [key: string]: unknown;
            };
            icon: string;
            idempotent: boolean;
            input: components["schemas"]["ObjectSchema"];
            /** @enum {string} */
            mode: "fast" | "standard";
            name: string;
            output: components["schemas"]["DataSchema"];
            retry: components["schemas"]["Retry"];
            sentence: string;
            timeout: string;
            title: string;
        };
        ActionSplit: {
            estimate: components["schemas"]["SplitEstimate"];
            /** @description Waits since it was split off. */
            measured: {
                actionWaitP95Ms: number | null;
                othersWaitP95Ms: number | null;
            };
            /** @enum {string} */
            origin: "person" | "policy";
            /** Format: uuid */
            queueId: string;
            /** Format: date-time */
            splitAt: string;
            /**
             * @description merging: new runs go back; those in flight finish where they are.
             * @enum {string}
             */
            state: "split" | "merging";
        };
        AddedBacklogItem: {
            added: boolean;
            itemId: string | null;
            reason: ("duplicate" | "full") | null;
        };
        AgentStep: {
            /** @default [] */
            actions: string[];
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            instructions: string;
            /** @constant */
            kind: "agent";
            note?: string;
            output?: components["schemas"]["ObjectSchema"];
            retry?: components["schemas"]["Retry"];
            timeout?: components["schemas"]["Duration"];
            title?: string;
            turns?: number;
            /** @default {} */
            with: {
                [key: string]: components["schemas"]["Template"];
            };
        };
        Approval: {
            ask: string;
            assignees: components["schemas"]["Person"][];
            canDecide: boolean;
            /** @description Why this person cannot decide, in a sentence. */
            cannotDecideReason: string | null;
            comment: string | null;
            consequences: {
                approve?: string;
                reject?: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            deadlineAt: string | null;
            deadlineThen: ("reject" | "approve" | "expire" | "fail") | null;
            decidedAt: string | null;
            decidedBy: components["schemas"]["Person"] | null;
            details: string | null;
            escalateAt: string | null;
            /** @description Since when others are asked besides, because it took too long. */
            escalatedAt: string | null;
            escalatePeople: components["schemas"]["Person"][];
            escalateRoles: components["schemas"]["Role"][];
            facts: {
                label: string;
                value: unknown;
            }[];
            form: components["schemas"]["ObjectSchema"] | null;
            formValues: {
                [key: string]: unknown;
            } | null;
            hasForm: boolean;
            /** Format: uuid */
            id: string;
            /** @description Input of the run. */
            input: unknown;
            myVote: ("approve" | "reject") | null;
            /** @description Where more than one has to approve, and while it is open. */
            progress: {
                approved: number;
                needed: number;
                rejected: number;
            } | null;
            projectName: string;
            requestedBy: components["schemas"]["Person"] | null;
            /** @enum {string} */
            risk: "low" | "normal" | "high";
            roles: components["schemas"]["Role"][];
            rule: {
                /** @constant */
                kind: "any";
            } | {
                /** @constant */
                kind: "all";
            } | {
                count: number;
                /** @constant */
                kind: "quorum";
            };
            /** Format: uuid */
            runId: string;
            /** @enum {string} */
            status: "pending" | "approved" | "rejected" | "expired" | "withdrawn";
            /** @description Who may decide and has not; the first 50. */
            stillAsked: components["schemas"]["Person"][];
            subject: string;
            votes: {
                comment: string | null;
                /** Format: date-time */
                decidedAt: string;
                /** @enum {string} */
                decision: "approve" | "reject";
                person: components["schemas"]["Person"];
                via: string;
            }[];
            workflowName: string;
        };
        ApprovalStep: {
            /** @default true */
            allowSelf: boolean;
            ask: string;
            consequences?: {
                approve?: string;
                reject?: string;
            };
            deadline?: {
                after: components["schemas"]["Duration"];
                /** @enum {string} */
                then: "reject" | "approve" | "expire" | "fail";
            };
            details?: string;
            disabled?: boolean;
            escalation?: {
                after: components["schemas"]["Duration"];
                to: {
                    people?: string[];
                    roles?: ("owner" | "admin" | "member")[];
                };
            };
            /** @default [] */
            facts: {
                label: string;
                value: components["schemas"]["Template"];
            }[];
            form?: components["schemas"]["ObjectSchema"];
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "approval";
            note?: string;
            /**
             * @default continue
             * @enum {string}
             */
            onReject: "continue" | "fail";
            remindAtMost?: number;
            remindEvery?: components["schemas"]["Duration"];
            /**
             * @default normal
             * @enum {string}
             */
            risk: "low" | "normal" | "high";
            /**
             * @default {
             *       "kind": "any"
             *     }
             */
            rule: {
                /** @constant */
                kind: "any";
            } | {
                /** @constant */
                kind: "all";
            } | {
                count: number;
                /** @constant */
                kind: "quorum";
            };
            title?: string;
            to: {
                people?: string[];
                roles?: ("owner" | "admin" | "member")[];
            };
        };
        ApprovalSummary: {
            ask: string;
            canDecide: boolean;
            /** Format: date-time */
            createdAt: string;
            deadlineAt: string | null;
            decidedAt: string | null;
            decidedBy: components["schemas"]["Person"] | null;
            /** @description Since when others are asked besides, because it took too long. */
            escalatedAt: string | null;
            facts: {
                label: string;
                value: unknown;
            }[];
            hasForm: boolean;
            /** Format: uuid */
            id: string;
            myVote: ("approve" | "reject") | null;
            /** @description Where more than one has to approve, and while it is open. */
            progress: {
                approved: number;
                needed: number;
                rejected: number;
            } | null;
            projectName: string;
            requestedBy: components["schemas"]["Person"] | null;
            /** @enum {string} */
            risk: "low" | "normal" | "high";
            /** Format: uuid */
            runId: string;
            /** @enum {string} */
            status: "pending" | "approved" | "rejected" | "expired" | "withdrawn";
            subject: string;
            workflowName: string;
        };
        Backlog: {
            /**
             * @default {
             *       "type": "object",
             *       "properties": {}
             *     }
             */
            item: components["schemas"]["DataSchema"];
            key?: components["schemas"]["Expression"];
            maxSize?: number;
            name: string;
            /**
             * @default keepFirst
             * @enum {string}
             */
            onDuplicate: "keepFirst" | "replace";
            /**
             * @default oldestFirst
             * @enum {string}
             */
            order: "oldestFirst" | "newestFirst" | "priority";
            priority?: components["schemas"]["Expression"];
            title?: string;
            /**
             * @default fail
             * @enum {string}
             */
            whenFull: "fail" | "leaveOut" | "dropOldest";
        };
        BacklogAddStep: {
            backlog: string;
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            item: components["schemas"]["Template"];
            /** @constant */
            kind: "backlogAdd";
            note?: string;
            title?: string;
        };
        BacklogItem: {
            /** Format: date-time */
            addedAt: string;
            addedBy: components["schemas"]["Person"] | null;
            addedByRun: {
                /** Format: uuid */
                id: string;
                subject: string;
            } | null;
            data: unknown;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            key: string | null;
            priority: number;
            /** @enum {string} */
            status: "waiting" | "taken" | "done" | "dropped";
            takenAt: string | null;
            takenByRun: {
                /** Format: uuid */
                id: string;
                subject: string;
            } | null;
        };
        BacklogPeekStep: {
            backlog: string;
            /** @default 10 */
            count: number;
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "backlogPeek";
            note?: string;
            title?: string;
        };
        BacklogTakeStep: {
            backlog: string;
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "backlogTake";
            note?: string;
            /**
             * @default giveBack
             * @enum {string}
             */
            onFailure: "giveBack" | "drop";
            title?: string;
            wait?: {
                atMost?: components["schemas"]["Duration"];
                /**
                 * @default continue
                 * @enum {string}
                 */
                then: "continue" | "fail";
            };
        };
        BranchStep: {
            cases: {
                id: components["schemas"]["StepId"];
                steps: components["schemas"]["StepList"];
                title?: string;
                when: components["schemas"]["Expression"];
            }[];
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "branch";
            note?: string;
            otherwise?: components["schemas"]["StepList"];
            title?: string;
        };
        BreakdownItem: {
            figures: components["schemas"]["Figures"];
            key: string;
            title: string;
            /** @description Of a worker: as it last said. */
            worker: {
                cpuPercent: number;
                memoryMb: number;
            } | null;
        };
        CodeStep: {
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "code";
            note?: string;
            output?: components["schemas"]["DataSchema"];
            retry?: components["schemas"]["Retry"];
            source: string;
            timeout?: components["schemas"]["Duration"];
            title?: string;
            /** @default {} */
            with: {
                [key: string]: components["schemas"]["Template"];
            };
        };
        ConnectionTrigger: {
            action: string;
            id: string;
            /** @constant */
            kind: "connection";
        };
        Connector: {
            actions: components["schemas"]["Action"][];
            description: string;
            icon: string;
            name: string;
            title: string;
        };
        CurrentTask: {
            action: string;
            runId: string;
            /** Format: date-time */
            since: string;
            stepId: string;
        };
        /** @description JSON Schema of a value. */
        DataSchema: {
            additionalProperties?: boolean | components["schemas"]["DataSchema"];
            currency?: string;
            default?: unknown;
            description?: string;
            enum?: (string | number | boolean)[];
            examples?: unknown[];
            /** @enum {string} */
            format?: "date" | "date-time" | "email" | "uri" | "multiline" | "currency";
            items?: components["schemas"]["DataSchema"];
            maximum?: number;
            maxItems?: number;
            maxLength?: number;
            minimum?: number;
            minItems?: number;
            minLength?: number;
            pattern?: string;
            properties?: {
                [key: string]: components["schemas"]["DataSchema"];
            };
            required?: string[];
            title?: string;
            /** @enum {string} */
            type?: "string" | "number" | "integer" | "boolean" | "object" | "array" | "null";
        };
        /** Workflow definition */
        Definition: {
            /** @default [] */
            backlogs: components["schemas"]["Backlog"][];
            description?: string;
            /** @default [] */
            events: components["schemas"]["EventDeclaration"][];
            /** @constant */
            format: 1;
            /**
             * @default {
             *       "type": "object",
             *       "properties": {}
             *     }
             */
            input: components["schemas"]["ObjectSchema"];
            name: string;
            output?: components["schemas"]["Template"];
            /** @default [] */
            readModels: components["schemas"]["ReadModel"][];
            /** @default {} */
            settings: {
                timeout?: components["schemas"]["Duration"];
            };
            /** @default [] */
            steps: components["schemas"]["StepList"];
            subject?: string;
            /**
             * @default [
             *       {
             *         "id": "manual",
             *         "kind": "manual"
             *       }
             *     ]
             */
            triggers: components["schemas"]["Trigger"][];
            /** @default [] */
            values: {
                initial: components["schemas"]["Template"];
                name: string;
                schema: components["schemas"]["DataSchema"];
                title?: string;
            }[];
        };
        Diagnostic: {
            code: string;
            fix?: {
                path: (string | number)[];
                title: string;
                value: unknown;
            };
            message: string;
            path: (string | number)[];
            /** @enum {string} */
            severity: "error" | "warning";
            stepId?: string;
        };
        /** @description A length of time: 30s, 15m, 4h, 2d, 1w; parts may be combined: 1d 12h. */
        Duration: string;
        /** @description Milliseconds; quantiles are off by one percent at most. */
        Durations: {
            avg: number;
            p50: number;
            p95: number;
            p99: number;
        };
        EndStep: {
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "end";
            note?: string;
            output?: components["schemas"]["Template"];
            title?: string;
        };
        /** @description Why a request was not met. */
        Error: {
            code: string;
            details?: unknown;
            message: string;
        };
        ErrorCode: string;
        EventDeclaration: {
            name: components["schemas"]["EventName"];
            /**
             * @default {
             *       "type": "object",
             *       "properties": {}
             *     }
             */
            schema: components["schemas"]["ObjectSchema"];
            title?: string;
        };
        EventInputInput: {
            /** @default {} */
            data: {
                [key: string]: unknown;
            };
            name: components["schemas"]["EventNameInput"];
        };
        EventName: string;
        EventNameInput: string;
        EventTrigger: {
            event: components["schemas"]["EventName"];
            id: string;
            /** @constant */
            kind: "event";
        };
        Expression: string;
        FailStep: {
            code?: string;
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "fail";
            message: string;
            note?: string;
            title?: string;
        };
        Failure: {
            code: string;
            details?: unknown;
            message: string;
            stepId?: string;
        };
        Figures: {
            durationMs: components["schemas"]["Durations"] | null;
            failed: number;
            lastAt: string | null;
            /** @description Runs begun; of tasks, attempts that have ended. */
            started: number;
            /** @description Cancelled or terminated. */
            stopped: number;
            succeeded: number;
            /** @description Of those that succeeded or failed. */
            successPercent: number | null;
            /** @description From being asked for to being taken up by a worker. */
            waitMs: components["schemas"]["Durations"] | null;
        };
        ForEachStep: {
            collect?: components["schemas"]["Template"];
            /** @default 1 */
            concurrency: number;
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            items: components["schemas"]["Expression"];
            /** @constant */
            kind: "forEach";
            note?: string;
            /**
             * @default stop
             * @enum {string}
             */
            onError: "stop" | "collect";
            steps: components["schemas"]["StepList"];
            title?: string;
            window?: number;
        };
        HotAction: {
            action: string;
            estimate: components["schemas"]["SplitEstimate"] | null;
            figures: components["schemas"]["Figures"];
            hot: boolean;
            icon: string;
            reasons: {
                /** @enum {string} */
                code: "busy" | "slow" | "failing";
                text: string;
            }[];
            split: components["schemas"]["ActionSplit"] | null;
            title: string;
        };
        HotActions: {
            items: components["schemas"]["HotAction"][];
            policy: components["schemas"]["SplitPolicy"];
        };
        Instance: {
            demoShop: boolean;
            hasOwner: boolean;
            /** @description No mail server is set up: mails are shown on a page instead of being sent. */
            mailKept: boolean;
            name: string;
            registrationOpen: boolean;
            vapidPublicKey: string;
            version: string;
        };
        Invitation: {
            email: string;
            /** Format: date-time */
            expiresAt: string;
            id: string;
            role: components["schemas"]["Role"];
            url: string;
        };
        LookUpStep: {
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            key: string;
            /** @constant */
            kind: "lookUp";
            model: string;
            note?: string;
            title?: string;
        };
        Mail: {
            /** Format: date-time */
            createdAt: string;
            html: string | null;
            /** Format: uuid */
            id: string;
            runId: string | null;
            /** @enum {string} */
            status: "kept" | "sending" | "sent" | "failed";
            subject: string;
            text: string;
            to: string[];
        };
        ManualTrigger: {
            id: string;
            /** @constant */
            kind: "manual";
        };
        Me: {
            activeWorkspaceId: string;
            session: {
                id: string;
            };
            user: {
                email: string;
                id: string;
                image: string | null;
                instanceOwner: boolean;
                name: string;
            };
            workspaces: {
                id: string;
                name: string;
                role: components["schemas"]["Role"];
                slug: string;
            }[];
        };
        Member: {
            email: string;
            id: string;
            image: string | null;
            /** Format: date-time */
            joinedAt: string;
            name: string;
            role: components["schemas"]["Role"];
        };
        /** @description What a run told somebody. */
        Message: {
            /** Format: date-time */
            createdAt: string;
            details: string | null;
            /** Format: uuid */
            id: string;
            readAt: string | null;
            run: {
                /** Format: uuid */
                id: string;
                subject: string;
                workflow: string;
            };
            text: string;
            /** @enum {string} */
            urgency: "quiet" | "normal" | "urgent";
        };
        NotifyStep: {
            details?: string;
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "notify";
            message: string;
            note?: string;
            title?: string;
            to: {
                people?: string[];
                roles?: ("owner" | "admin" | "member")[];
                starter?: boolean;
            };
            /**
             * @default normal
             * @enum {string}
             */
            urgency: "quiet" | "normal" | "urgent";
        };
        ObjectSchema: {
            additionalProperties?: boolean | components["schemas"]["DataSchema"];
            description?: string;
            properties: {
                [key: string]: components["schemas"]["DataSchema"];
            };
            required?: string[];
            title?: string;
            /** @constant */
            type: "object";
        };
        OpenInvitation: {
            email: string;
            /** Format: date-time */
            expiresAt: string;
            id: string;
            invitedBy: string | null;
            role: components["schemas"]["Role"];
            workspaceName: string;
        };
        ParallelStep: {
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "parallel";
            lanes: {
                after?: components["schemas"]["StepId"][];
                id: components["schemas"]["StepId"];
                steps: components["schemas"]["StepList"];
                title?: string;
            }[];
            note?: string;
            title?: string;
        };
        Person: {
            email: string;
            id: string;
            image: string | null;
            name: string;
        };
        PhaseStep: {
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "phase";
            note?: string;
            /**
             * @default inTurn
             * @enum {string}
             */
            order: "inTurn" | "atOnce";
            steps: components["schemas"]["StepList"];
            title?: string;
        };
        Pool: {
            /** @description Its workers have processes of their own. */
            dedicated: boolean;
            description: string | null;
            /** @description Takes no new runs, and is archived when the last one has ended. */
            draining: boolean;
            enabled: boolean;
            environment: string | null;
            /** @description Workflows take turns, however much each of them has waiting. */
            fairness: boolean;
            /** @description Only machines with all of these labels serve it. */
            hostLabels: string[];
            /** Format: uuid */
            id: string;
            isDefault: boolean;
            /** @enum {string} */
            light: "green" | "yellow" | "red";
            /** @description Tasks at once of each worker. */
            maxConcurrentTasks: number | null;
            maxWorkers: number;
            minWorkers: number;
            name: string;
            openRuns: number;
            /** @description 1 comes first; of workflows that say nothing. */
            priority: number;
            /** @description Tasks begun per second, over all workers of a region. */
            rateLimit: number | null;
            /** @description Why the light is as it is, in a sentence. */
            reason: string;
            /** @description Where it has parts. */
            regions: {
                live: boolean;
                openRuns: number;
                /** @description Its runs are carried there and nowhere else. */
                pinned: boolean;
                region: string;
            }[];
            /** @description Workers wanted now. */
            replicas: number;
            /** @description Of a run whose workflow says nothing. */
            runTimeoutSeconds: number | null;
            /** @description An autoscaler of the cluster that says how many workers there are. */
            scaledBy: string | null;
            scaling: {
                down: {
                    /** @default 900 */
                    cpuForSeconds: number;
                    /** @default 20 */
                    cpuPercent: number;
                    /** @default 10 */
                    depth: number;
                    /** @default 5 */
                    waitSeconds: number;
                };
                /** @default 900 */
                downCooldownSeconds: number;
                /** @default 50 */
                maxFailurePercent: number;
                /**
                 * @default on
                 * @enum {string}
                 */
                mode: "on" | "dryRun" | "off";
                up: {
                    /** @default 300 */
                    cpuForSeconds: number;
                    /** @default 80 */
                    cpuPercent: number;
                    /** @default 100 */
                    depth: number;
                    /** @default 30 */
                    waitSeconds: number;
                };
                /** @default 300 */
                upCooldownSeconds: number;
            };
            /** @enum {string} */
            state: "working" | "sleeping" | "starting" | "stopped" | "broken";
            /** @description Of a task whose step says nothing. */
            taskTimeoutSeconds: number | null;
            title: string;
            workers: components["schemas"]["Worker"][];
            workflowCount: number;
        };
        PoolUsage: {
            items: {
                /** @description New runs of it go to this pool. */
                assigned: boolean;
                failedLast7Days: number;
                /** @description Under way in this pool. */
                openRuns: number;
                startedLast7Days: number;
                workflow: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                };
            }[];
        };
        Project: {
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            openRuns: number;
            pools: components["schemas"]["Pool"][];
            /** @description Where its runs are to be carried, the dearest first; none: anywhere. */
            regions: string[];
            role: components["schemas"]["Role"];
            slug: string;
            workflowCount: number;
        };
        ProjectBacklog: {
            item: components["schemas"]["DataSchema"];
            maxSize: number | null;
            name: string;
            /** @enum {string} */
            order: "oldestFirst" | "newestFirst" | "priority";
            taken: number;
            title: string | null;
            waiting: number;
            waitingSince: string | null;
            /** @enum {string} */
            whenFull: "fail" | "leaveOut" | "dropOldest";
        };
        ProjectReadModel: {
            entries: number;
            events: string[];
            /** @description Events that could not be taken in. */
            failures: number;
            lastFailure: {
                message: string;
                position: number;
            } | null;
            name: string;
            /** @description Place in the event log up to which events are taken in. */
            position: number;
            /** @description Events in the log. */
            recorded: number;
            state: components["schemas"]["DataSchema"];
            title: string | null;
            /** @description Goes up when the declaration changes. */
            version: number;
        };
        PushDevice: {
            /** Format: date-time */
            createdAt: string;
            /** @description Belongs to the session that asks. */
            current: boolean;
            device: string;
            /** Format: uuid */
            id: string;
            lastError: string | null;
            lastSentAt: string | null;
        };
        QueueLoadPoint: {
            /** @description Tasks that came, per second. */
            arrivals: number;
            /** Format: date-time */
            at: string;
            cpuPercent: number;
            /** @description Tasks that waited, on average. */
            depth: number;
            depthMax: number;
            /** @description The longest wait of the next in turn. */
            waitSeconds: number;
            workers: number;
        };
        QueueScaling: {
            downAt: string | null;
            maxWorkers: number;
            minWorkers: number;
            policy: {
                down: {
                    /** @default 900 */
                    cpuForSeconds: number;
                    /** @default 20 */
                    cpuPercent: number;
                    /** @default 10 */
                    depth: number;
                    /** @default 5 */
                    waitSeconds: number;
                };
                /** @default 900 */
                downCooldownSeconds: number;
                /** @default 50 */
                maxFailurePercent: number;
                /**
                 * @default on
                 * @enum {string}
                 */
                mode: "on" | "dryRun" | "off";
                up: {
                    /** @default 300 */
                    cpuForSeconds: number;
                    /** @default 80 */
                    cpuPercent: number;
                    /** @default 100 */
                    depth: number;
                    /** @default 30 */
                    waitSeconds: number;
                };
                /** @default 300 */
                upCooldownSeconds: number;
            };
            /** @description Workers wanted now. */
            replicas: number;
            /** @description An autoscaler of the cluster that says so instead of the policy. */
            scaledBy: string | null;
            upAt: string | null;
        };
        ReadModel: {
            /** @default {} */
            initial: {
                [key: string]: components["schemas"]["Template"];
            };
            key?: components["schemas"]["Expression"];
            name: string;
            /** @default [] */
            on: {
                event: string;
                /** @default false */
                remove: boolean;
                /** @default {} */
                set: {
                    [key: string]: components["schemas"]["Template"];
                };
                when?: components["schemas"]["Expression"];
            }[];
            /**
             * @default {
             *       "type": "object",
             *       "properties": {}
             *     }
             */
            state: components["schemas"]["DataSchema"];
            title?: string;
        };
        ReadModelEntry: {
            /** Format: date-time */
            changedAt: string;
            entry: {
                [key: string]: unknown;
            };
            key: string;
            /** @description Place in the event log of the last event that changed it. */
            position: number;
        };
        ReceiveStep: {
            deadline?: {
                after: string;
                /** @enum {string} */
                then: "continue" | "fail";
            };
            disabled?: boolean;
            event: string;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "receive";
            note?: string;
            title?: string;
            where?: components["schemas"]["Expression"];
        };
        RecordedEvent: {
            /** Format: date-time */
            at: string;
            data: unknown;
            /** Format: uuid */
            id: string;
            number: number;
            position: number;
            recordedBy: components["schemas"]["Person"] | null;
            run: {
                /** Format: uuid */
                id: string;
                subject: string;
            } | null;
            subject: string;
            type: string;
        };
        RecordStep: {
            after?: components["schemas"]["Template"];
            /** @default {} */
            data: {
                [key: string]: components["schemas"]["Template"];
            };
            disabled?: boolean;
            event: string;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "record";
            note?: string;
            subject: string;
            title?: string;
        };
        RecurringStep: {
            cron?: string;
            disabled?: boolean;
            every?: string;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "recurring";
            limit?: number;
            note?: string;
            /**
             * @default cancel
             * @enum {string}
             */
            onClose: "cancel" | "terminate" | "leave";
            /**
             * @default stop
             * @enum {string}
             */
            onFailure: "stop" | "continue";
            /**
             * @default skip
             * @enum {string}
             */
            overlap: "skip" | "after";
            /** @default false */
            startNow: boolean;
            /** @default UTC */
            timeZone: string;
            title?: string;
            until?: components["schemas"]["Expression"];
            /** @default true */
            wait: boolean;
            /** @default {} */
            with: {
                [key: string]: components["schemas"]["Template"];
            };
            within?: string;
            workflow: string;
        };
        Region: {
            lastLiveAt: string | null;
            /** @enum {string} */
            light: "green" | "yellow" | "red";
            machines: number;
            /** @description Of the workspace, that wait for or are carried in this region. */
            openRuns: number;
            /** @description 1: the closest to the given time zone. */
            place: number;
            reason: string;
            region: string;
            /**
             * @description lost: it had machines and has none now; unused: none was ever seen.
             * @enum {string}
             */
            state: "live" | "lost" | "unused";
            workersAwake: number;
        };
        RepeatStep: {
            /**
             * @default before
             * @enum {string}
             */
            check: "before" | "after";
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "repeat";
            limit: number;
            /** @enum {string} */
            mode: "while" | "until";
            note?: string;
            /**
             * @default fail
             * @enum {string}
             */
            onLimit: "fail" | "continue";
            steps: components["schemas"]["StepList"];
            title?: string;
            when: components["schemas"]["Expression"];
        };
        RespondStep: {
            body?: components["schemas"]["Template"];
            disabled?: boolean;
            /** @default {} */
            headers: {
                [key: string]: components["schemas"]["Template"];
            };
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "respond";
            note?: string;
            /** @default 200 */
            status: number | string;
            title?: string;
        };
        Retry: {
            attempts: number;
            factor?: number;
            firstDelay?: string;
            maxDelay?: string;
        };
        RetryStep: {
            disabled?: boolean;
            errors?: components["schemas"]["ErrorCode"][];
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "retry";
            note?: string;
            retry: components["schemas"]["Retry"];
            steps: components["schemas"]["StepList"];
            title?: string;
        };
        /** @enum {string} */
        Role: "owner" | "admin" | "member";
        /** @enum {string} */
        RoleInput: "owner" | "admin" | "member";
        Run: {
            actions: {
                cancel: boolean;
                retry: boolean;
                /** @description Id of the step from which it can be tried again. */
                retryFrom: string | null;
                terminate: boolean;
            };
            approvals: components["schemas"]["ApprovalSummary"][];
            /** Format: date-time */
            createdAt: string;
            /** @description Title or sentence of the step it is at. */
            currentStep: string | null;
            definition: components["schemas"]["Definition"];
            error: components["schemas"]["Failure"] | null;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            input: unknown;
            openApprovals: number;
            output: unknown;
            parentRunId: string | null;
            progress: {
                done: number;
                total: number;
            } | null;
            /** Format: uuid */
            projectId: string;
            retriedAs: string[];
            retryOfRunId: string | null;
            /** @description How far the run is, in its own words: its last status step, or the state that it is in. */
            said: {
                fields: {
                    [key: string]: unknown;
                };
                text: string;
            } | null;
            /** @description Number of the live channel at which this was read. */
            seq: number;
            startedAt: string | null;
            startedBy: components["schemas"]["Person"] | null;
            status: components["schemas"]["RunStatus"];
            /** @description All of them; of a run with more than a thousand, those outside of loops, items with open or failed steps, and the first ones. */
            steps: components["schemas"]["RunStep"][];
            /** @description There are more steps: they are listed page by page. */
            stepsLeftOut: boolean;
            subject: string;
            /** @enum {string} */
            trigger: "manual" | "api" | "webhook" | "schedule" | "subworkflow" | "retry" | "event";
            values: {
                [key: string]: unknown;
            } | null;
            /** Format: uuid */
            versionId: string;
            versionNumber: number;
            /** @description Why nobody works on it, where workers are missing. */
            waitsFor: string | null;
            /** Format: uuid */
            workflowId: string;
            workflowName: string;
        };
        /** @description Open runs exactly; closed ones of the last 30 days. */
        RunCounts: {
            cancelled: number;
            completed: number;
            failed: number;
            queued: number;
            running: number;
            terminated: number;
            waiting: number;
        };
        /** @enum {string} */
        RunStatus: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled" | "terminated";
        /** @enum {string} */
        RunStatusInput: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled" | "terminated";
        RunStep: {
            approvalId: string | null;
            attemptLog: {
                at: string;
                attempt: number;
                code: string;
                message: string;
            }[];
            attempts: number;
            childRunId: string | null;
            error: components["schemas"]["Failure"] | null;
            finishedAt: string | null;
            firstSeq: number;
            input: unknown;
            /** @description Step id with the items around it: ship[3]/charge. */
            instance: string;
            kind: string;
            logs: {
                level: string;
                message: string;
            }[];
            output: unknown;
            progress: {
                done: number;
                failed: number;
                total: number;
            } | null;
            startedAt: string | null;
            /** @enum {string} */
            status: "running" | "waiting" | "done" | "failed" | "skipped" | "cancelled";
            stepId: string;
            /** @description Names of the events that it waits for. */
            waitingEvents: string[];
            waitingFor: ("approval" | "time" | "subworkflow" | "event" | "backlog") | null;
            waitUntil: string | null;
            worker: string | null;
        };
        RunSummary: {
            /** Format: date-time */
            createdAt: string;
            /** @description Title or sentence of the step it is at. */
            currentStep: string | null;
            error: components["schemas"]["Failure"] | null;
            finishedAt: string | null;
            /** Format: uuid */
            id: string;
            openApprovals: number;
            progress: {
                done: number;
                total: number;
            } | null;
            /** Format: uuid */
            projectId: string;
            /** @description How far the run is, in its own words: its last status step, or the state that it is in. */
            said: {
                fields: {
                    [key: string]: unknown;
                };
                text: string;
            } | null;
            startedAt: string | null;
            startedBy: components["schemas"]["Person"] | null;
            status: components["schemas"]["RunStatus"];
            subject: string;
            /** @enum {string} */
            trigger: "manual" | "api" | "webhook" | "schedule" | "subworkflow" | "retry" | "event";
            versionNumber: number;
            /** Format: uuid */
            workflowId: string;
            workflowName: string;
        };
        SagaStep: {
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "saga";
            note?: string;
            steps: components["schemas"]["StepList"];
            title?: string;
            /** @default {} */
            undo: {
                [key: string]: components["schemas"]["StepList"];
            };
            /**
             * @default {
             *       "failures": "any",
             *       "cancel": true
             *     }
             */
            undoOn: {
                cancel: boolean;
                failures: "any" | components["schemas"]["ErrorCode"][];
            };
        };
        ScalingDecision: {
            /** @enum {string} */
            action: "up" | "down" | "hold";
            /** Format: date-time */
            at: string;
            /** @description Decided and told, but not done. */
            dryRun: boolean;
            from: number;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description The last look that came to the same.
             */
            lastAt: string;
            looks: number;
            reason: string;
            to: number;
        };
        ScalingSimulation: {
            /** @description Tasks per second, a value for each point. */
            arrivals: number[];
            runs: {
                changes: number;
                /** @description Tasks that still waited at the end. */
                left: number;
                points: {
                    atSeconds: number;
                    depth: number;
                    waitSeconds: number;
                    workers: number;
                }[];
                /** @enum {string} */
                rule: "policy" | "fixed" | "keda";
                waitMaxSeconds: number;
                waitP95Seconds: number;
                workerHours: number;
            }[];
            worker: {
                slots: number;
                taskSeconds: number;
            };
        };
        ScheduleTrigger: {
            /**
             * @default latest
             * @enum {string}
             */
            catchUp: "skip" | "latest" | "all";
            cron: string;
            id: string;
            /** @default {} */
            input: {
                [key: string]: components["schemas"]["Template"];
            };
            /** @constant */
            kind: "schedule";
            maxRuns?: number;
            /** @default false */
            startNow: boolean;
            /** @default UTC */
            timeZone: string;
        };
        Secret: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            updatedAt: string;
            updatedBy: components["schemas"]["Person"] | null;
        };
        SendStep: {
            /** @default {} */
            data: {
                [key: string]: components["schemas"]["Template"];
            };
            disabled?: boolean;
            event: string;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "send";
            note?: string;
            run?: string;
            step?: string;
            title?: string;
            /**
             * @default parent
             * @enum {string}
             */
            to: "parent" | "child" | "run" | "project";
        };
        /** @description The event will arrive, once. */
        SentEvent: {
            /** Format: uuid */
            id: string;
        };
        Session: {
            /** Format: date-time */
            createdAt: string;
            current: boolean;
            device: string;
            id: string;
            ipAddress: string | null;
            /** Format: date-time */
            lastSeenAt: string;
            push: boolean;
        };
        SetStep: {
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "set";
            note?: string;
            title?: string;
            values: {
                [key: string]: components["schemas"]["Template"];
            };
        };
        SplitEstimate: {
            actionAfter: {
                /** @description Share of the slots at work, 0 to 1; above that more comes than can be done. */
                load: number;
                meanMs: number | null;
                p95Ms: number | null;
            };
            /** @description Memory of the worker that comes with it. */
            costMemoryMb: number;
            /** @description Waits over the day before. */
            measuredBefore: {
                actionWaitP95Ms: number | null;
                othersWaitP95Ms: number | null;
            };
            now: {
                /** @description Share of the slots at work, 0 to 1; above that more comes than can be done. */
                load: number;
                meanMs: number | null;
                p95Ms: number | null;
            };
            othersAfter: {
                /** @description Share of the slots at work, 0 to 1; above that more comes than can be done. */
                load: number;
                meanMs: number | null;
                p95Ms: number | null;
            };
            sentence: string;
            worthIt: boolean;
        };
        SplitPolicy: {
            /** @description Hot actions are split off without asking, where that is expected to help. */
            automatic: boolean;
            failurePercent: number;
            p95Ms: number;
            runsPerDay: number;
        };
        SplitPolicyInput: {
            /** @description Hot actions are split off without asking, where that is expected to help. */
            automatic: boolean;
            failurePercent: number;
            p95Ms: number;
            runsPerDay: number;
        };
        StateMachineStep: {
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            initial: string;
            /** @constant */
            kind: "stateMachine";
            /** @default 1000 */
            most: number;
            note?: string;
            states: {
                /** @default [] */
                entry: components["schemas"]["StepList"];
                /** @default [] */
                exit: components["schemas"]["StepList"];
                /** @default false */
                final: boolean;
                id: components["schemas"]["StepId"];
                title?: string;
                /** @default [] */
                transitions: {
                    after?: string;
                    event?: string;
                    id: components["schemas"]["StepId"];
                    /** @default [] */
                    steps: components["schemas"]["StepList"];
                    to: string;
                    when?: components["schemas"]["Expression"];
                }[];
            }[];
            title?: string;
        };
        Statistics: {
            bucketSeconds: number;
            /** Format: date-time */
            from: string;
            runs: components["schemas"]["Figures"];
            series: {
                /** Format: date-time */
                at: string;
                runs: components["schemas"]["Figures"];
                tasks: components["schemas"]["Figures"];
            }[];
            tasks: components["schemas"]["Figures"];
            /** Format: date-time */
            to: string;
        };
        StatusStep: {
            disabled?: boolean;
            /** @default {} */
            fields: {
                [key: string]: components["schemas"]["Template"];
            };
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "status";
            note?: string;
            text: string;
            title?: string;
        };
        Step: components["schemas"]["TaskStep"] | components["schemas"]["CodeStep"] | components["schemas"]["AgentStep"] | components["schemas"]["SetStep"] | components["schemas"]["TransformStep"] | components["schemas"]["ApprovalStep"] | components["schemas"]["NotifyStep"] | components["schemas"]["BranchStep"] | components["schemas"]["SwitchStep"] | components["schemas"]["ParallelStep"] | components["schemas"]["ForEachStep"] | components["schemas"]["RepeatStep"] | components["schemas"]["TryStep"] | components["schemas"]["SagaStep"] | components["schemas"]["RetryStep"] | components["schemas"]["PhaseStep"] | components["schemas"]["WaitStep"] | components["schemas"]["SubworkflowStep"] | components["schemas"]["RecurringStep"] | components["schemas"]["ReceiveStep"] | components["schemas"]["SendStep"] | components["schemas"]["StatusStep"] | components["schemas"]["StateMachineStep"] | components["schemas"]["BacklogAddStep"] | components["schemas"]["BacklogTakeStep"] | components["schemas"]["BacklogPeekStep"] | components["schemas"]["RecordStep"] | components["schemas"]["LookUpStep"] | components["schemas"]["RespondStep"] | components["schemas"]["EndStep"] | components["schemas"]["FailStep"];
        StepId: string;
        StepList: components["schemas"]["Step"][];
        SubworkflowStep: {
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "subworkflow";
            note?: string;
            /**
             * @default cancel
             * @enum {string}
             */
            onClose: "cancel" | "terminate" | "leave";
            title?: string;
            /** @default true */
            wait: boolean;
            /** @default {} */
            with: {
                [key: string]: components["schemas"]["Template"];
            };
            workflow: string;
        };
        SwitchStep: {
            cases: {
                id: components["schemas"]["StepId"];
                is: (string | number | boolean)[];
                steps: components["schemas"]["StepList"];
                title?: string;
            }[];
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "switch";
            note?: string;
            otherwise?: components["schemas"]["StepList"];
            title?: string;
            value: components["schemas"]["Expression"];
        };
        TaskStep: {
            action: string;
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "task";
            note?: string;
            retry?: components["schemas"]["Retry"];
            timeout?: components["schemas"]["Duration"];
            title?: string;
            with: {
                [key: string]: components["schemas"]["Template"];
            };
        };
        /** @description A JSON value whose strings may contain {{ expressions }}. */
        Template: unknown;
        TransformStep: {
            disabled?: boolean;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "transform";
            note?: string;
            title?: string;
            value: components["schemas"]["Template"];
        };
        Trigger: components["schemas"]["ManualTrigger"] | components["schemas"]["WebhookTrigger"] | components["schemas"]["ScheduleTrigger"] | components["schemas"]["EventTrigger"] | components["schemas"]["ConnectionTrigger"];
        TryStep: {
            catch?: components["schemas"]["StepList"];
            disabled?: boolean;
            finally?: components["schemas"]["StepList"];
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "try";
            note?: string;
            steps: components["schemas"]["StepList"];
            title?: string;
        };
        Version: {
            active: boolean;
            /** @enum {string} */
            effects: "none" | "some";
            /** Format: uuid */
            id: string;
            note: string | null;
            number: number;
            /** Format: date-time */
            publishedAt: string;
            publishedBy: components["schemas"]["Person"] | null;
            runCount: number;
        };
        VersionDetail: {
            active: boolean;
            definition: components["schemas"]["Definition"];
            /** @enum {string} */
            effects: "none" | "some";
            /** Format: uuid */
            id: string;
            note: string | null;
            number: number;
            /** Format: date-time */
            publishedAt: string;
            publishedBy: components["schemas"]["Person"] | null;
            runCount: number;
            typescript: string;
        };
        VersionTypes: {
            /** @description What comes with each event, by its name. */
            events: {
                [key: string]: components["schemas"]["ObjectSchema"];
            };
            input: components["schemas"]["ObjectSchema"];
            /** @description JSON Schema; empty where nothing is known. */
            output: unknown;
            /** @description JSON Schema of what each step gives, by its id. */
            steps: {
                [key: string]: unknown;
            };
            /** @description The types as a TypeScript module. */
            typescript: string;
            values: components["schemas"]["ObjectSchema"];
        };
        WaitStep: {
            disabled?: boolean;
            for?: string;
            id: components["schemas"]["StepId"];
            /** @constant */
            kind: "wait";
            note?: string;
            title?: string;
            until?: string;
        };
        WebhookTrigger: {
            dedupeBy?: string;
            id: string;
            /** @constant */
            kind: "webhook";
            /**
             * @default accepted
             * @enum {string}
             */
            reply: "accepted" | "output" | "respond";
            /**
             * @default none
             * @enum {string}
             */
            verify: "none" | "secret";
        };
        Worker: {
            cpuPercent: number;
            /** @description The longest at work first; ten at most. */
            currentTasks: components["schemas"]["CurrentTask"][];
            /**
             * @description What people want of it.
             * @enum {string}
             */
            desired: "running" | "drained" | "stopped";
            heartbeatAt: string | null;
            host: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            light: "green" | "yellow" | "red";
            /** @description Why the light is as it is, in a sentence. */
            lightReason: string;
            memoryMb: number;
            /** @description Place among the workers of its queue, from 1. */
            number: number;
            /** Format: uuid */
            queueId: string;
            reason: string | null;
            region: string | null;
            restarts: number;
            sleeping: boolean;
            slotsTotal: number;
            slotsUsed: number;
            startedAt: string | null;
            /** @enum {string} */
            status: "starting" | "running" | "stopping" | "stopped" | "failed";
            tasksCompleted: number;
            tasksFailed: number;
            version: string | null;
        };
        WorkerEvent: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Person"] | null;
            host: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "started" | "stopped" | "slept" | "crashed" | "lost" | "asked" | "refused" | "changed";
            reason: string;
            region: string | null;
            /** @description Its number within its queue, from 1; null: the pool as a whole. */
            worker: number | null;
        };
        WorkerLogLine: {
            /** Format: date-time */
            at: string;
            id: string;
            /** @enum {string} */
            level: "info" | "warn" | "error";
            message: string;
            runId: string | null;
        };
        Workflow: {
            activeVersion: {
                /** Format: uuid */
                id: string;
                number: number;
                /** Format: date-time */
                publishedAt: string;
            } | null;
            canEdit: boolean;
            description: string | null;
            /** @description The definition being written; it may be invalid. */
            draft: unknown;
            draftRevision: number;
            /** Format: date-time */
            draftUpdatedAt: string;
            draftUpdatedBy: components["schemas"]["Person"] | null;
            enabled: boolean;
            hasUnpublishedChanges: boolean;
            /** Format: uuid */
            id: string;
            /** @description Of the active version, else of the draft. */
            input: components["schemas"]["ObjectSchema"];
            name: string;
            nextFireAt: string | null;
            /** @description Its runs are carried there and nowhere else. */
            pinnedRegion: string | null;
            /** @description 1 (first) to 5; null: its pool’s. */
            priority: number | null;
            /** Format: uuid */
            projectId: string;
            projectName: string;
            /** Format: uuid */
            queueId: string;
            /** @description Newest first. */
            recentRuns: {
                /** Format: date-time */
                createdAt: string;
                durationMs: number | null;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                status: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled" | "terminated";
            }[];
            schedules: {
                /** @enum {string} */
                catchUp: "skip" | "latest" | "all";
                cron: string;
                lastFiredAt: string | null;
                maxRuns: number | null;
                nextFireAt: string | null;
                pausedAt: string | null;
                runsStarted: number;
                /**
                 * @description Finished: it has started as many runs as it may.
                 * @enum {string}
                 */
                state: "active" | "paused" | "finished";
                timeZone: string;
                triggerId: string;
            }[];
            triggers: ("manual" | "webhook" | "schedule")[];
            /** Format: date-time */
            updatedAt: string;
            webhooks: {
                hasSecret: boolean;
                triggerId: string;
                url: string;
                /** @enum {string} */
                verify: "none" | "secret";
            }[];
        };
        WorkflowSummary: {
            activeVersion: {
                /** Format: uuid */
                id: string;
                number: number;
                /** Format: date-time */
                publishedAt: string;
            } | null;
            description: string | null;
            draftRevision: number;
            enabled: boolean;
            hasUnpublishedChanges: boolean;
            /** Format: uuid */
            id: string;
            name: string;
            nextFireAt: string | null;
            /** Format: uuid */
            projectId: string;
            projectName: string;
            /** @description Newest first. */
            recentRuns: {
                /** Format: date-time */
                createdAt: string;
                durationMs: number | null;
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                status: "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled" | "terminated";
            }[];
            triggers: ("manual" | "webhook" | "schedule")[];
            /** Format: date-time */
            updatedAt: string;
        };
        WorkflowTemplate: {
            /** @enum {string} */
            category: "orders" | "money" | "people" | "customers" | "operations" | "data";
            definition: components["schemas"]["Definition"];
            description: string;
            id: string;
            name: string;
            needs: {
                /** @description Backlogs that it makes. */
                backlogs: string[];
                /** @description What its runs are sent while they go on. */
                events: string[];
                /** @description Titles of what its start form asks for. */
                inputs: string[];
                /** @description Who is asked to decide. */
                people: string[];
                /** @description Names of secrets. */
                secrets: string[];
            };
            /** @description Its first steps, a sentence each. */
            opening: string[];
            /** @description Whether what it calls is there: this instance serves the demo company. */
            runsAsItIs: boolean;
            scenarios: components["schemas"]["WorkflowTemplateScenario"][];
            /** @description How many steps it has, those within others included. */
            steps: number;
        };
        WorkflowTemplateScenario: {
            expected: {
                error: string | null;
                /** @description How long it takes where only waits take time. */
                lasts: string | null;
                /** @enum {string} */
                status: "completed" | "failed" | "cancelled";
            };
            input: {
                [key: string]: unknown;
            };
            /** @description What people and other systems do meanwhile. */
            script: unknown[];
            /** @description By step or instance: what stands in for it. */
            standIns: {
                [key: string]: unknown;
            };
            title: string;
            /** @description By backlog: what waits in it at first. */
            waiting: {
                [key: string]: unknown[];
            };
        };
        WorkflowTemplateSummary: {
            /** @enum {string} */
            category: "orders" | "money" | "people" | "customers" | "operations" | "data";
            description: string;
            id: string;
            name: string;
            /** @description Its first steps, a sentence each. */
            opening: string[];
            /** @description How many steps it has, those within others included. */
            steps: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "actions.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Connector"][];
                    };
                };
            };
        };
    };
    "approvals.list": {
        parameters: {
            query?: {
                /** @description waiting: asks me; asked: asked by runs that I started; done: decided by me or by others, withdrawn or expired. */
                box?: "waiting" | "asked" | "done";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApprovalSummary"][];
                        nextCursor: string | null;
                        /** @description How many wait for me: the number of the badge. */
                        waitingCount: number;
                    };
                };
            };
        };
    };
    "approvals.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    "approvals.decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    comment?: string;
                    /**
                     * Format: date-time
                     * @description When the person decided, where that was offline.
                     */
                    decidedAt?: string;
                    /** @enum {string} */
                    decision: "approve" | "reject";
                    /**
                     * Format: uuid
                     * @description Made by the device: a repeat with the same id is the same decision.
                     */
                    decisionId: string;
                    form?: {
                        [key: string]: unknown;
                    };
                    /** @description For requests of high risk. */
                    password?: string;
                    /**
                     * @default app
                     * @enum {string}
                     */
                    via?: "app" | "notification" | "offline" | "api";
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        approval: components["schemas"]["Approval"];
                    };
                };
            };
        };
    };
    "approvals.decideByToken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    decision: "approve" | "reject";
                    /** Format: uuid */
                    decisionId: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ask: string;
                        /** @enum {string} */
                        decision: "approve" | "reject";
                        /** @enum {string} */
                        status: "pending" | "approved" | "rejected" | "expired" | "withdrawn";
                        waitingCount: number;
                    };
                };
            };
        };
    };
    "instance.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Instance"];
                };
            };
        };
    };
    "instance.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    registrationOpen: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Instance"];
                };
            };
        };
    };
    "invitations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenInvitation"];
                };
            };
        };
    };
    "mails.list": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Mail"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    "me.get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    "messages.list": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Message"][];
                        nextCursor: string | null;
                        unreadCount: number;
                    };
                };
            };
        };
    };
    "messages.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
        };
    };
    "messages.markRead": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
        };
    };
    "messages.counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unreadCount: number;
                    };
                };
            };
        };
    };
    "messages.markAllRead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    upTo?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        unreadCount: number;
                    };
                };
            };
        };
    };
    "people.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        invitations: components["schemas"]["Invitation"][];
                        items: components["schemas"]["Member"][];
                    };
                };
            };
        };
    };
    "people.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "people.setRole": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role: components["schemas"]["RoleInput"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "people.invite": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller: a repeat with the same key creates nothing more and gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email: string;
                    role?: components["schemas"]["RoleInput"];
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        url: string;
                    };
                };
            };
        };
    };
    "people.revokeInvitation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "projects.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Project"][];
                    };
                };
            };
        };
    };
    "projects.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller: a repeat with the same key creates nothing more and gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string;
                    name: string;
                    /** @description Where its maker is: it prefers the closest region. */
                    timeZone?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
        };
    };
    "projects.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
        };
    };
    "projects.archive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "projects.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string | null;
                    name?: string;
                    regions?: string[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
        };
    };
    "backlogs.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProjectBacklog"][];
                    };
                };
            };
        };
    };
    "backlogs.listItems": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                /** @description `next`: waiting items as they are taken, others the newest first. */
                order?: "next" | "newest" | "oldest";
                status?: "waiting" | "taken" | "done" | "dropped";
            };
            header?: never;
            path: {
                backlog: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BacklogItem"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    "backlogs.addItem": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller: a repeat with the same key creates nothing more and gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                backlog: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    item: unknown;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedBacklogItem"];
                };
            };
        };
    };
    "backlogs.getItem": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                backlog: string;
                id: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BacklogItem"];
                };
            };
        };
    };
    "backlogs.removeItem": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                backlog: string;
                id: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "backlogs.restoreItem": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                backlog: string;
                id: string;
                itemId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "eventLog.list": {
        parameters: {
            query?: {
                cursor?: string;
                from?: string;
                limit?: number;
                order?: "newest" | "oldest";
                /** @description Beginning of the subject. */
                q?: string;
                subject?: string;
                type?: string;
                /** @description Events before this moment. */
                until?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RecordedEvent"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    "eventLog.record": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller: a repeat with the same key creates nothing more and gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    after?: number;
                    /** @default {} */
                    data?: {
                        [key: string]: unknown;
                    };
                    subject: string;
                    type: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedEvent"];
                };
            };
        };
    };
    "eventLog.export": {
        parameters: {
            query?: {
                /** @description A table (CSV), or an event per line (JSON Lines). */
                format?: "csv" | "jsonl";
                from?: string;
                /** @description Beginning of the subject. */
                q?: string;
                subject?: string;
                type?: string;
                /** @description Events before this moment. */
                until?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": components["schemas"]["Error"];
                    "text/csv": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": components["schemas"]["Error"];
                    "text/csv": components["schemas"]["Error"];
                };
            };
            /** @description All events that fit, the oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": unknown;
                    "text/csv": unknown;
                };
            };
        };
    };
    "eventLog.listTypes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: string[];
                    };
                };
            };
        };
    };
    "projects.sendEvent": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller: a repeat with the same key creates nothing more and gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventInputInput"];
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentEvent"];
                };
            };
        };
    };
    "projects.listHotActions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HotActions"];
                };
            };
        };
    };
    "projects.listQueues": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Pool"][];
                    };
                };
            };
        };
    };
    "projects.createQueue": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller: a repeat with the same key creates nothing more and gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    dedicated?: boolean;
                    description?: string | null;
                    enabled?: boolean;
                    environment?: string | null;
                    fairness?: boolean;
                    hostLabels?: string[];
                    maxConcurrentTasks?: number | null;
                    maxWorkers?: number;
                    minWorkers?: number;
                    priority?: number;
                    rateLimit?: number | null;
                    replicas?: number;
                    runTimeoutSeconds?: number | null;
                    scaling?: {
                        /** @default {} */
                        down?: {
                            /** @default 900 */
                            cpuForSeconds?: number;
                            /** @default 20 */
                            cpuPercent?: number;
                            /** @default 10 */
                            depth?: number;
                            /** @default 5 */
                            waitSeconds?: number;
                        };
                        /** @default 900 */
                        downCooldownSeconds?: number;
                        /** @default 50 */
                        maxFailurePercent?: number;
                        /**
                         * @default on
                         * @enum {string}
                         */
                        mode?: "on" | "dryRun" | "off";
                        /** @default {} */
                        up?: {
                            /** @default 300 */
                            cpuForSeconds?: number;
                            /** @default 80 */
                            cpuPercent?: number;
                            /** @default 100 */
                            depth?: number;
                            /** @default 30 */
                            waitSeconds?: number;
                        };
                        /** @default 300 */
                        upCooldownSeconds?: number;
                    };
                    taskTimeoutSeconds?: number | null;
                    title: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
        };
    };
    "projects.getQueue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                queueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
        };
    };
    "projects.deleteQueue": {
        parameters: {
            query?: {
                /** @description Moves its workflows to the default pool, and archives it when its last run has ended. */
                drain?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
                queueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        state: "archived" | "draining";
                    };
                };
            };
        };
    };
    "projects.updateQueue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                queueId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    dedicated?: boolean;
                    description?: string | null;
                    enabled?: boolean;
                    environment?: string | null;
                    fairness?: boolean;
                    hostLabels?: string[];
                    maxConcurrentTasks?: number | null;
                    maxWorkers?: number;
                    minWorkers?: number;
                    priority?: number;
                    rateLimit?: number | null;
                    replicas?: number;
                    runTimeoutSeconds?: number | null;
                    scaling?: {
                        /** @default {} */
                        down?: {
                            /** @default 900 */
                            cpuForSeconds?: number;
                            /** @default 20 */
                            cpuPercent?: number;
                            /** @default 10 */
                            depth?: number;
                            /** @default 5 */
                            waitSeconds?: number;
                        };
                        /** @default 900 */
                        downCooldownSeconds?: number;
                        /** @default 50 */
                        maxFailurePercent?: number;
                        /**
                         * @default on
                         * @enum {string}
                         */
                        mode?: "on" | "dryRun" | "off";
                        /** @default {} */
                        up?: {
                            /** @default 300 */
                            cpuForSeconds?: number;
                            /** @default 80 */
                            cpuPercent?: number;
                            /** @default 100 */
                            depth?: number;
                            /** @default 30 */
                            waitSeconds?: number;
                        };
                        /** @default 300 */
                        upCooldownSeconds?: number;
                    };
                    taskTimeoutSeconds?: number | null;
                    title?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pool"];
                };
            };
        };
    };
    "projects.listQueueEvents": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
                queueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WorkerEvent"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    "projects.getQueueLoad": {
        parameters: {
            query?: {
                range?: "hour" | "day" | "week" | "month";
            };
            header?: never;
            path: {
                id: string;
                queueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bucketSeconds: number;
                        points: components["schemas"]["QueueLoadPoint"][];
                    };
                };
            };
        };
    };
    "projects.getQueueScaling": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                queueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueScaling"];
                };
            };
        };
    };
    "projects.setQueueScaling": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                queueId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    maxWorkers: number;
                    minWorkers: number;
                    policy: {
                        /** @default {} */
                        down?: {
                            /** @default 900 */
                            cpuForSeconds?: number;
                            /** @default 20 */
                            cpuPercent?: number;
                            /** @default 10 */
                            depth?: number;
                            /** @default 5 */
                            waitSeconds?: number;
                        };
                        /** @default 900 */
                        downCooldownSeconds?: number;
                        /** @default 50 */
                        maxFailurePercent?: number;
                        /**
                         * @default on
                         * @enum {string}
                         */
                        mode?: "on" | "dryRun" | "off";
                        /** @default {} */
                        up?: {
                            /** @default 300 */
                            cpuForSeconds?: number;
                            /** @default 80 */
                            cpuPercent?: number;
                            /** @default 100 */
                            depth?: number;
                            /** @default 30 */
                            waitSeconds?: number;
                        };
                        /** @default 300 */
                        upCooldownSeconds?: number;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueScaling"];
                };
            };
        };
    };
    "projects.listScalingDecisions": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
                queueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ScalingDecision"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    "projects.simulateQueueScaling": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                queueId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    maxWorkers: number;
                    minWorkers: number;
                    policy: {
                        /** @default {} */
                        down?: {
                            /** @default 900 */
                            cpuForSeconds?: number;
                            /** @default 20 */
                            cpuPercent?: number;
                            /** @default 10 */
                            depth?: number;
                            /** @default 5 */
                            waitSeconds?: number;
                        };
                        /** @default 900 */
                        downCooldownSeconds?: number;
                        /** @default 50 */
                        maxFailurePercent?: number;
                        /**
                         * @default on
                         * @enum {string}
                         */
                        mode?: "on" | "dryRun" | "off";
                        /** @default {} */
                        up?: {
                            /** @default 300 */
                            cpuForSeconds?: number;
                            /** @default 80 */
                            cpuPercent?: number;
                            /** @default 100 */
                            depth?: number;
                            /** @default 30 */
                            waitSeconds?: number;
                        };
                        /** @default 300 */
                        upCooldownSeconds?: number;
                    };
                    /**
                     * @default burst
                     * @enum {string}
                     */
                    trace?: "recorded" | "burst" | "day" | "growth" | "waves";
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScalingSimulation"];
                };
            };
        };
    };
    "projects.getQueueUsage": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                queueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolUsage"];
                };
            };
        };
    };
    "readModels.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProjectReadModel"][];
                    };
                };
            };
        };
    };
    "readModels.listEntries": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                order?: "asc" | "desc";
                /** @description Beginning of the key. */
                q?: string;
                /** @description `changed`: by the last event that changed it. */
                sort?: "key" | "changed";
            };
            header?: never;
            path: {
                id: string;
                model: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ReadModelEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    "readModels.getEntry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                key: string;
                model: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadModelEntry"];
                };
            };
        };
    };
    "readModels.listEntryEvents": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
                key: string;
                model: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RecordedEvent"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    "readModels.export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                model: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": components["schemas"]["Error"];
                };
            };
            /** @description A table of all entries (CSV). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
        };
    };
    "readModels.rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                model: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectReadModel"];
                };
            };
        };
    };
    "secrets.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Secret"][];
                    };
                };
            };
        };
    };
    "secrets.put": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    value: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Secret"];
                };
            };
        };
    };
    "secrets.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "projects.setSplitPolicy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SplitPolicyInput"];
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HotActions"];
                };
            };
        };
    };
    "projects.splitAction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HotActions"];
                };
            };
        };
    };
    "projects.mergeAction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HotActions"];
                };
            };
        };
    };
    "projects.getStatistics": {
        parameters: {
            query?: {
                range?: "hour" | "day" | "week" | "month";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statistics"];
                };
            };
        };
    };
    "projects.listStatistics": {
        parameters: {
            query?: {
                range?: "hour" | "day" | "week" | "month";
            };
            header?: never;
            path: {
                by: "workflows" | "actions" | "queues" | "regions" | "workers";
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BreakdownItem"][];
                    };
                };
            };
        };
    };
    "workers.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            cpuPercent: number;
                            /** @description The longest at work first; ten at most. */
                            currentTasks: components["schemas"]["CurrentTask"][];
                            /**
                             * @description What people want of it.
                             * @enum {string}
                             */
                            desired: "running" | "drained" | "stopped";
                            heartbeatAt: string | null;
                            host: string | null;
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            light: "green" | "yellow" | "red";
                            /** @description Why the light is as it is, in a sentence. */
                            lightReason: string;
                            memoryMb: number;
                            /** @description Place among the workers of its queue, from 1. */
                            number: number;
                            pool: {
                                /** Format: uuid */
                                id: string;
                                title: string;
                            };
                            /** Format: uuid */
                            queueId: string;
                            reason: string | null;
                            region: string | null;
                            restarts: number;
                            sleeping: boolean;
                            slotsTotal: number;
                            slotsUsed: number;
                            startedAt: string | null;
                            /** @enum {string} */
                            status: "starting" | "running" | "stopping" | "stopped" | "failed";
                            tasksCompleted: number;
                            tasksFailed: number;
                            version: string | null;
                        }[];
                    };
                };
            };
        };
    };
    "workers.drain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Worker"];
                };
            };
        };
    };
    "workers.log": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
                workerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WorkerLogLine"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    "workers.restart": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Worker"];
                };
            };
        };
    };
    "workers.start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Worker"];
                };
            };
        };
    };
    "workers.stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                workerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Worker"];
                };
            };
        };
    };
    "projects.createSample": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller: a repeat with the same key creates nothing more and gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
        };
    };
    "push.refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uri */
                    endpoint: string;
                    keys: {
                        /** @description Shared secret, base64url. */
                        auth: string;
                        /** @description Public key of the browser, base64url. */
                        p256dh: string;
                    };
                    /** Format: uri */
                    oldEndpoint: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
        };
    };
    "push.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PushDevice"][];
                    };
                };
            };
        };
    };
    "push.subscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uri */
                    endpoint: string;
                    keys: {
                        /** @description Shared secret, base64url. */
                        auth: string;
                        /** @description Public key of the browser, base64url. */
                        p256dh: string;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
        };
    };
    "push.unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uri */
                    endpoint: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "push.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uri */
                    endpoint: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message: string;
                        ok: boolean;
                    };
                };
            };
        };
    };
    "regions.list": {
        parameters: {
            query?: {
                /** @description Where you are: the closest region is told from it. */
                timeZone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Region"][];
                    };
                };
            };
        };
    };
    "runs.list": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                projectId?: string;
                /** @description Searches the subjects; a run’s id finds that run. */
                q?: string;
                status?: components["schemas"]["RunStatusInput"][];
                workflowId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RunSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    "runs.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
        };
    };
    "runs.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunSummary"];
                };
            };
        };
    };
    "runs.sendEvent": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller: a repeat with the same key creates nothing more and gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventInputInput"];
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentEvent"];
                };
            };
        };
    };
    "runs.retry": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller: a repeat with the same key creates nothing more and gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @default start
                     * @enum {string}
                     */
                    from?: "start" | "failed";
                    /** @description With "start": another input than before. */
                    input?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunSummary"];
                };
            };
        };
    };
    "runs.listSteps": {
        parameters: {
            query?: {
                cursor?: number;
                /** @description With "within": only of this item, from 0. */
                item?: number;
                limit?: number;
                /** @description Instance of a loop: only steps of its items. */
                within?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RunStep"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    "runs.terminate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunSummary"];
                };
            };
        };
    };
    "runs.counts": {
        parameters: {
            query?: {
                projectId?: string;
                workflowId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunCounts"];
                };
            };
        };
    };
    "sessions.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Session"][];
                    };
                };
            };
        };
    };
    "sessions.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "templates.list": {
        parameters: {
            query?: {
                category?: "orders" | "money" | "people" | "customers" | "operations" | "data";
                cursor?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WorkflowTemplateSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    "templates.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowTemplate"];
                };
            };
        };
    };
    "templates.use": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller: a repeat with the same key creates nothing more and gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the workflow; the template’s where absent. */
                    name?: string;
                    /** Format: uuid */
                    projectId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
        };
    };
    "workflows.list": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                projectId?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WorkflowSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
        };
    };
    "workflows.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller: a repeat with the same key creates nothing more and gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A definition to begin with (schema `Definition`). */
                    definition?: {
                        [key: string]: unknown;
                    };
                    name: string;
                    /** Format: uuid */
                    projectId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
        };
    };
    "workflows.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
        };
    };
    "workflows.archive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "workflows.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    description?: string | null;
                    enabled?: boolean;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
        };
    };
    "workflows.saveDraft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    definition: {
                        [key: string]: unknown;
                    };
                    /** @description The revision that the change was made to. */
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        diagnostics: components["schemas"]["Diagnostic"][];
                        revision: number;
                        /** Format: date-time */
                        savedAt: string;
                    };
                };
            };
        };
    };
    "workflows.publish": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller: a repeat with the same key creates nothing more and gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    note?: string;
                    revision: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
        };
    };
    "workflows.setQueue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    pinnedRegion?: string | null;
                    priority?: number | null;
                    /**
                     * Format: uuid
                     * @description A worker pool of its project.
                     */
                    queueId: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        pinnedRegion: string | null;
                        priority: number | null;
                        /** Format: uuid */
                        queueId: string;
                        /** @description Runs in flight that end where they began. */
                        runsElsewhere: number;
                    };
                };
            };
        };
    };
    "runs.start": {
        parameters: {
            query?: never;
            header?: {
                /** @description Made by the caller: a repeat with the same key creates nothing more and gets the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description By the input schema of the active version.
                     * @default {}
                     */
                    input?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunSummary"];
                };
            };
        };
    };
    "workflows.updateSchedule": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                triggerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Times that come while it is paused are not made up for. */
                    paused: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workflow"];
                };
            };
        };
    };
    "workflows.getStatistics": {
        parameters: {
            query?: {
                range?: "hour" | "day" | "week" | "month";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statistics"];
                };
            };
        };
    };
    "workflows.listVersions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Version"][];
                    };
                };
            };
        };
    };
    "workflows.getVersion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDetail"];
                };
            };
        };
    };
    "workflows.activateVersion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
        };
    };
    "workflows.exportVersion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": components["schemas"]["Error"];
                };
            };
            /** @description A ZIP archive: the workflow as a project in TypeScript. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
        };
    };
    "workflows.getVersionTypes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                versionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionTypes"];
                };
            };
        };
    };
    "workflows.rotateWebhookSecret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                triggerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Shown this once. */
                        secret: string;
                    };
                };
            };
        };
    };
    "workflows.check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    definition: {
                        [key: string]: unknown;
                    };
                    /** Format: uuid */
                    projectId: string;
                    /** Format: uuid */
                    workflowId?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        diagnostics: components["schemas"]["Diagnostic"][];
                    };
                };
            };
        };
    };
    "health.live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {boolean} */
                        ok: true;
                    };
                };
            };
        };
    };
    "health.ready": {
        parameters: {
            query?: {
                /** @description Only these, by commas: of a load balancer that wants to know whether this server can answer. */
                parts?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            [key: string]: {
                                message: string;
                                ms: number;
                                ok: boolean;
                            };
                        };
                        ok: boolean;
                    };
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: {
                            [key: string]: {
                                message: string;
                                ms: number;
                                ok: boolean;
                            };
                        };
                        ok: boolean;
                    };
                };
            };
        };
    };
}
