package io.github.camelinvokeai.client.field;

import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.image.ImageInfo;
import io.github.camelinvokeai.client.image.ImageSource;
import io.github.camelinvokeai.client.schema.FieldKind;

/**
 * An image. Takes the name of one that the server has (as text, as {@link ImageInfo}, or as an object with an
 * {@code image_name}), or one to be uploaded: bytes, a {@link Path}, a {@link File}, an {@link InputStream} or an
 * {@link ImageSource}. A text is always the name of an image on the server, never the path of a file.
 */
public record ImageField() implements Field {

    @Override
    public FieldKind kind() {
        return FieldKind.IMAGE;
    }

    @Override
    public FieldValue convert(String input, Object value) {
        Object plain = Values.structured(value);
        if (plain instanceof ImageInfo image) {
            return named(image.imageName());
        }
        if (plain instanceof CharSequence name && !name.toString().isBlank()) {
            return named(name.toString().strip());
        }
        if (plain instanceof Map<?, ?> || (plain instanceof JsonNode json && json.isObject())) {
            return named(input, Values.json(input, plain).path("image_name"));
        }
        return new FieldValue.Upload(source(input, plain));
    }

    private static FieldValue named(String input, JsonNode name) {
        if (!name.isTextual() || name.textValue().isBlank()) {
            throw Refusal.because(input, "takes an image object with an image_name; this one has none");
        }
        return named(name.textValue().strip());
    }

    private static FieldValue named(String name) {
        ObjectNode image = JsonNodeFactory.instance.objectNode();
        return new FieldValue.Literal(image.put("image_name", name));
    }

    private static ImageSource source(String input, Object value) {
        if (value instanceof ImageSource source) {
            return source;
        }
        if (value instanceof byte[] bytes) {
            return ImageSource.of(bytes);
        }
        if (value instanceof InputStream stream) {
            return ImageSource.of(stream);
        }
        if (value instanceof File file) {
            return file(input, file.toPath());
        }
        if (value instanceof Path path) {
            return file(input, path);
        }
        throw Refusal.wrongType(input, "an image: its name on the server, bytes, a file or a stream", value);
    }

    private static ImageSource file(String input, Path path) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw Refusal.because(input, "takes an image, and there is no readable file " + path);
        }
        return ImageSource.of(path);
    }
}
