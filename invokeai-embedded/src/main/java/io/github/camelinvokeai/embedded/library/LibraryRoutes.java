package io.github.camelinvokeai.embedded.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.auth.Access;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiFields;
import io.github.camelinvokeai.embedded.web.ApiRequest;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;

/** The calls below {@code /api/v1/workflows}. */
public final class LibraryRoutes implements ApiRoutes {

    private static final String WORKFLOWS = "/api/v1/workflows";
    private static final String WORKFLOW = WORKFLOWS + "/i/{workflow_id}";
    private static final String ID = "workflow_id";
    private static final List<String> ORDERS = List.of("created_at", "updated_at", "opened_at", "name", "is_public");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final WorkflowStore library;
    private final boolean multiUser;

    /** @param multiUser whether there are logins, so that workflows are their owners' */
    public LibraryRoutes(WorkflowStore library, boolean multiUser) {
        this.library = library;
        this.multiUser = multiUser;
    }

    @Override
    public void addTo(Router router) {
        router.on("GET", WORKFLOWS + "/", this::list).on("POST", WORKFLOWS + "/", this::create)
                .on("GET", WORKFLOWS + "/tags", this::tags).on("GET", WORKFLOWS + "/counts_by_tag", this::countsByTag)
                .on("GET", WORKFLOWS + "/counts_by_category", this::countsByCategory)
                .on("GET", WORKFLOW, this::get).on("PATCH", WORKFLOW, this::update).on("DELETE", WORKFLOW, this::delete)
                .on("PUT", WORKFLOW + "/opened_at", this::open)
                .on("PATCH", WORKFLOW + "/is_public", this::share)
                .on("GET", WORKFLOW + "/thumbnail", Access.ANYONE, this::thumbnail);
    }

    private Optional<User> visibleTo(ApiRequest request) {
        return multiUser && !request.user().admin() ? Optional.of(request.user()) : Optional.empty();
    }

    private ApiAnswer list(ApiRequest request) {
        ApiFields query = ApiFields.query(request);
        int page = query.number("page").orElse(0);
        int perPage = query.number("per_page").orElse(0);
        String order = query.choice("order_by", ORDERS).orElse("name");
        boolean descending = query.choice("direction", List.of("ASC", "DESC")).orElse("ASC").equals("DESC");
        WorkflowQuery wanted = WorkflowQuery.of(query, visibleTo(request));
        query.check();
        List<SavedWorkflow> found = sorted(wanted, order, descending);
        int total = found.size();
        ArrayNode items = NODES.arrayNode();
        found.stream().skip(perPage > 0 ? Math.max(0, (long) page * perPage) : 0)
                .limit(perPage > 0 ? perPage : total).map(SavedWorkflow::toListItem).forEach(items::add);
        ObjectNode answer = NODES.objectNode().put("page", page)
                .put("pages", perPage > 0 ? (total + perPage - 1) / perPage : 1).put("per_page", perPage > 0 ? perPage : total)
                .put("total", total);
        answer.set("items", items);
        return ApiAnswer.json(answer);
    }

    private List<SavedWorkflow> sorted(WorkflowQuery wanted, String order, boolean descending) {
        List<SavedWorkflow> found = new ArrayList<>(found(wanted));
        found.sort(switch (order) {
            case "created_at" -> Comparator.comparing(SavedWorkflow::createdAt);
            case "updated_at" -> Comparator.comparing(SavedWorkflow::updatedAt);
            case "opened_at" -> Comparator.comparing(SavedWorkflow::openedAt,
                    Comparator.nullsFirst(Comparator.naturalOrder()));
            case "is_public" -> Comparator.comparing(SavedWorkflow::shared);
            default -> Comparator.comparing(SavedWorkflow::name);
        });
        if (descending) {
            Collections.reverse(found);
        }
        return found;
    }

    private List<SavedWorkflow> found(WorkflowQuery wanted) {
        return library.all().stream().filter(wanted::takes).toList();
    }

