package io.github.camelinvokeai.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OptionNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "There is no board named 'x'; the option createBoard has it made"
                                          + " | There is no board named 'x'; --create-board has it made",
            "Batch b did not end within the jobTimeout of PT2S; 0 of 1 items have ended"
                                                                                                          + " | Batch b did not end within the --timeout of 2s; 0 of 1 items have ended",
            "Batch b did not end within the jobTimeout of PT1H30M; more | Batch b did not end within the --timeout of 1h30m; more",
            "401; the server wants a login: check the token option, tokens expire"
                                                                                                                                    + " | 401; the server wants a login: check --token or INVOKEAI_TOKEN, tokens expire",
            "no connection within the time limit (option connectTimeout); check host"
                                                                                                                                                                                                                          + " | no connection within the time limit; check host",
            "batchId b belongs to a job | --batch-id b belongs to a job", "queueId must be 1 | --queue must be 1" })
    void theClientsOptionsGetTheNamesTheyHaveHere(String message, String here) {
        assertThat(OptionNames.ofCommandLine(message)).isEqualTo(here);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Workflow file runs must be json does not exist", "There is no board named 'jobTimeout'", "" })
    void whatNamesNoOptionStaysAsItIs(String message) {
        assertThat(OptionNames.ofCommandLine(message)).isEqualTo(message);
    }

    @Test
    void whatTheCommandLineIsToldItIsToldInItsOwnNames() {
        String cpu = Workflows.own("cpu-nodes.json").toString();

        assertThat(Ran.of("payload", cpu, "--runs", "0").err()).startsWith("invokeai: --runs must be at least 1");
        assertThat(Ran.of("payload", cpu, "--batch-id", "a b").err()).startsWith("invokeai: --batch-id must be");
        assertThat(Ran.of("payload", cpu, "--queue", "a b").err()).startsWith("invokeai: --queue must be");
        assertThat(Ran.of("run", cpu, "--url", "http://me:secret@127.0.0.1").err()).contains("and --token")
                .doesNotContain("secret");
    }
}
