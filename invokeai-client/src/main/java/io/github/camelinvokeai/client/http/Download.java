package io.github.camelinvokeai.client.http;

/**
 * What a finished download brought.
 *
 * @param bytes       how many bytes were written to the target
 * @param contentType the server's content type, for instance {@code image/png}
 */
public record Download(long bytes, String contentType) {
}
