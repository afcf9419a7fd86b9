package io.github.camelinvokeai.component;

/** When an exchange that has submitted a workflow continues. */
public enum WaitFor {
    /** At once, as soon as the job has been handed to the client. */
    none,
    /** When the server has put the job into its queue. */
    enqueued,
    /** When the job has ended. */
    completed
}
