package io.github.camelinvokeai.client.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.error.Finding;
import io.github.camelinvokeai.client.error.InputException;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.ModelNotFoundException;
import io.github.camelinvokeai.client.error.ModelNotFoundException.MissingModel;
import io.github.camelinvokeai.client.error.NotFoundException;

/** Looks at a server and makes findings of what it refuses, so that nothing is left unsaid after the first refusal. */
final class FindingResolver extends LookingResolver {

    private final Set<Finding> findings = new LinkedHashSet<>();

    FindingResolver(ValueResolver server, Places places) {
        super(server, places);
    }

    @Override
    public ObjectNode model(ModelRequest request) {
        try {
            return super.model(request);
        } catch (ModelNotFoundException e) {
            for (MissingModel missing : e.missing()) {
                findings.add(new Finding(
                        Finding.Kind.MODEL, places().named(request.input()), missing.problem(), missing.remedy(),
                        missing.candidates()));
                match(ModelMatch.missing(places().named(request.input()), request, missing.candidates()));
            }
            return JsonNodeFactory.instance.objectNode();
        }
    }

    @Override
    public String board(BoardRequest request) {
        try {
            return super.board(request);
        } catch (NotFoundException | InvalidOptionException e) {
            return refused(Finding.Kind.BOARD, request.input(), e);
        }
    }

    @Override
    public void requireImage(String input, String imageName) {
        try {
            super.requireImage(input, imageName);
        } catch (InputException e) {
            refused(Finding.Kind.IMAGE, input, e);
        }
    }

    private String refused(Finding.Kind kind, String input, InvokeAIException refusal) {
        findings.add(new Finding(kind, places().named(input), Refused.reason(input, refusal), ""));
        return "";
    }

    List<Finding> findings() {
        return new ArrayList<>(findings);
    }
}
