package io.github.camelinvokeai.embedded.image;

/** What is to become different about a stored picture; null for what stays. */
record ImageChanges(String category, String sessionId, Boolean intermediate, Boolean starred) {

    static ImageChanges star(boolean starred) {
        return new ImageChanges(null, null, null, starred);
    }
}
