package io.github.camelinvokeai.client.error;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A check found what would stop a workflow; {@link #findings()} and the message list everything. */
public class WorkflowCheckException extends InvokeAIException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /**
     * @param source   how messages name the workflow
     * @param findings at least one
     */
    public WorkflowCheckException(String source, List<Finding> findings) {
        super("Workflow " + source + " would not run: " + IntStream.range(0, findings.size())
                .mapToObj(i -> "(" + (i + 1) + ") " + findings.get(i)).collect(Collectors.joining(" ")));
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings == null ? List.of() : findings;
    }
}
