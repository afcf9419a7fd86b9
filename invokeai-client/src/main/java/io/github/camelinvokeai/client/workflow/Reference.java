package io.github.camelinvokeai.client.workflow;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.ModelFilter;

/**
 * What a field's values, or the items of its lists, refer to on the server, which therefore has to be asked about them.
 *
 * @param to     what it is
 * @param models which models fit, if it is one
 * @param single whether it takes one, and no list
 */
record Reference(To to, ModelFilter models, boolean single) {

    /** A LoRA is a model with a weight: {@code {lora, weight}}. */
    enum To {
        NOTHING,
        BOARD,
        MODEL,
        LORA,
        IMAGE
    }

    static final Reference NONE = new Reference(To.NOTHING, ModelFilter.EVERY_MODEL, true);
    static final Reference BOARD = new Reference(To.BOARD, ModelFilter.EVERY_MODEL, true);

    private static final Set<String> LORAS = Set.of("lora");

    /** What a field of this template refers to; a field without one refers to nothing that anybody knows of. */
    static Reference of(FieldTemplate template) {
        if (template == null) {
            return NONE;
        }
        boolean single = template.type().cardinality() != Cardinality.COLLECTION;
        return switch (template.type().kind()) {
            case MODEL -> new Reference(To.MODEL, template.models(), single);
            case IMAGE -> new Reference(To.IMAGE, template.models(), single);
            case BOARD -> template.type().cardinality() == Cardinality.SINGLE ? BOARD : NONE;
            case LORA -> new Reference(To.LORA, loras(template.models()), single);
            default -> NONE;
        };
    }

    /** Whether the field needs a model even if none is stored: the server may be asked to choose one. */
    static boolean isNeededModel(FieldTemplate template) {
        Reference reference = of(template);
        return template.required() && !template.connectionOnly() && reference.to() == To.MODEL && reference.single();
    }

    /** Some collections of LoRAs do not say what they take. */
    private static ModelFilter loras(ModelFilter filter) {
        return filter.types().isEmpty()
                ? new ModelFilter(filter.bases(), LORAS, filter.variants(), filter.formats(), filter.providerIds()) : filter;
    }

    /** Whether a stored value, or null, leaves something to ask; the board may come from the submission. */
    boolean asks(JsonNode stored) {
        return switch (to) {
            case NOTHING -> false;
            case BOARD -> true;
            case MODEL, LORA, IMAGE -> stored != null && !(stored.isArray() && stored.isEmpty());
        };
    }
}
