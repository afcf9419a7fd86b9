package io.github.camelinvokeai.client.drift;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InputMapFormatException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.schema.Cardinality;

/**
 * Reads input maps, also those written by hand: what can be left out has a default, keys it does not know are passed
 * over.
 */
final class InputMapReader {

    private final String source;

    private InputMapReader(String source) {
        this.source = source;
    }

    static InputMap read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputMapFormatException("Input map " + file + " is a directory; name the JSON file in it");
        }
        if (!Files.isReadable(file)) {
            throw new InputMapFormatException("Input map " + file.toAbsolutePath() + " does not exist or cannot be read");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream, file.toString());
        } catch (IOException e) {
            throw new InputMapFormatException("Input map " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static InputMap read(InputStream stream, String source) {
        InputMapReader reader = new InputMapReader(source);
        return reader.map(reader.tree(stream));
    }

    private JsonNode tree(InputStream stream) {
        try {
            byte[] bytes = stream.readNBytes(InputMap.MAX_BYTES + 1);
            if (bytes.length > InputMap.MAX_BYTES) {
                throw refusal("is larger than " + InputMap.MAX_BYTES + " bytes; is it an input map at all?");
            }
            return Json.mapper().readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new InputMapFormatException(
                    "Input map " + source + " is no valid JSON"
                                              + (e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")")
                                              + "; export it again",
                    e);
        } catch (IOException e) {
            throw new InputMapFormatException("Input map " + source + " cannot be read: " + e.getMessage(), e);
        }
    }

    private InputMap map(JsonNode json) {
        if (!json.path("format").asText().equals(InputMapJson.FORMAT)) {
            throw refusal("is none: its 'format' is not '" + InputMapJson.FORMAT + "'; export one from the workflow");
        }
        if (json.path("formatVersion").asInt() != InputMapJson.VERSION) {
            throw refusal("has the format version " + json.path("formatVersion") + ", and this client reads "
                          + InputMapJson.VERSION + "; export it again");
        }
        if (!json.path("inputs").isArray()) {
            throw refusal("has no list 'inputs'; export it again");
        }
        List<MappedInput> inputs = new ArrayList<>();
        for (int i = 0; i < json.get("inputs").size(); i++) {
            inputs.add(input(json.get("inputs").get(i), "inputs[" + i + "]"));
        }
        return new InputMap(
                json.path("workflow").path("name").asText(""), json.path("workflow").path("schemaVersion").asText(""),
                keys(json.path("keys")), inputs);
    }

    private Set<KeyKind> keys(JsonNode json) {
        if (json.isMissingNode()) {
            return InputMap.ALL_KEYS;
        }
        Set<KeyKind> keys = EnumSet.noneOf(KeyKind.class);
        json.forEach(key -> keys.add(constant(KeyKind.values(), key, "keys")));
        if (keys.isEmpty()) {
            throw refusal("names no 'keys'; leave them out or name some of " + words(KeyKind.values()));
        }
        return keys;
    }

    private MappedInput input(JsonNode json, String place) {
        JsonNode index = json.path("index");
        if (!index.isInt() || index.intValue() < 0) {
            throw refusal(place + " has no 'index' of 0 or more");
        }
        JsonNode cardinality = json.path("cardinality");
        return new MappedInput(
                index.intValue(), text(json, "label", place), text(json, "nodeId", place), text(json, "fieldName", place),
                text(json, "type", place),
                cardinality.isMissingNode()
                        ? Cardinality.SINGLE : constant(Cardinality.values(), cardinality, place + ".cardinality"),
                json.path("choices").valueStream().toList(), flag(json, "required", false, place),
                flag(json, "stored", false, place), flag(json, "settable", true, place), jsonPath(json, place));
    }

    private String jsonPath(JsonNode json, String place) {
        if (!json.hasNonNull("jsonPath")) {
            return null;
        }
        String path = text(json, "jsonPath", place);
        JsonPaths.compile(path, "Input map " + source + ": " + place + ".jsonPath");
        return path;
    }

    private String text(JsonNode json, String name, String place) {
        if (!json.path(name).isTextual()) {
            throw refusal(place + " has no text '" + name + "'");
        }
        return json.get(name).textValue();
    }

    private boolean flag(JsonNode json, String name, boolean without, String place) {
        JsonNode flag = json.path(name);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            throw refusal(place + "." + name + " is neither true nor false");
        }
        return flag.asBoolean(without);
    }

    private <E extends Enum<E>> E constant(E[] constants, JsonNode text, String place) {
        return Arrays.stream(constants).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text.textValue()))
                .findFirst().orElseThrow(() -> refusal(place + " is " + text + ", and none of " + words(constants)));
    }

    private static String words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(each -> each.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    private InputMapFormatException refusal(String what) {
        return new InputMapFormatException("Input map " + source + (what.startsWith("inputs") ? ": " : " ") + what);
    }
}
