package io.github.camelinvokeai.client.error;

/** A field plug-in that somebody has installed cannot be loaded or has failed; the message names its class. */
public class FieldPluginException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    private final String plugin;

    /**
     * @param plugin class name of the plug-in; empty if it could not be loaded and only the message says which one
     * @param cause  what it threw, or null
     */
    public FieldPluginException(String plugin, String message, Throwable cause) {
        super(message, cause);
        this.plugin = plugin;
    }

    /** Class name of the plug-in; empty if it could not be loaded and only the message says which one. */
    public String plugin() {
        return plugin;
    }
}
