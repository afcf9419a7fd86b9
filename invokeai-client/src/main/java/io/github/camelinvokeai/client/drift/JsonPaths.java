package io.github.camelinvokeai.client.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.github.camelinvokeai.client.error.InputMapFormatException;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;

/** Where JsonPath expressions lead in one workflow file. */
final class JsonPaths {

    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.ALWAYS_RETURN_LIST, Option.SUPPRESS_EXCEPTIONS)
            .build();

    private final JsonNode file;

    JsonPaths(WorkflowDefinition definition) {
        this.file = definition.raw();
    }

    /** To how many places of the file the expression leads. */
    int matches(String path) {
        ArrayNode found = compile(path, "JsonPath").read(file, CONFIGURATION);
        return found.size();
    }

    /** @param place what to call the expression in the message if it is none */
    static JsonPath compile(String path, String place) {
        try {
            return JsonPath.compile(path);
        } catch (InvalidPathException | IllegalArgumentException e) {
            throw new InputMapFormatException(place + " is no JsonPath expression: " + path, e);
        }
    }
}
