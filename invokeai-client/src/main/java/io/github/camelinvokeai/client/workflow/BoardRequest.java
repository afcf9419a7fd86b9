package io.github.camelinvokeai.client.workflow;

/**
 * A board that a graph needs.
 *
 * @param input  the name of the input or option, for messages
 * @param id     the board's id, or null if it may be a name
 * @param name   the board's name (or, if {@code id} is null and no board has the name, its id), or null
 * @param create whether to create the board if no board has the name
 */
public record BoardRequest(String input, String id, String name, boolean create) {

    /** The {@code input} of the board that was given for all output nodes that have none of their own. */
    public static final String OPTION = "board";
}
