package io.github.camelinvokeai.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.GivenText;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.model.DnnModelRepository;
import io.github.camelinvokeai.client.model.ModelInfo;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.workflow.ModelRequest;

/**
 * Finds the installed model that a workflow means. Keys differ between installations, and only the key counts when a
 * node runs, so a stored model is looked for by its key, then by its hash, then by name, base and type together; a
 * given one by key, then by name, or as a stored one, and it has to fit. Serves one batch: the list of models is
 * fetched once, and only if a key does not settle the matter.
 */
final class ModelLookup {

    private final DnnModelRepository models;
    private List<ModelInfo> installed;

    ModelLookup(DnnModelRepository models) {
        this.models = models;
    }

    ObjectNode find(ModelRequest request) {
        if (request.identifier() == null) {
            return named(request).toIdentifier();
        }
        ModelInfo found = identified(request).orElseThrow(() -> notInstalled(request, describe(request.identifier())));
        if (request.given() && !request.filter().accepts(found.raw())) {
            throw unfit(request, found);
        }
        return found.toIdentifier();
    }

    private ModelInfo named(ModelRequest request) {
        List<ModelInfo> found = installed().stream().filter(model -> model.key().equals(request.keyOrName())).toList();
        if (found.isEmpty()) {
            found = installed().stream().filter(model -> model.name().equals(request.keyOrName())).toList();
        }
        List<ModelInfo> fitting = found.stream().filter(fits(request.filter())).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        if (fitting.size() > 1) {
            List<String> candidates = fitting.stream().map(ModelLookup::describe).toList();
            throw new ModelNotFoundException(
                    request.input(), "Input '" + request.input() + "': " + fitting.size() + " installed models are named "
                                     + GivenText.name(request.keyOrName()) + "; give the key of one: "
                                     + String.join(", ", candidates),
                    candidates);
        }
        if (!found.isEmpty()) {
            throw unfit(request, found.get(0));
        }
        throw notInstalled(request, GivenText.name(request.keyOrName()));
    }

    private Optional<ModelInfo> identified(ModelRequest request) {
        ObjectNode wanted = request.identifier();
        return text(wanted, "key").flatMap(models::getModelByKey)
                .or(() -> text(wanted, "hash").flatMap(hash -> first(model -> hash.equals(model.hash()))))
                .or(() -> text(wanted, "name").flatMap(name -> only(request, model -> name.equals(model.name())
                        && same(wanted, "base", model.base())
                        && same(wanted, "type", model.type()))));
    }

    private Optional<ModelInfo> first(Predicate<ModelInfo> wanted) {
        return installed().stream().filter(wanted).findFirst();
    }

    private Optional<ModelInfo> only(ModelRequest request, Predicate<ModelInfo> wanted) {
        List<ModelInfo> found = installed().stream().filter(wanted).filter(fits(request.filter())).toList();
        if (found.size() > 1) {
            throw refusal(request, "several installed models answer to " + describe(request.identifier()) + "; give a key");
        }
        return found.stream().findFirst();
    }

    private static boolean same(JsonNode wanted, String name, String actual) {
        return text(wanted, name).map(actual::equals).orElse(true);
    }

    private static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.path(name).textValue()).filter(text -> !text.isBlank());
    }

    private static Predicate<ModelInfo> fits(ModelFilter filter) {
        return model -> filter.accepts(model.raw());
    }

    private List<ModelInfo> installed() {
        if (installed == null) {
            installed = models.listModels();
        }
        return installed;
    }

    private ModelNotFoundException notInstalled(ModelRequest request, String wanted) {
        return refusal(request, "model " + wanted + " is not installed on the server");
    }

    private ModelNotFoundException unfit(ModelRequest request, ModelInfo model) {
        return refusal(request, "model " + describe(model) + " does not fit this input");
    }

    private ModelNotFoundException refusal(ModelRequest request, String what) {
        List<String> fitting = installed().stream().filter(fits(request.filter())).map(ModelLookup::describe).sorted().toList();
        String remedy = fitting.isEmpty()
                ? "no installed model fits it; install one" : "installed models that fit: " + String.join(", ", fitting);
        return new ModelNotFoundException(
                request.input(), "Input '" + request.input() + "': " + what + "; " + remedy, fitting);
    }

    private static String describe(ModelInfo model) {
        return "'" + model.name() + "' (" + model.base() + " " + model.type() + ", key " + model.key() + ")";
    }

    private static String describe(ObjectNode identifier) {
        return GivenText.name(
                identifier.path("name").asText(identifier.path("key").asText(identifier.path("hash").asText())));
    }
}
