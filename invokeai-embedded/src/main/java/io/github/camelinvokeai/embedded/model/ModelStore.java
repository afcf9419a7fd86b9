package io.github.camelinvokeai.embedded.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The models of a server. Immutable. */
public final class ModelStore {

    /** What a server has unless told otherwise. */
    public static final List<InstalledModel> DEFAULTS = List.of(InstalledModel.main("Tiny SD", InstalledModel.SD_1),
            InstalledModel.main("Tiny SDXL", InstalledModel.SDXL));

    private final List<InstalledModel> models;

    /** A store with these models, in the order in which InvokeAI lists them. */
    public ModelStore(Collection<InstalledModel> models) {
        this.models = models.stream().sorted(Comparator.comparing(InstalledModel::type)
                .thenComparing(InstalledModel::base).thenComparing(InstalledModel::name)).toList();
    }

    /** A model as InvokeAI describes it. */
    public Optional<ObjectNode> find(String key) {
        return first(model -> model.key().equals(key));
    }

    Optional<ObjectNode> first(Predicate<InstalledModel> wanted) {
        return models.stream().filter(wanted).findFirst().map(InstalledModel::toJson);
    }

    List<ObjectNode> list(Predicate<InstalledModel> wanted) {
        return models.stream().filter(wanted).map(InstalledModel::toJson).toList();
    }
}
