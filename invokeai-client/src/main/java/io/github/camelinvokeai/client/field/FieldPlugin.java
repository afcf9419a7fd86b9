package io.github.camelinvokeai.client.field;

import java.util.Optional;

import io.github.camelinvokeai.client.schema.FieldTemplate;

/**
 * Gives fields to inputs whose type this client does not know, or knows less well than the author of a node pack.
 * <p>
 * Plug-ins are found with {@link java.util.ServiceLoader}: name the class in a file
 * {@code META-INF/services/io.github.camelinvokeai.client.field.FieldPlugin}. They are looked up once, when the first
 * workflow is compiled, among what this client's class loader and the thread's context class loader see. The first one
 * that gives a field is heard, before the client's own classes. One instance serves all threads.
 */
public interface FieldPlugin {

    /**
     * The field for an input, if this plug-in has one for it. Called for each input of each workflow that is compiled,
     * so it should decide quickly, most often by the name of the {@link FieldTemplate#type() type}.
     *
     * @param template the facts about the input
     */
    Optional<CustomField> field(FieldTemplate template);
}
