package io.github.camelinvokeai.client.field;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.camelinvokeai.client.error.FieldPluginException;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.schema.Cardinality;
import io.github.camelinvokeai.client.schema.FieldKind;
import io.github.camelinvokeai.client.schema.FieldTemplate;
import io.github.camelinvokeai.client.schema.FieldType;
import io.github.camelinvokeai.client.schema.InputMode;
import io.github.camelinvokeai.client.schema.ModelFilter;
import io.github.camelinvokeai.client.schema.NumberRange;
import io.github.camelinvokeai.client.schema.SizeLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelinvokeai.client.field.Converting.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Plug-ins as {@link PaletteFieldPlugin}, which the services file of these tests names. */
class FieldPluginsTest {

    private static FieldTemplate template(String type) {
        return new FieldTemplate(
                "palette", "Palette", "", new FieldType(type, Cardinality.SINGLE), InputMode.ANY, false, false, null,
                NumberRange.UNLIMITED, List.of(), SizeLimits.UNLIMITED, SizeLimits.UNLIMITED, ModelFilter.EVERY_MODEL);
    }

    @Test
    void aPluginOfTheServicesFileGivesTheFieldOfItsType() {
        Field palette = FieldFactory.create(template("PaletteField"), FormSettings.NONE, null);

        assertThat(palette).isInstanceOf(CustomField.class);
        assertThat(palette.kind()).isEqualTo(FieldKind.STRING);
        assertThat(palette.cardinality()).isEqualTo(Cardinality.COLLECTION);
        assertThat(palette.items()).isEqualTo(new SizeLimits(1, 3));
        assertThat(json(palette, "red,green")).isEqualTo("[\"red\",\"green\"]");
    }

    @Test
    void otherTypesAreLeftToTheClientsOwnFields() {
        assertThat(FieldFactory.create(template("OtherField"), FormSettings.NONE, null)).isInstanceOf(AnyField.class);
        assertThat(FieldFactory.create(template("StringField"), FormSettings.NONE, null)).isInstanceOf(StringField.class);
    }

    @Test
    void aRefusalOfAPluginsFieldIsOneOfTheValue() {
        Field palette = FieldFactory.create(template("PaletteField"), FormSettings.NONE, null);

        assertThatThrownBy(() -> palette.convert("Palette", 7)).isInstanceOf(InvalidValueException.class)
                .hasMessage("Palette takes names of colours");
    }

    @Test
    void aFaultOfAPluginNamesItsClassAndKeepsTheCause() {
        Field palette = FieldFactory.create(template("PaletteField"), FormSettings.NONE, null);

        assertThatThrownBy(() -> palette.convert("Palette", "broken secret")).isInstanceOf(FieldPluginException.class)
                .hasMessageContaining("Palette").hasMessageContaining(PaletteFieldPlugin.class.getName())
                .hasMessageNotContaining("secret").hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> palette.convert("Palette", "")).isInstanceOf(FieldPluginException.class)
                .hasMessageContaining("gave null");
        assertThatThrownBy(() -> FieldFactory.create(template("BrokenPaletteField"), FormSettings.NONE, null))
                .isInstanceOfSatisfying(FieldPluginException.class,
                        e -> assertThat(e.plugin()).isEqualTo(PaletteFieldPlugin.class.getName()))
                .hasMessageContaining("'palette' of type BrokenPaletteField").hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPluginThatAnswersNullIsToldSo() {
        FieldPlugin silent = template -> null;

        assertThatThrownBy(() -> FieldPlugins.of(List.of(silent)).field(template("X"))).isInstanceOf(FieldPluginException.class)
                .hasMessageContaining(silent.getClass().getName()).hasMessageContaining("empty Optional");
    }

    @Test
    void theFirstOneThatHasAFieldIsHeard() {
        FieldPlugin none = template -> Optional.empty();
        FieldPlugin first = new PaletteFieldPlugin();
        FieldPlugin second = template -> {
            throw new AssertionError("not asked");
        };

        assertThat(FieldPlugins.of(List.of(none, first, second)).field(template("PaletteField"))).isPresent();
    }

    @Test
    void aPluginThatCannotBeLoadedStopsWhoeverNeedsAField(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(FieldPlugin.class.getName()), "org.example.NoSuchPlugin");
        try (URLClassLoader loader = new URLClassLoader(new URL[] { folder.toUri().toURL() }, null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                return name.equals(FieldPlugin.class.getName()) ? FieldPlugin.class : super.findClass(name);
            }
        }) {
            FieldPlugins plugins = FieldPlugins.load(loader, null, loader);

            assertThatThrownBy(() -> plugins.field(template("X"))).isInstanceOf(FieldPluginException.class)
                    .hasMessageContaining("org.example.NoSuchPlugin").hasMessageContaining("META-INF/services");
        }
    }
}
