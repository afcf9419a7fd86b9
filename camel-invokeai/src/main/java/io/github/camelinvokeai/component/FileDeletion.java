package io.github.camelinvokeai.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes a temporary file when its exchange is done. */
final class FileDeletion extends SynchronizationAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(FileDeletion.class);

    private final Path file;

    FileDeletion(Path file) {
        this.file = file;
    }

    @Override
    public void onDone(Exchange exchange) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The temporary file {} could not be deleted", file, e);
        }
    }
}
