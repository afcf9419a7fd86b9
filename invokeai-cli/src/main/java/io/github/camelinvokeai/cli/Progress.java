package io.github.camelinvokeai.cli;

/**
 * How far a job has come.
 *
 * @param steps        all nodes of all runs together
 * @param step         the one that runs, counted from 1, or else the last one that has run; 0 before the first
 * @param fraction     0..1; never less than it was before
 * @param node         the label of that node, or null before the first
 * @param nodeFraction how far the running node has come, 0..1, or null if it does not tell
 */
record Progress(int steps, int step, double fraction, String node, Double nodeFraction) {

    int percent() {
        return (int) Math.floor(fraction * 100);
    }

    /** What goes on, in a few words. */
    String activity() {
        if (node == null) {
            return steps == 0 ? "on its way to the server" : "waiting for its turn";
        }
        return nodeFraction == null ? node : String.format("%s %d %%", node, (int) Math.floor(nodeFraction * 100));
    }
}
