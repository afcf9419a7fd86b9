package io.github.camelinvokeai.cli;

/**
 * How far a job has come.
 *
 * @param steps        all nodes of all runs together
 * @param done         how many of them have run
 * @param fraction     0..1; never less than it was before
 * @param node         the label of the node that runs, or null if none does
 * @param nodeFraction how far that node has come, 0..1, or null if it does not tell
 */
record Progress(int steps, int done, double fraction, String node, Double nodeFraction) {

    int percent() {
        return (int) Math.floor(fraction * 100);
    }

    /** The step that runs, counted from 1 as people do. */
    int step() {
        return Math.min(steps, node == null ? done : done + 1);
    }

    /** What goes on, in a few words. */
    String activity() {
        if (node != null) {
            return node + (nodeFraction == null ? "" : String.format(" %d %%", (int) Math.floor(nodeFraction * 100)));
        }
        return done == 0 ? "waiting for its turn" : "";
    }
}
