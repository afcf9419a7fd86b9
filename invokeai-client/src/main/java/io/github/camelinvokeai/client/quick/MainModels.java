package io.github.camelinvokeai.client.quick;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.camelinvokeai.client.error.GivenText;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.model.ModelInfo;

/** Which main model paints, where nobody or somebody has said so. */
public final class MainModels {

    private MainModels() {
    }

    /**
     * Chooses from what is installed.
     *
     * @param  argument               what the caller calls the choice, for messages
     * @param  installed              all models of the server, in its order
     * @param  bases                  bases that will do, for instance {@code sdxl}
     * @param  wanted                 key or unique name of a model; null for the first that fits
     * @throws ModelNotFoundException if none fits, or several have that name; lists those that fit
     */
    public static ModelInfo choose(String argument, List<ModelInfo> installed, Collection<String> bases, String wanted) {
        Predicate<ModelInfo> main = model -> "main".equals(model.type());
        List<ModelInfo> fitting = installed.stream().filter(main.and(model -> bases.contains(model.base()))).toList();
        List<ModelInfo> found = wanted == null ? fitting.stream().limit(1).toList() : answering(fitting, wanted);
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            List<ModelInfo> shown = fitting.isEmpty() ? installed.stream().filter(main).toList() : fitting;
            throw new ModelNotFoundException(
                    argument, "No main model " + (wanted == null ? "" : GivenText.name(wanted) + " ") + "of base "
                              + words(bases) + " is installed; installed " + (fitting.isEmpty() ? "main models " : "")
                              + "are " + texts(shown),
                    names(fitting));
        }
        throw new ModelNotFoundException(
                argument, found.size() + " main models are named " + GivenText.name(wanted) + "; give the key of one: "
                          + found.stream().map(ModelInfo::key).collect(Collectors.joining(", ")),
                names(found));
    }

    private static List<ModelInfo> answering(List<ModelInfo> models, String wanted) {
        List<ModelInfo> byKey = models.stream().filter(model -> wanted.equals(model.key())).toList();
        return byKey.isEmpty() ? models.stream().filter(model -> wanted.equals(model.name())).toList() : byKey;
    }

    private static String words(Collection<String> bases) {
        SortedSet<String> sorted = new TreeSet<>(bases);
        String last = sorted.last();
        String others = String.join(", ", sorted.headSet(last));
        return others.isEmpty() ? last : others + " or " + last;
    }

    private static String texts(List<ModelInfo> models) {
        return models.isEmpty()
                ? "none"
                : models.stream().map(model -> "'" + model.name() + "' (" + model.base() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static List<String> names(List<ModelInfo> models) {
        return models.stream().map(ModelInfo::name).toList();
    }
}
