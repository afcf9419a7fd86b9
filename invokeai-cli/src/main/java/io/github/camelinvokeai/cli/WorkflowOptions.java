package io.github.camelinvokeai.cli;

import java.nio.file.Path;

import io.github.camelinvokeai.client.schema.NodeSchema;
import io.github.camelinvokeai.client.workflow.CompileOptions;
import io.github.camelinvokeai.client.workflow.NodeUpgrade;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which workflow, and what is known about its nodes. */
final class WorkflowOptions {

    @Parameters(paramLabel = "FILE",
                description = "The workflow: a JSON file as InvokeAI's workflow editor saves it, a PNG that InvokeAI made, "
                              + "or a graph in the format of its queue.")
    Path file;

    @Option(names = "--schema", paramLabel = "FILE",
            description = "A saved /openapi.json of the server that the workflow is for. "
                          + "Default: the node types of InvokeAI 6.14.2, which this program knows.")
    Path schemaFile;

    @Option(names = "--node-upgrade", paramLabel = "HOW", converter = UpgradeWords.class,
            description = "What to do with nodes that were saved in another version than the server has: upgrade them as "
                          + "InvokeAI's own interface does, and refuse to run older majors; report them; or off. "
                          + "Default: upgrade.")
    NodeUpgrade nodeUpgrade = NodeUpgrade.UPGRADE;

    WorkflowDefinition definition() {
        return WorkflowDefinition.fromFile(file);
    }

    /** The workflow, compiled without a server: there is nobody to ask about node types besides the schema. */
    WorkflowHandle handle() {
        return WorkflowHandle.compile(definition(), schema(), options().withAllFacts(true));
    }

    /** The workflow by what a server says of its node types. */
    WorkflowHandle handle(WorkflowDefinition definition, NodeSchema schema) {
        return WorkflowHandle.compile(definition, schema, options());
    }

    private CompileOptions options() {
        return CompileOptions.defaults().withNodeUpgrade(nodeUpgrade);
    }

    NodeSchema schema() {
        return schemaFile == null ? NodeSchema.shipped() : NodeSchema.fromFile(schemaFile);
    }

    /** The words of {@code --node-upgrade}. */
    static final class UpgradeWords extends EnumWords<NodeUpgrade> {

        UpgradeWords() {
            super(NodeUpgrade.class);
        }
    }

    /** Tells everything that is odd in the file, a line each. */
    static void warn(WorkflowHandle handle, Terminal terminal) {
        handle.warnings().forEach(warning -> terminal.warn(warning.toString()));
    }
}
