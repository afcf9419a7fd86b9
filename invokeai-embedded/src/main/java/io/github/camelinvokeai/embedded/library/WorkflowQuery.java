package io.github.camelinvokeai.embedded.library;

import java.util.List;
import java.util.Optional;

import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.web.ApiFields;

/** Which workflows somebody asks for; empty for what does not matter. */
record WorkflowQuery(
        List<String> categories, List<String> tags, Optional<String> text, Optional<Boolean> opened,
        Optional<Boolean> shared, Optional<Boolean> callable, Optional<User> visibleTo) {

    static final List<String> CATEGORIES = List.of("user", SavedWorkflow.DEFAULT);

    /** @param visibleTo who may see only his own, or empty for somebody who sees all */
    static WorkflowQuery of(ApiFields query, Optional<User> visibleTo) {
        List<String> categories = query.choices("categories", CATEGORIES).orElse(List.of());
        Optional<Boolean> shared = query.flag("is_public");
        boolean othersToo = shared.orElse(false) || (!categories.isEmpty() && !categories.contains(CATEGORIES.get(0)));
        return new WorkflowQuery(
                categories, query.allTexts("tags"), query.text("query").map(String::strip).filter(text -> !text.isEmpty()),
                query.flag("has_been_opened"), shared, query.flag("callable"),
                othersToo ? Optional.empty() : visibleTo);
    }

    WorkflowQuery withTags(List<String> others) {
        return new WorkflowQuery(categories, others, text, opened, shared, callable, visibleTo);
    }

    boolean takes(SavedWorkflow workflow) {
        return (categories.isEmpty() || categories.contains(workflow.category()))
                && (tags.isEmpty() || tags.stream().anyMatch(workflow::mentions))
                && text.map(workflow::matches).orElse(true)
                && opened.map(wanted -> wanted == (workflow.openedAt() != null)).orElse(true)
                && shared.map(wanted -> wanted == workflow.shared()).orElse(true)
                && callable.map(wanted -> wanted == workflow.isCallable()).orElse(true)
                && visibleTo.map(user -> workflow.isDefault() || workflow.ownerId().equals(user.id())).orElse(true);
    }
}
