package io.github.camelinvokeai.component;

import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.field.ListField;
import io.github.camelinvokeai.client.job.OutputImage;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.workflow.WorkflowInput;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;

/** Makes of what Camel messages hold what the client's fields take. */
final class InputTranslation {

    private final Exchange exchange;
    private final URI server;
    private final boolean detached;

    /**
     * @param server   the server that the values are for
     * @param detached whether the exchange goes on before images are uploaded, and may take its files and streams along
     */
    InputTranslation(Exchange exchange, URI server, boolean detached) {
        this.exchange = exchange;
        this.server = server;
        this.detached = detached;
    }

    Object translate(WorkflowInput input, Object value) {
        if (value == null) {
            return null;
        }
        try {
            return input.field().kind() == FieldKind.IMAGE ? image(input, value) : text(value);
        } catch (TypeConversionException e) {
            throw new InvalidValueException(
                    input.address(), "Input " + input.address() + " cannot be made of a " + value.getClass().getName(),
                    List.of(), e);
        }
    }

    private Object image(WorkflowInput input, Object value) {
        if (value instanceof Collection<?> several) {
            if (several.size() == 1 && !(input.field() instanceof ListField)) {
                return image(input, several.iterator().next());
            }
            return several.stream().map(each -> image(input, each)).toList();
        }
        if (value instanceof InvokeAIResult result) {
            return image(input, result.onlyImage());
        }
        if (value instanceof ResultImage image) {
            return image.isOn(server) ? image.name() : new LazyPicture(image);
        }
        if (value instanceof OutputImage image) {
            return image.imageName();
        }
        if (value instanceof Map<?, ?> reference && reference.get(ResultImage.IMAGE_NAME) instanceof String name) {
            return name;
        }
        if (value instanceof WrappedFile<?> file) {
            return file.getFile() instanceof File local ? image(input, local) : bytesOrStream(value);
        }
        boolean lent = value instanceof File || value instanceof Path || value instanceof InputStream
                || value instanceof StreamCache;
        return lent && detached ? convert(byte[].class, readable(value)) : value;
    }

    private Object bytesOrStream(Object value) {
        return detached ? convert(byte[].class, value) : convert(InputStream.class, value);
    }

    private Object text(Object value) {
        boolean readable = value instanceof byte[] || value instanceof InputStream || value instanceof Reader
                || value instanceof StreamCache || value instanceof File || value instanceof Path
                || value instanceof WrappedFile<?>;
        return readable ? convert(String.class, readable(value)) : value;
    }

    /** Camel reads files, not paths. */
    private static Object readable(Object value) {
        return value instanceof Path path ? path.toFile() : value;
    }

    private <T> T convert(Class<T> type, Object value) {
        T converted = exchange.getContext().getTypeConverter().convertTo(type, exchange, value);
        if (converted == null) {
            throw new TypeConversionException(value.getClass(), type, null);
        }
        return converted;
    }
}
