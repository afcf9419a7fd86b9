package io.github.camelinvokeai.client.workflow;

/** Which nodes that save images get the board of a submission. A board that is set as an input always stays. */
public enum BoardInjection {
    /** Those that have no board of their own: none is stored, or {@code auto}, or one that the server does not have. */
    MISSING,
    /** All, whatever the workflow file has stored. */
    ALL,
    /** None: the submission's board is not used. */
    NONE
}
