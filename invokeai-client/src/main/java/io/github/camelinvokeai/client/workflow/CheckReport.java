package io.github.camelinvokeai.client.workflow;

import java.util.List;
import java.util.stream.Collectors;

import io.github.camelinvokeai.client.error.Finding;
import io.github.camelinvokeai.client.error.WorkflowCheckException;

/**
 * What a check of a workflow with its values has found. Holds no prompts.
 *
 * @param workflow  how messages name the workflow
 * @param confirmed whether a server was asked; if not, models, boards and images are taken on trust
 * @param findings  everything that would stop the job; empty if nothing would
 * @param notes     what would be done at the submission, such as an upload, and what could not be confirmed
 * @param models    every model that the job needs, and the installed one that serves; empty without a server
 */
public record CheckReport(String workflow, boolean confirmed, List<Finding> findings, List<String> notes,
        List<ModelMatch> models) {

    public CheckReport {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
        models = List.copyOf(models);
    }

    /** Whether nothing was found that would stop the job. */
    public boolean ok() {
        return findings.isEmpty();
    }

    /**
     * Returns this if nothing was found.
     *
     * @throws WorkflowCheckException with all findings otherwise
     */
    public CheckReport throwIfNotOk() {
        if (!ok()) {
            throw new WorkflowCheckException(workflow, findings);
        }
        return this;
    }

    /** The models that stand in for those that the workflow names. */
    public List<ModelMatch> substitutions() {
        return models.stream().filter(ModelMatch::substituted).toList();
    }

    /** For people: a line for each finding. */
    @Override
    public String toString() {
        String where = confirmed ? " on this server" : ", as far as can be told without a server";
        return workflow + (ok() ? " would run" : " would not run") + where
               + findings.stream().map(finding -> "\n- " + finding).collect(Collectors.joining());
    }
}
