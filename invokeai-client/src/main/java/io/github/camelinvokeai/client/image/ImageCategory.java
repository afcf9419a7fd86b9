package io.github.camelinvokeai.client.image;

/** What an uploaded image is for, as InvokeAI's gallery sorts it. */
public enum ImageCategory {
    GENERAL("general"),
    MASK("mask"),
    CONTROL("control"),
    USER("user"),
    OTHER("other");

    private final String word;

    ImageCategory(String word) {
        this.word = word;
    }

    /** The server's word for it. */
    public String word() {
        return word;
    }
}
