package io.github.camelinvokeai.component;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.xml.in.ModelParser;

/** The examples on a page of {@code docs}. */
final class GuidePage {

    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

    private final String page;

    private GuidePage(String page) {
        this.page = page;
    }

    /** The guide itself, {@code docs/component.md}. */
    static GuidePage read() throws Exception {
        return read("component.md");
    }

    static GuidePage read(String name) throws Exception {
        return new GuidePage(Files.readString(Path.of("../docs", name)));
    }

    /** The examples in a language, in the order of the page. */
    List<String> examples(String language) {
        return BLOCK.matcher(page).results().filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2)).toList();
    }

    /** What the first group of a pattern finds, anywhere on the page. */
    List<String> words(String pattern) {
        return Pattern.compile(pattern).matcher(page).results().map(word -> word.group(1)).toList();
    }

    /** Whether the page says the word as code. */
    boolean mentions(String word) {
        return page.contains("`" + word + "`");
    }

    /** Relative folders of file endpoints are below this one from now on. */
    static void keepFilesIn(Path folder, CamelContext context) {
        context.addComponent("file", new FileComponent() {
            @Override
            protected GenericFileEndpoint<File> buildFileEndpoint(
                    String uri, String remaining, Map<String, Object> parameters)
                    throws Exception {
                return super.buildFileEndpoint(uri, folder.resolve(remaining).toString(), parameters);
            }
        });
    }

    static void loadYaml(CamelContext context, String routes) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("guide.yaml", routes));
    }

    static void loadXml(CamelContext context, String routes) throws Exception {
        RoutesDefinition parsed = new ModelParser(new ByteArrayInputStream(routes.getBytes(StandardCharsets.UTF_8)))
                .parseRoutesDefinition().orElseThrow();
        ((ModelCamelContext) context).addRouteDefinitions(parsed.getRoutes());
    }
}
