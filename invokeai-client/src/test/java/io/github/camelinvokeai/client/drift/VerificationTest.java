package io.github.camelinvokeai.client.drift;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;

import static io.github.camelinvokeai.client.drift.EditedWorkflow.everyKind;
import static org.assertj.core.api.Assertions.assertThat;

class VerificationTest {

    private static final Set<KeyKind> LABELS = EnumSet.of(KeyKind.LABEL);
    private static final Set<KeyKind> ADDRESSES = EnumSet.of(KeyKind.ADDRESS);
    private static final Set<KeyKind> INDICES = EnumSet.of(KeyKind.INDEX);

    @Test
    void theSameWorkflowIsUnchanged() {
        InputMapReport report = verify(InputMap.ALL_KEYS, everyKind());

        assertThat(report.inputs()).hasSize(14).allMatch(InputDrift::unchanged);
        assertThat(report.compatible()).isTrue();
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void otherValuesAreNoDrift() {
        assertThat(verify(InputMap.ALL_KEYS, everyKind().store("words.value", "a hill").store("start.value", 9)).inputs())
                .allMatch(InputDrift::unchanged);
    }

    @Test
    void whatStandsElsewhereInTheFormIsMovedAndBreaksThoseWhoNameItByIndex() {
        EditedWorkflow newer = everyKind().moveToEnd("order.scheduler");

        assertThat(changes(newer, "order.scheduler")).containsExactly(Change.MOVED);
        assertThat(changes(newer, "old.value")).containsExactly(Change.MOVED);
        assertThat(changes(newer, "words.value")).isEmpty();
        assertThat(breaking(INDICES, newer)).containsExactly("order.scheduler", "paper.color", "photo.board", "old.value");
        assertThat(breaking(LABELS, newer)).isEmpty();
        assertThat(breaking(ADDRESSES, newer)).isEmpty();
    }

    @Test
    void anotherLabelIsARenameAndBreaksThoseWhoNameItByLabel() {
        EditedWorkflow newer = everyKind().rename("words.value", "Positive");

        assertThat(changes(newer, "words.value")).containsExactly(Change.RENAMED);
        assertThat(breaking(LABELS, newer)).containsExactly("words.value");
        assertThat(breaking(ADDRESSES, newer)).isEmpty();
        assertThat(breaking(INDICES, newer)).isEmpty();
    }

    @Test
    void aLabelThatWasNoKeyBreaksNobody() {
        EditedWorkflow newer = everyKind().rename("left.value", "Once");

        assertThat(changes(newer, "left.value")).containsExactly(Change.RENAMED);
        assertThat(breaking(LABELS, newer)).isEmpty();
    }

    @Test
    void aLabelThatAnotherInputHasNowIsAmbiguous() {
        EditedWorkflow newer = everyKind().rename("old.value", "Prompt");

        assertThat(changes(newer, "words.value")).containsExactly(Change.AMBIGUOUS);
        assertThat(breaking(LABELS, newer)).containsExactlyInAnyOrder("words.value", "old.value");
        assertThat(breaking(ADDRESSES, newer)).isEmpty();
    }

    @Test
    void oneInputCanChangeInSeveralWays() {
        EditedWorkflow newer = everyKind().moveToEnd("words.value").rename("words.value", "Positive")
                .connect("start.value", "words.value");

        assertThat(changes(newer, "words.value")).containsExactlyInAnyOrder(Change.MOVED, Change.RENAMED, Change.LOCKED);
    }

    @Test
    void anotherKindOfValueIsARetypeAndBreaksAll() {
        EditedWorkflow newer = everyKind().retype("words", "float").store("words.value", 1);

        assertThat(changes(newer, "words.value")).containsExactly(Change.RETYPED);
        assertThat(breaking(ADDRESSES, newer)).containsExactly("words.value");
    }

    @Test
    void choicesThatAreGoneAreARetypeAndMoreChoicesAreNot() {
        InputMap map = InputMap.of(everyKind().compile());
        MappedInput blur = input(map, "photo.blur_type");

        assertThat(withChoices(blur, List.of())).as("any text before, two choices now").isTrue();
        assertThat(withChoices(blur, blur.choices().subList(0, 1))).isFalse();
        assertThat(withChoices(blur, List.of(blur.choices().get(0), TextNode.valueOf("motion")))).isTrue();
    }

    /** Whether an input is retyped that had other choices before. */
    private static boolean withChoices(MappedInput now, List<JsonNode> before) {
        MappedInput then = new MappedInput(
                now.index(), now.label(), now.nodeId(), now.fieldName(), now.type(), now.cardinality(), before, now.required(),
                now.stored(), now.settable(), now.jsonPath());
        InputMapReport report = new InputMap("", "", InputMap.ALL_KEYS, List.of(then)).verify(everyKind().compile());
        return report.inputs().get(0).changes().contains(Change.RETYPED);
    }

    @Test
    void whatAnEdgeFeedsNowIsLockedAndBreaksAll() {
        EditedWorkflow newer = everyKind().connect("start.value", "grain.width");

        assertThat(changes(newer, "grain.width")).containsExactly(Change.LOCKED);
        assertThat(breaking(ADDRESSES, newer)).containsExactly("grain.width");
    }

    @Test
    void whatIsNotShownAnyMoreIsMissingAndBreaksAll() {
        EditedWorkflow newer = everyKind().hide("old.value");

        assertThat(changes(newer, "old.value")).containsExactly(Change.MISSING);
        assertThat(breaking(LABELS, newer)).containsExactly("old.value");
        assertThat(drift(newer, "old.value").after()).isNull();
    }

    @Test
    void whatNobodyCouldSetBreaksNobody() {
        EditedWorkflow newer = everyKind().hide("grain.seed").show("grain.height");

        assertThat(changes(newer, "grain.seed")).containsExactly(Change.MISSING);
        assertThat(breaking(LABELS, newer)).isEmpty();
    }

    @Test
    void aNodeMadeAnewIsKnownByLabelAndTypeAndBreaksThoseWhoNameItByAddress() {
        EditedWorkflow newer = everyKind().makeAnew("words", "words-2");

        assertThat(changes(newer, "words.value")).containsExactly(Change.READDRESSED);
        assertThat(drift(newer, "words.value").after().nodeId()).isEqualTo("words-2");
        assertThat(breaking(ADDRESSES, newer)).containsExactly("words.value");
        assertThat(breaking(LABELS, newer)).isEmpty();
        assertThat(breaking(INDICES, newer)).isEmpty();
    }

    @Test
    void whatIsNewBreaksNobody() {
        EditedWorkflow newer = everyKind().show("grain.height").show("grain.height");
        InputMapReport report = verify(InputMap.ALL_KEYS, newer);

        assertThat(report.compatible()).isTrue();
        assertThat(report.inputs()).filteredOn(input -> input.changes().contains(Change.NEW)).singleElement()
                .satisfies(input -> assertThat(input.before()).isNull())
                .satisfies(input -> assertThat(input.after().address()).isEqualTo("grain.height"));
    }

    @Test
    void whatIsNewAndNeedsAValueBreaksAll() {
        EditedWorkflow newer = everyKind().add("second", "img_blur", "image", "Second photo").show("second.image");

        assertThat(verify(LABELS, newer).breaking()).singleElement()
                .satisfies(input -> assertThat(input.changes()).containsExactly(Change.NEW));
    }

    @Test
    void aValueThatTheServerNeedsAndTheFileHasNoMoreBreaksAll() {
        InputMap map = InputMap.of(everyKind().store("photo.image", Map.of("image_name", "boat.png")).compile(), LABELS);

        assertThat(map.verify(everyKind().compile()).breaking()).singleElement()
                .satisfies(input -> assertThat(input.changes()).containsExactly(Change.DEMANDED));
    }

    @Test
    void aJsonPathThatLeadsNowhereIsToldOnce() {
        InputMap map = InputMap.of(everyKind().show("words.value").compile());

        InputMapReport report = map.verify(everyKind().makeAnew("words", "words-2").compile());

        assertThat(report.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.place()).contains("'words'");
            assertThat(warning.text()).isEqualTo("leads nowhere in the newer file");
        });
    }

    @Test
    void aJsonPathThatLeadsToSeveralPlacesIsToldOnce() {
        MappedInput words = input(InputMap.of(everyKind().compile()), "words.value");
        MappedInput everywhere = new MappedInput(
                words.index(), words.label(), words.nodeId(), words.fieldName(), words.type(), words.cardinality(), List.of(),
                false, true, true, "$.nodes[*].data.inputs.value.value");

        InputMapReport report = new InputMap("", "", InputMap.ALL_KEYS, List.of(everywhere, everywhere))
                .verify(everyKind().compile());

        assertThat(report.warnings()).map(Object::toString).containsExactly(
                "$.nodes[*].data.inputs.value.value: leads to 5 places in the newer file, not one");
    }

    private static InputMapReport verify(Set<KeyKind> keys, EditedWorkflow newer) {
        return InputMap.of(everyKind().compile(), keys).verify(newer.compile());
    }

    private static InputDrift drift(EditedWorkflow newer, String address) {
        return verify(InputMap.ALL_KEYS, newer).inputs().stream()
                .filter(input -> input.before() != null && input.before().address().equals(address)).findFirst().orElseThrow();
    }

    private static Set<Change> changes(EditedWorkflow newer, String address) {
        return drift(newer, address).changes();
    }

    private static List<String> breaking(Set<KeyKind> keys, EditedWorkflow newer) {
        return verify(keys, newer).breaking().stream().map(input -> input.before().address()).toList();
    }

    private static MappedInput input(InputMap map, String address) {
        return map.inputs().stream().filter(input -> input.address().equals(address)).findFirst().orElseThrow();
    }
}
