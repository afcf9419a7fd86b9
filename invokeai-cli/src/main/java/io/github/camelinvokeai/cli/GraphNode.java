package io.github.camelinvokeai.cli;

/**
 * A node that a run executes, as progress sees it.
 *
 * @param label  what to call it
 * @param weight its share of the work, compared with the other nodes
 */
record GraphNode(String label, int weight) {

    private static final int DENOISING = 20;

    /** @param type of the node; those that denoise take nearly all the time, so the others count little beside them */
    static GraphNode of(String label, String type) {
        return new GraphNode(label, type.contains("denoise") ? DENOISING : 1);
    }
}
