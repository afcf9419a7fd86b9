package io.github.camelinvokeai.client;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.GivenText;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.error.ModelNotFoundException.MissingModel;
import io.github.camelinvokeai.client.model.DnnModelRepository;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.workflow.ModelRequest;
import io.github.camelinvokeai.client.workflow.ModelResolution;

/**
 * Finds the installed model that a workflow means. Keys differ between installations, and only the key counts when a
 * node runs, so a stored model is looked for by its key, then by its hash, then by name, base and type together; a
 * given one by key, then by name, or as a stored one, and it has to fit. Only then, and only if the request lets it,
 * another one of the same base and type serves. Serves one batch: the list of models is fetched once, and only if a key
 * does not settle the matter.
 */
final class ModelLookup {

    private static final Comparator<ModelInfo> BY_NAME = Comparator.comparing(ModelInfo::name).thenComparing(ModelInfo::key);

    private final DnnModelRepository models;
    private List<ModelInfo> installed;

    ModelLookup(DnnModelRepository models) {
        this.models = models;
    }

    ObjectNode find(ModelRequest request) {
        if (request.open()) {
            return chosen(request).toIdentifier();
        }
        if (request.identifier() == null) {
            return named(request).toIdentifier();
        }
        ModelInfo found = identified(request).or(() -> replacement(request))
                .orElseThrow(() -> notInstalled(request, describe(request.identifier())));
        if (request.given() && !request.filter().accepts(found.raw())) {
            throw unfit(request, found);
        }
        return found.toIdentifier();
    }

    private ModelInfo named(ModelRequest request) {
        List<ModelInfo> found = all(model -> model.key().equals(request.keyOrName())).toList();
        if (found.isEmpty()) {
            found = all(model -> model.name().equals(request.keyOrName())).toList();
        }
        List<ModelInfo> fitting = found.stream().filter(fits(request.filter())).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (fitting.size() > 1) {
            throw refusal(
                    request, fitting.size() + " installed models are named " + GivenText.name(request.keyOrName())
                             + "; give the key of one",
                    fitting);
        }
        if (!found.isEmpty()) {
            throw unfit(request, found.get(0));
        }
        throw notInstalled(request, GivenText.name(request.keyOrName()));
    }

    private Optional<ModelInfo> identified(ModelRequest request) {
        ObjectNode wanted = request.identifier();
        return text(wanted, "key").flatMap(models::getModelByKey)
                .or(() -> text(wanted, "hash").flatMap(hash -> all(model -> hash.equals(model.hash()))
                        .filter(model -> same(wanted, "type", model.type())).findFirst()))
                .or(() -> text(wanted, "name").flatMap(name -> only(request, model -> name.equals(model.name())
                        && same(wanted, "base", model.base())
                        && same(wanted, "type", model.type()))));
    }

    private Optional<ModelInfo> only(ModelRequest request, Predicate<ModelInfo> wanted) {
        List<ModelInfo> found = all(wanted).filter(fits(request.filter())).toList();
        if (found.size() > 1 && request.resolution() == ModelResolution.IDENTITY) {
            throw refusal(
                    request, "several installed models answer to " + describe(request.identifier()) + "; give a key", found);
        }
        return found.stream().min(BY_NAME);
    }

    /** Another model for one that is not installed; what does not say its base and type is not replaced. */
    private Optional<ModelInfo> replacement(ModelRequest request) {
        Optional<String> base = text(request.identifier(), "base");
        Optional<String> type = text(request.identifier(), "type");
        if (request.resolution() == ModelResolution.IDENTITY || base.isEmpty() || type.isEmpty()) {
            return Optional.empty();
        }
        return all(fits(request.filter())).filter(model -> base.get().equals(model.base()) && type.get().equals(model.type()))
                .min(BY_NAME);
    }

    /** A model for a field that is left open. Of models of several bases nobody can say which goes with the others. */
    private ModelInfo chosen(ModelRequest request) {
        List<ModelInfo> fitting = request.filter().types().isEmpty()
                ? List.of() : all(fits(request.filter())).sorted(BY_NAME).toList();
        if (fitting.isEmpty()) {
            throw refusal(request, "no model is given, and none can be chosen");
        }
        if (fitting.stream().map(ModelInfo::base).distinct().count() > 1) {
            throw refusal(request, "no model is given, and those that fit are of several bases", fitting);
        }
        return fitting.get(0);
    }

    private static boolean same(JsonNode wanted, String name, String actual) {
        return text(wanted, name).map(word -> word.equals(actual)).orElse(true);
    }

    private static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.path(name).textValue()).filter(text -> !text.isBlank());
    }

    private static Predicate<ModelInfo> fits(ModelFilter filter) {
        return model -> filter.accepts(model.raw());
    }

    private Stream<ModelInfo> all(Predicate<ModelInfo> wanted) {
        if (installed == null) {
            installed = models.listModels();
        }
        return installed.stream().filter(wanted);
    }

    private ModelNotFoundException notInstalled(ModelRequest request, String wanted) {
        return refusal(request, "model " + wanted + " is not installed on the server");
    }

    private ModelNotFoundException unfit(ModelRequest request, ModelInfo model) {
        return refusal(request, "model " + describe(model) + " does not fit this input");
    }

    private ModelNotFoundException refusal(ModelRequest request, String problem) {
        return refusal(request, problem, all(fits(request.filter())).toList());
    }

    private static ModelNotFoundException refusal(ModelRequest request, String problem, List<ModelInfo> candidates) {
        List<String> described = candidates.stream().sorted(BY_NAME).map(ModelLookup::describe).toList();
        return new ModelNotFoundException(List.of(new MissingModel(request.input(), problem, described)));
    }

    private static String describe(ModelInfo model) {
        return "'" + model.name() + "' (" + model.base() + " " + model.type() + ", key " + model.key() + ")";
    }

    private static String describe(ObjectNode identifier) {
        return GivenText.name(
                identifier.path("name").asText(identifier.path("key").asText(identifier.path("hash").asText())));
    }
}
