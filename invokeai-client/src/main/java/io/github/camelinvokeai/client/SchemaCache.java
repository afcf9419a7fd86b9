package io.github.camelinvokeai.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.SchemaFormatException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.NodeSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps OpenAPI documents of servers in a directory, compressed, so that a client that starts anew need not fetch them.
 * Any number of clients may share a directory. Nothing fails because of it: what cannot be read or written is told once
 * and done without.
 */
final class SchemaCache {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCache.class);

    private final Path directory;
    private final AtomicBoolean unreadable = new AtomicBoolean();
    private final AtomicBoolean unwritable = new AtomicBoolean();

    /** Node facts with the time they were written. */
    record Stored(NodeSchema schema, FileTime written) {
    }

    SchemaCache(Path directory) {
        this.directory = directory;
    }

    Optional<Stored> read(SchemaKey key, String source) {
        Path file = directory.resolve(key.fileName());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            FileTime written = Files.getLastModifiedTime(file);
            return Optional.of(new Stored(NodeSchema.fromFile(file).labelled(key.version(), source), written));
        } catch (SchemaFormatException | IOException e) {
            if (unreadable.compareAndSet(false, true)) {
                LOG.warn("The kept node facts in {} cannot be used, so they are fetched from the server anew: {}", file,
                        e.getMessage());
            }
            return Optional.empty();
        }
    }

    /** Others see the old file or the new one, never a part. */
    void write(SchemaKey key, JsonNode document) {
        try {
            Files.createDirectories(directory);
            Path part = Files.createTempFile(directory, "invokeai-", ".part");
            try {
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
                    out.write(Json.bytes(document));
                }
                Files.move(part, directory.resolve(key.fileName()), StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            if (unwritable.compareAndSet(false, true)) {
                LOG.warn("Node facts cannot be kept in {}, so the next client will fetch them again: {}", directory,
                        e.toString());
            }
        }
    }
}
