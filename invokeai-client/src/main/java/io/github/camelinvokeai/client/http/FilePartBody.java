package io.github.camelinvokeai.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.core5.http.ContentType;

/** A file of any file system as part of a multipart request; HttpClient's own takes only files of the default one. */
final class FilePartBody extends AbstractContentBody {

    private final Path file;
    private final String fileName;

    FilePartBody(Path file, ContentType contentType, String fileName) {
        super(contentType);
        this.file = file;
        this.fileName = fileName;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream in = open()) {
            new SourceStream(in).transferTo(out);
        }
    }

    private InputStream open() throws SourceStream.Failure {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new SourceStream.Failure(e);
        }
    }

    // Unknown on purpose: a file that grows while it is sent must not break the framing.
    @Override
    public long getContentLength() {
        return -1;
    }

    @Override
    public String getFilename() {
        return fileName;
    }
}
