package io.github.camelinvokeai.client.image;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.ServerResponseException;
import io.github.camelinvokeai.client.http.ApiHttp;
import io.github.camelinvokeai.client.http.ApiPath;
import io.github.camelinvokeai.client.http.ContentStream;
import io.github.camelinvokeai.client.http.Download;
import io.github.camelinvokeai.client.http.Part;
import io.github.camelinvokeai.client.http.Query;
import io.github.camelinvokeai.client.json.Json;

/**
 * The images of a server, through InvokeAI's images API. Bytes are streamed in both directions. Thread-safe; every call
 * blocks and throws what {@link ApiHttp} throws, for an unknown image
 * {@link io.github.camelinvokeai.client.error.NotFoundException}.
 */
public final class ImageRepository {

    // The server asks only that it begins with image; what the bytes are it finds out itself.
    private static final String UPLOAD_TYPE = "image/png";

    private final ApiHttp http;

    public ImageRepository(ApiHttp http) {
        this.http = http;
    }

    /**
     * Stores a picture on the server.
     *
     * @throws ServerResponseException                                if the server cannot read it as a picture (415,
     *                                                                for a broken one 500)
     * @throws io.github.camelinvokeai.client.error.NotFoundException if the board does not exist; InvokeAI before 6.14
     *                                                                stores the picture on no board instead
     * @throws io.github.camelinvokeai.client.error.InvokeAIException if the source cannot be read
     */
    public ImageInfo upload(ImageSource source, UploadOptions options) {
        Query query = Query.of("image_category", options.category().word()).and("is_intermediate", options.intermediate())
                .and("board_id", options.boardId()).and("session_id", options.sessionId());
        List<Part> parts = new ArrayList<>();
        parts.add(part(source));
        if (options.metadata() != null) {
            parts.add(Part.text("metadata", Json.write(options.metadata())));
        }
        return ImageInfo.of(http.upload(ApiPath.v1("images", "upload"), query, parts));
    }

    private static Part part(ImageSource source) {
        if (source instanceof ImageSource.Bytes bytes) {
            return Part.bytes("file", "image", UPLOAD_TYPE, bytes.content());
        }
        if (source instanceof ImageSource.File file) {
            return Part.file("file", "image", UPLOAD_TYPE, file.path());
        }
        return Part.stream("file", "image", UPLOAD_TYPE, ((ImageSource.Stream) source).content());
    }

    public ImageInfo get(String imageName) {
        return ImageInfo.of(http.get(image(imageName), Query.none()));
    }

    /**
     * Copies the full image, a PNG, to the target, which stays open.
     *
     * @throws IOException if the target cannot be written
     */
    public Download download(String imageName, OutputStream target) throws IOException {
        return http.download(image(imageName, ImageSize.FULL.route()), Query.none(), "image/", target);
    }

    /**
     * Copies the thumbnail, a small WebP, to the target, which stays open.
     *
     * @throws IOException if the target cannot be written
     */
    public Download downloadThumbnail(String imageName, OutputStream target) throws IOException {
        return http.download(image(imageName, ImageSize.THUMBNAIL.route()), Query.none(), "image/", target);
    }

    /** Opens an image for reading; the stream holds a connection until it is closed. */
    public ContentStream open(String imageName, ImageSize size) {
        return http.open(image(imageName, size.route()), Query.none(), "image/");
    }

    /** The generation metadata of an image, or null if it has none. */
    public JsonNode metadata(String imageName) {
        JsonNode metadata = http.get(image(imageName, "metadata"), Query.none());
        return metadata.isNull() ? null : metadata;
    }

    /** The workflow that an image carries, or null if it carries none. */
    public JsonNode workflow(String imageName) {
        return carried(imageName, "workflow");
    }

    /**
     * The graph that made an image, in the server's own format, or null if none did; an uploaded picture may carry one,
     * too.
     */
    public JsonNode graph(String imageName) {
        return carried(imageName, "graph");
    }

    private JsonNode carried(String imageName, String what) {
        String text = http.get(image(imageName, "workflow"), Query.none()).path(what).asText(null);
        try {
            return text == null ? null : Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new ServerResponseException(200, "", "The " + what + " in image " + imageName + " is not valid JSON", e);
        }
    }

    /** Deletes an image and its file. Jobs that the server answers from its cache may still have named it as theirs. */
    public void delete(String imageName) {
        http.delete(image(imageName), Query.none());
    }

    private static ApiPath image(String imageName, String... rest) {
        List<String> segments = new ArrayList<>(List.of("images", "i", imageName));
        segments.addAll(List.of(rest));
        return ApiPath.v1(segments.toArray(String[]::new));
    }
}
