package io.github.camelinvokeai.client.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import io.github.camelinvokeai.client.error.FieldPluginException;
import io.github.camelinvokeai.client.schema.FieldTemplate;

/** The plug-ins that somebody has installed; faults of theirs are told as such. */
final class FieldPlugins {

    private final List<FieldPlugin> plugins;
    private final FieldPluginException unusable;

    private FieldPlugins(List<FieldPlugin> plugins, FieldPluginException unusable) {
        this.plugins = List.copyOf(plugins);
        this.unusable = unusable;
    }

    static FieldPlugins of(List<FieldPlugin> plugins) {
        return new FieldPlugins(plugins, null);
    }

    static FieldPlugins installed() {
        return Installed.PLUGINS;
    }

    /** All that a class loader sees; if one of them cannot be used, whoever needs a field is told so. */
    static FieldPlugins load(ClassLoader... loaders) {
        try {
            Map<Class<?>, FieldPlugin> found = new LinkedHashMap<>();
            Stream.of(loaders).filter(Objects::nonNull).distinct()
                    .flatMap(loader -> ServiceLoader.load(FieldPlugin.class, loader).stream())
                    .forEach(provider -> found.computeIfAbsent(provider.type(), type -> provider.get()));
            return of(List.copyOf(found.values()));
        } catch (ServiceConfigurationError e) {
            return new FieldPlugins(
                    List.of(), new FieldPluginException(
                            "", "A field plug-in that is named under META-INF/services cannot be used (" + e.getMessage()
                                + "); repair or remove it",
                            e));
        }
    }

    /**
     * The field of the first plug-in that has one for the template.
     *
     * @throws FieldPluginException if a plug-in throws, or cannot even be loaded
     */
    Optional<Field> field(FieldTemplate template) {
        if (unusable != null) {
            throw new FieldPluginException(unusable.plugin(), unusable.getMessage(), unusable);
        }
        for (FieldPlugin plugin : plugins) {
            Optional<CustomField> field = ask(plugin, template);
            if (field.isPresent()) {
                return Optional.of(new PluginField(field.get(), plugin.getClass().getName()));
            }
        }
        return Optional.empty();
    }

    private static Optional<CustomField> ask(FieldPlugin plugin, FieldTemplate template) {
        String name = plugin.getClass().getName();
        String about = "when asked for a field for '" + template.name() + "' of type " + template.type().name();
        try {
            Optional<CustomField> field = plugin.field(template);
            if (field != null) {
                return field;
            }
        } catch (RuntimeException | LinkageError e) {
            throw new FieldPluginException(
                    name, "The field plug-in " + name + " failed " + about + ": " + e.getClass().getName(), e);
        }
        throw new FieldPluginException(name, "The field plug-in " + name + " gave null, not an empty Optional, " + about, null);
    }

    private static final class Installed {
        static final FieldPlugins PLUGINS
                = load(FieldPlugin.class.getClassLoader(), Thread.currentThread().getContextClassLoader());
    }
}
