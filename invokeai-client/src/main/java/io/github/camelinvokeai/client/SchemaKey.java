package io.github.camelinvokeai.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What the node types of a server depend on, as far as a server tells.
 *
 * @param server  its address: two servers may have packs of the same name and not the same content
 * @param version of InvokeAI
 * @param packs   its custom node packs, in any notation that differs if they do; empty if they are not known
 */
record SchemaKey(String server, String version, String packs) {

    private static final int DIGITS = 16;

    /** A name for a file that no other key has: the version for people, the rest as a digest. */
    String fileName() {
        byte[] digest = sha256().digest((server + "\n" + version + "\n" + packs).getBytes(StandardCharsets.UTF_8));
        return "invokeai-" + version.replaceAll("[^A-Za-z0-9.]", "_") + "-"
               + HexFormat.of().formatHex(digest).substring(0, DIGITS) + ".json.gz";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