    private ApiAnswer tags(ApiRequest request) {
        ApiFields query = ApiFields.query(request);
        WorkflowQuery wanted = WorkflowQuery.of(query, visibleTo(request)).withTags(List.of());
        query.check();
        TreeSet<String> tags = new TreeSet<>();
        found(wanted).forEach(workflow -> tags.addAll(workflow.tags()));
        ArrayNode answer = NODES.arrayNode();
        tags.forEach(answer::add);
        return ApiAnswer.json(answer);
    }

    private ApiAnswer countsByTag(ApiRequest request) {
        ApiFields query = ApiFields.query(request).require("tags");
        WorkflowQuery wanted = WorkflowQuery.of(query, visibleTo(request));
        query.check();
        ObjectNode counts = NODES.objectNode();
        wanted.tags().forEach(tag -> counts.put(tag, found(wanted.withTags(List.of(tag))).size()));
        return ApiAnswer.json(counts);
    }

    private ApiAnswer countsByCategory(ApiRequest request) {
        ApiFields query = ApiFields.query(request).require("categories");
        WorkflowQuery wanted = WorkflowQuery.of(query, visibleTo(request));
        query.check();
        ObjectNode counts = NODES.objectNode();
        List<SavedWorkflow> found = found(wanted);
        wanted.categories().forEach(category -> counts.put(category,
                found.stream().filter(workflow -> workflow.category().equals(category)).count()));
        return ApiAnswer.json(counts);
    }

    private SavedWorkflow known(String id) {
        return library.get(id).orElseThrow(() -> ApiFault.notFound("Workflow not found"));
    }

    private boolean isOf(SavedWorkflow workflow, User user) {
        return !multiUser || user.admin() || Objects.equals(workflow.ownerId(), user.id());
    }

    private SavedWorkflow own(String id, ApiRequest request, String what) {
        SavedWorkflow workflow = known(id);
        if (!isOf(workflow, request.user())) {
            throw ApiFault.of(403, "Not authorized to " + what + " this workflow");
        }
        return workflow;
    }

    private ApiAnswer get(ApiRequest request) {
        SavedWorkflow workflow = known(request.pathValue(ID));
        if (!workflow.isDefault() && !workflow.shared() && !isOf(workflow, request.user())) {
            throw ApiFault.of(403, "Not authorized to access this workflow");
        }
        return ApiAnswer.json(workflow.toFullJson());
    }

    private ApiAnswer create(ApiRequest request) {
        ObjectNode workflow = WorkflowBody.read(request, false);
        if (workflow.path("meta").path("category").asText().equals(SavedWorkflow.DEFAULT)) {
            throw ApiFault.unexpected();
        }
        return ApiAnswer.json(library.create(workflow, request.user(), !multiUser).toJson());
    }

    // What counts is the id in the body, not the one in the path.
    private ApiAnswer update(ApiRequest request) {
        ObjectNode workflow = WorkflowBody.read(request, true);
        String id = workflow.path("id").asText();
        own(id, request, "update");
        return ApiAnswer.json(library.update(id, workflow).orElseThrow(ApiFault::unexpected).toJson());
    }

    private ApiAnswer delete(ApiRequest request) {
        String id = request.pathValue(ID);
        if (own(id, request, "delete").isDefault()) {
            throw ApiFault.unexpected();
        }
        library.delete(id);
        return ApiAnswer.json(NullNode.getInstance());
    }

    // Who shares a workflow also tags it so.
    private ApiAnswer share(ApiRequest request) {
        ApiFields body = ApiFields.body(request).require("is_public");
        Optional<Boolean> shared = body.flag("is_public");
        body.check();
        String id = own(request.pathValue(ID), request, "update").id();
        return ApiAnswer.json(library.share(id, shared.orElse(false)).orElseThrow(ApiFault::unexpected).toJson());
    }

    private ApiAnswer open(ApiRequest request) {
        String id = request.pathValue(ID);
        own(id, request, "update");
        library.open(id);
        return ApiAnswer.json(NullNode.getInstance());
    }

    // There are none, and InvokeAI answers so.
    private ApiAnswer thumbnail(ApiRequest request) {
        if (library.get(request.pathValue(ID)).isPresent()) {
            throw ApiFault.unexpected();
        }
        throw ApiFault.notFound("Not Found");
    }
}
