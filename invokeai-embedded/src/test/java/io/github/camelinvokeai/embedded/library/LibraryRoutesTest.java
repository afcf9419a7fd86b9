package io.github.camelinvokeai.embedded.library;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.web.Call;
import io.github.camelinvokeai.embedded.web.Call.Answered;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LibraryRoutesTest {

    private static final String WORKFLOWS = "/api/v1/workflows/";
    private static final String WORKFLOW = """
            {"name":"mine","author":"a","description":"d","version":"1.0.0","contact":"","tags":"t1, t2","notes":"",\
            "exposedFields":[],"meta":{"version":"3.0.0","category":"user"},"nodes":[],"edges":[],"form":null""";
    private static final User ANNA = new User("anna", "anna@example.org", "Anna", false);

    private final LibraryRoutes routes = new LibraryRoutes(new WorkflowStore(), false);

    private Answered get(String uri) {
        return Call.of("GET", WORKFLOWS + uri).to(routes);
    }

    private Answered create(String workflow) {
        return Call.of("POST", WORKFLOWS).json("{\"workflow\":" + workflow + "}").to(routes);
    }

    private static List<String> names(Answered list) {
        return list.json().path("items").valueStream().map(item -> item.path("name").asText()).toList();
    }

    @Test
    void hasTheWorkflowsThatInvokeAIShips() {
        JsonNode list = get("").json();

        assertThat(list.path("total").asInt()).isEqualTo(26);
        assertThat(list.path("per_page").asInt()).isEqualTo(26);
        assertThat(list.path("items")).allSatisfy(item -> {
            assertThat(item.path("category").asText()).isEqualTo("default");
            assertThat(item.path("workflow_id").asText()).startsWith("default_");
            assertThat(item.path("description").asText()).isEmpty();
            assertThat(item.path("call_saved_workflow_compatibility").path("is_callable").asBoolean()).isFalse();
        });
    }

    @Test
    void pagesSortsAndFilters() {
        assertThat(get("?page=1&per_page=5").json().path("pages").asInt()).isEqualTo(6);
        assertThat(names(get("?per_page=1&order_by=name&direction=DESC"))).containsExactly("Upscaler - SDXL, MultiDiffusion");
        assertThat(get("?page=9&per_page=20").json().path("items")).isEmpty();
        assertThat(get("?tags=sd1.5&per_page=2").json().path("total").asInt()).isEqualTo(8);
        assertThat(names(get("?query=flux"))).hasSize(2);
        assertThat(names(get("?categories=user"))).isEmpty();
        assertThat(get("?categories=x").status()).isEqualTo(422);
    }

    @Test
    void counts() {
        assertThat(get("counts_by_tag?tags=sd1.5&tags=SDXL&tags=nope").text())
                .isEqualTo("{\"sd1.5\":8,\"SDXL\":2,\"nope\":0}");
        assertThat(get("counts_by_category?categories=user&categories=default").text())
                .isEqualTo("{\"user\":0,\"default\":26}");
        assertThat(get("tags").json()).hasSize(20);
    }

    @Test
    void keepsWhatItKnowsUnderANewId() {
        Answered made = create(WORKFLOW + ",\"id\":\"mine\",\"unknown\":1}");
        String id = made.json().path("workflow_id").asText();

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json().path("workflow").path("id").asText()).isEqualTo(id);
        assertThat(made.json().path("workflow").has("unknown")).isFalse();
        assertThat(get("i/" + id).json().path("workflow")).isEqualTo(made.json().path("workflow"));
        assertThat(names(get("?categories=user"))).containsExactly("mine");
    }

    @Test
    void namesEveryKeyThatIsMissingOrWrong() {
        Answered answer = create("{\"name\":3,\"exposedFields\":[{\"nodeId\":1}],\"nodes\":{},\"edges\":[],\"tags\":[],"
                                 + "\"meta\":{\"version\":\"x\",\"category\":\"user\"},\"author\":\"\",\"description\":\"\","
                                 + "\"version\":\"\",\"contact\":\"\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail")).extracting(fault -> fault.path("type").asText() + " " + fault.path("loc"))
                .containsExactly("string_type [\"body\",\"workflow\",\"name\"]", "string_type [\"body\",\"workflow\",\"tags\"]",
                        "missing [\"body\",\"workflow\",\"notes\"]",
                        "string_type [\"body\",\"workflow\",\"exposedFields\",0,\"nodeId\"]",
                        "missing [\"body\",\"workflow\",\"exposedFields\",0,\"fieldName\"]",
                        "value_error [\"body\",\"workflow\",\"meta\",\"version\"]",
                        "list_type [\"body\",\"workflow\",\"nodes\"]");
    }

    @Test
    void changesAndDeletesWhatIsNotShipped() {
        JsonNode made = create(WORKFLOW + "}").json();
        String uri = WORKFLOWS + "i/" + made.path("workflow_id").asText();
        String renamed = "{\"workflow\":" + made.path("workflow").toString().replace("\"mine\"", "\"yours\"") + "}";

        assertThat(Call.of("PATCH", uri).json(renamed).to(routes).json().path("name").asText()).isEqualTo("yours");
        assertThat(Call.of("PATCH", uri).json("{\"workflow\":" + WORKFLOW + "}}").to(routes).text()).contains("\"id\"]");
        assertThat(Call.of("PUT", uri + "/opened_at").to(routes).text()).isEqualTo("null");
        assertThat(names(get("?has_been_opened=true"))).containsExactly("yours");
        assertThat(Call.of("DELETE", uri).to(routes).text()).isEqualTo("null");
        assertThat(Call.of("DELETE", uri).to(routes).text()).isEqualTo("{\"detail\":\"Workflow not found\"}");
    }

    @Test
    void whatIsShippedStaysAsItIs() {
        String uri = WORKFLOWS + "i/" + get("").json().path("items").get(0).path("workflow_id").asText();

        assertThat(Call.of("DELETE", uri).to(routes).text()).isEqualTo("Internal Server Error");
        assertThat(create(WORKFLOW.replace("\"user\"", "\"default\"") + "}").status()).isEqualTo(500);
    }

    @Test
    void oneThatReturnsSomethingCanBeCalled() {
        String calling = WORKFLOW.replace("\"nodes\":[]",
                "\"nodes\":[{\"type\":\"invocation\",\"data\":{\"type\":\"workflow_return\"}}]") + "}";
        create(calling);

        assertThat(names(get("?callable=true"))).containsExactly("mine");
        assertThat(create(calling.replace("[{\"type\":\"invocation\"",
                "[{\"type\":\"invocation\",\"data\":{\"type\":\"workflow_return\"}},{\"type\":\"invocation\"")).status())
                .isEqualTo(422);
    }

    @Test
    void withLoginsWorkflowsAreTheirOwners() {
        LibraryRoutes withLogins = new LibraryRoutes(new WorkflowStore(), true);
        String id = Call.of("POST", WORKFLOWS).json("{\"workflow\":" + WORKFLOW + "}}").to(withLogins).json()
                .path("workflow_id").asText();

        assertThat(Call.of("GET", WORKFLOWS + "i/" + id).as(ANNA).to(withLogins).status()).isEqualTo(403);
        assertThat(Call.of("GET", WORKFLOWS).as(ANNA).to(withLogins).json().path("total").asInt()).isEqualTo(26);
    }
}
