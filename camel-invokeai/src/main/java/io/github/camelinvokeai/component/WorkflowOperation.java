package io.github.camelinvokeai.component;

/** What {@code invokeai:workflow} does with an exchange. */
public enum WorkflowOperation {
    /** Runs the workflow. */
    run,
    /** Says everything that would stop the job, and runs nothing. */
    check,
    /** Gives what would be sent, and sends nothing. */
    dryRun
}
