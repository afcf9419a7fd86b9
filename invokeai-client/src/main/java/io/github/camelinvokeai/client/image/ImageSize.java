package io.github.camelinvokeai.client.image;

/** Which of its two renditions of an image the server should send. */
public enum ImageSize {
    /** The image itself: PNG, with the graph and the workflow that made it in its text chunks. */
    FULL("full"),
    /** A small WebP without them. */
    THUMBNAIL("thumbnail");

    private final String route;

    ImageSize(String route) {
        this.route = route;
    }

    String route() {
        return route;
    }
}
