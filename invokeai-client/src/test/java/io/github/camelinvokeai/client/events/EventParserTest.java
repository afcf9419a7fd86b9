package io.github.camelinvokeai.client.events;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventParserTest {

    private static final String ITEM = """
            "timestamp":1,"queue_id":"default","item_id":7,"batch_id":"b","origin":"o","destination":null,"user_id":"system",
            "session_id":"s\"""";
    private static final String NODE = ITEM + """
            ,"invocation":{"id":"p1","type":"denoise_latents","prompt":"a secret wish"},"invocation_source_id":"n1\"""";

    @Test
    void anInvocationEventNamesNodeAndItem() {
        var event = (InvocationStarted) EventParser.parse("invocation_started", "{" + NODE + ",\"later\":[1]}");

        assertThat(event.ids()).isEqualTo(new EventIds("default", 7, "b", "s", "o", null, "system"));
        assertThat(event.nodeId()).isEqualTo("n1");
        assertThat(event.invocationId()).isEqualTo("p1");
        assertThat(event.nodeType()).isEqualTo("denoise_latents");
        assertThat(event.raw().path("later").get(0).intValue()).isEqualTo(1);
    }

    @Test
    void progressHasAShareAndAPreview() {
        var event = (InvocationProgress) EventParser.parse("invocation_progress",
                "{" + NODE + """
                        ,"message":"Denoising","percentage":0.25,"image":{"dataURL":"data:image/jpeg;base64,AQID","width":256,"height":128}}
                        """);

        assertThat(event.percentage()).isEqualTo(0.25);
        assertThat(event.message()).isEqualTo("Denoising");
        assertThat(event.preview()).hasValueSatisfying(preview -> {
            assertThat(preview.bytes()).containsExactly(1, 2, 3);
            assertThat(preview.width()).isEqualTo(256);
            assertThat(preview.height()).isEqualTo(128);
        });
    }

    @Test
    void progressMayHaveNeither() {
        var event = (InvocationProgress) EventParser.parse("invocation_progress", "{" + NODE
                                                                                  + ",\"message\":\"Saving image\",\"percentage\":null,\"image\":null}");

        assertThat(event.percentage()).isNull();
        assertThat(event.preview()).isEmpty();
    }

    @Test
    void completeCarriesTheResult() {
        var event = (InvocationComplete) EventParser.parse("invocation_complete", "{" + NODE
                                                                                  + ",\"result\":{\"type\":\"integer_output\",\"value\":4294967295}}");

        assertThat(event.result().path("value").longValue()).isEqualTo(4294967295L);
    }

    @Test
    void errorTellsTypeAndMessage() {
        var event = (InvocationError) EventParser.parse("invocation_error", "{" + NODE
                                                                            + ",\"error_type\":\"ValueError\",\"error_message\":\"no\",\"error_traceback\":\"...\"}");

        assertThat(event.errorType()).isEqualTo("ValueError");
        assertThat(event.errorMessage()).isEqualTo("no");
    }

    @ParameterizedTest
    @CsvSource({
            "pending,false", "in_progress,false", "waiting,false", "completed,true", "failed,true", "canceled,true",
            "postponed,false" })
    void aStatusIsTerminalOrNot(String status, boolean terminal) {
        var event = (QueueItemStatusChanged) EventParser.parse("queue_item_status_changed",
                "{" + ITEM + ",\"status\":\"" + status + "\",\"status_sequence\":2}");

        assertThat(event.status()).isEqualTo(status);
        assertThat(event.statusSequence()).isEqualTo(2);
        assertThat(event.terminal()).isEqualTo(terminal);
    }

    @Test
    void olderServersSendNeitherSequenceNorUser() {
        var event = (QueueItemStatusChanged) EventParser.parse("queue_item_status_changed",
                "{\"queue_id\":\"q\",\"item_id\":1,\"batch_id\":\"b\",\"session_id\":\"s\",\"status\":\"completed\"}");

        assertThat(event.statusSequence()).isNull();
        assertThat(event.userId()).isNull();
    }

    @Test
    void queueEventsHaveTheirCounts() {
        assertThat(EventParser.parse("batch_enqueued",
                "{\"queue_id\":\"q\",\"batch_id\":\"b\",\"requested\":5,\"enqueued\":1,\"priority\":0,\"origin\":null}"))
                .isInstanceOfSatisfying(BatchEnqueued.class, event -> {
                    assertThat(event.requested()).isEqualTo(5);
                    assertThat(event.enqueued()).isEqualTo(1);
                    assertThat(event.itemId()).isNull();
                });
        assertThat(EventParser.parse("queue_items_canceled", "{\"queue_id\":\"q\",\"canceled_item_ids\":[3,4]}"))
                .isInstanceOfSatisfying(QueueItemsCanceled.class, event -> assertThat(event.itemIds()).containsExactly(3, 4));
        assertThat(EventParser.parse("queue_items_retried", "{\"queue_id\":\"q\",\"retried_item_ids\":[3]}"))
                .isInstanceOfSatisfying(QueueItemsRetried.class, event -> assertThat(event.itemIds()).containsExactly(3));
        assertThat(EventParser.parse("queue_cleared", "{\"queue_id\":\"q\",\"user_id\":null}"))
                .isInstanceOf(QueueCleared.class);
    }

    @Test
    void modelAndDownloadEventsHaveAPhase() {
        assertThat(EventParser.parse("model_load_complete",
                "{\"config\":{\"key\":\"k\",\"name\":\"Tiny\"},\"submodel_type\":\"unet\",\"user_id\":\"system\"}"))
                .isInstanceOfSatisfying(ModelLoad.class, event -> {
                    assertThat(event.phase()).isEqualTo(ModelLoad.Phase.COMPLETE);
                    assertThat(event.modelKey()).isEqualTo("k");
                    assertThat(event.submodelType()).isEqualTo("unet");
                });
        assertThat(EventParser.parse("model_install_downloads_complete", "{\"id\":3,\"source\":{}}"))
                .isInstanceOfSatisfying(ModelInstall.class,
                        event -> assertThat(event.phase()).isEqualTo(ModelInstall.Phase.DOWNLOADS_COMPLETE));
        assertThat(EventParser.parse("download_progress", "{\"source\":\"x\",\"current_bytes\":5,\"total_bytes\":5000000000}"))
                .isInstanceOfSatisfying(FileDownload.class, event -> assertThat(event.totalBytes()).isEqualTo(5_000_000_000L));
        assertThat(EventParser.parse("bulk_download_error", "{\"bulk_download_item_name\":\"a.zip\",\"error\":\"no\"}"))
                .isInstanceOfSatisfying(BulkDownload.class, event -> assertThat(event.error()).isEqualTo("no"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "invocation_started", "invocation_progress", "invocation_complete", "invocation_error",
            "batch_enqueued", "queue_item_status_changed", "queue_items_canceled", "queue_items_retried", "queue_cleared",
            "model_load_started", "model_install_started", "model_install_postponed", "download_teleported",
            "bulk_download_started", "workflow_created", "" })
    void whatLacksItsFieldsOrIsNewIsUnknown(String name) {
        assertThat(EventParser.parse(name, "{\"queue_id\":5,\"x\":1}")).isInstanceOfSatisfying(UnknownEvent.class, event -> {
            assertThat(event.name()).isEqualTo(name);
            assertThat(event.raw().path("x").intValue()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "[]", "7", "\"text\"", "", "{", "{} {}" })
    void aPayloadThatIsNoObjectIsUnknown(String payload) {
        assertThat(EventParser.parse("queue_cleared", payload)).isInstanceOf(UnknownEvent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "invocation_started", "invocation_progress", "invocation_complete", "invocation_error", "other" })
    void textFormsKeepSecrets(String name) {
        var event = EventParser.parse(name, "{" + NODE + """
                ,"message":"m","percentage":0.5,"image":{"dataURL":"data:image/jpeg;base64,AQID","width":2,"height":1},
                "result":{"type":"string_output","value":"a secret wish"},"error_type":"E","error_message":"a secret wish"}
                """);

        assertThat(event.toString()).doesNotContain("secret", "AQID");
    }

    @Test
    void theKnownNamesAreThoseWithAType() {
        assertThat(InvokeAIEvent.knownNames()).hasSize(27)
                .contains("invocation_progress", "batch_enqueued", "model_load_started", "model_install_download_progress",
                        "download_paused", "bulk_download_complete")
                .doesNotContain("invocation_denoise_progress");
    }
}
